//! The tree of a body in JSON.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::de::Read;

use crate::table::Arg;
use crate::wire::fault::{Fault, Flaw, number, word};
use crate::wire::tree::{Id, Number, Tree, Value};

/// How many values may stand in each other, as `serde_json` has it.
const DEEPEST: usize = 127;

/// Adds a request to the tree, and says what is wrong with the whole of the body. What could be read of it before that is in
/// the tree, unless that is no JSON at all.
pub(crate) fn grow<'de>(tree: &mut Tree<'de>, body: &'de [u8]) -> Option<Flaw> {
    let root = tree.add(Value::Malformed, None);
    match std::str::from_utf8(body) {
        Ok(json) => {
            let mut deserializer = serde_json::Deserializer::from_str(json);
            let flaw = grow_all(tree, root, &mut deserializer)?;
            Some(explained(flaw, json))
        }
        Err(error) => {
            let args = vec![word("what", "is not UTF-8"), number("byte", error.valid_up_to())];
            Some(Flaw { id: None, fault: Fault::Encoding, args })
        }
    }
}

/// The same of a text that does not live as long as the body.
pub(crate) fn grow_copy(tree: &mut Tree<'_>, json: &str) -> Option<Flaw> {
    let root = tree.add(Value::Malformed, None);
    grow_from(tree, root, json).map(|flaw| Flaw { id: None, ..flaw })
}

/// The same in the place of a value, of a text that does not live as long as the body.
pub(crate) fn grow_from(tree: &mut Tree<'_>, id: Id, json: &str) -> Option<Flaw> {
    let mut deserializer = serde_json::Deserializer::from_reader(json.as_bytes());
    let flaw = grow_all(tree, id, &mut deserializer)?;
    Some(Flaw { id: Some(id), ..explained(flaw, json) })
}

fn grow_all<'de, R: Read<'de>>(
    tree: &mut Tree<'de>,
    id: Id,
    json: &mut serde_json::Deserializer<R>,
) -> Option<(Fault, Vec<Arg>)> {
    let grown = Grow { tree, id }.deserialize(&mut *json);
    let is_read = grown.is_ok();
    let error = grown.and_then(|()| json.end()).err()?;
    if !is_read {
        tree.set(id, Value::Malformed);
    }
    // It is `serde_json` that does not read on, and that tells why in no other way.
    let said = error.to_string();
    if said.starts_with("recursion limit") {
        return Some((Fault::TooLarge, vec![number("depth", DEEPEST)]));
    }
    let hint = match () {
        () if is_read => Some("something follows"),
        () if error.is_eof() => Some("it ends too early"),
        () if said.starts_with("number out of range") => Some("a number is too large"),
        () => None,
    };
    let place = [number("line", error.line()), number("column", error.column())];
    Some((Fault::Syntax, place.into_iter().chain(hint.map(|hint| word("hint", hint))).collect()))
}

/// Says what can be told of the text.
fn explained((fault, mut args): (Fault, Vec<Arg>), json: &str) -> Flaw {
    let hint = match json.trim_start().chars().next() {
        None => "there is nothing",
        Some('\u{FEFF}') => "it begins with a byte order mark",
        Some(_) => return Flaw { id: None, fault, args },
    };
    args.truncate(2);
    args.push(word("hint", hint));
    Flaw { id: None, fault, args }
}

/// Puts what is read in the place of a value.
struct Grow<'t, 'de> {
    tree: &'t mut Tree<'de>,
    id: Id,
}

impl<'de> Grow<'_, 'de> {
    #[allow(clippy::unnecessary_wraps, reason = "it is what each method of the visitor returns")]
    fn put<E>(self, value: Value<'de>) -> Result<(), E> {
        self.tree.set(self.id, value);
        Ok(())
    }

    /// What grows in it.
    fn below(&mut self, id: Id) -> Grow<'_, 'de> {
        Grow { tree: self.tree, id }
    }
}

impl<'de> DeserializeSeed<'de> for Grow<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Grow<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.put(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.put(Value::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.put(Value::Number(Number::Unsigned(number)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.put(Value::Number(Number::Negative(number)))
    }

    fn visit_f64<E>(self, number: f64) -> Result<(), E> {
        self.put(Value::Number(Number::Float(number)))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.put(Value::String(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.put(Value::String(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut access: A) -> Result<(), A::Error> {
        self.tree.set(self.id, Value::List(Vec::new()));
        loop {
            let id = self.tree.add_element(self.id, Value::Malformed);
            if access.next_element_seed(self.below(id))?.is_none() {
                self.tree.pop_element(self.id);
                return Ok(());
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut access: A) -> Result<(), A::Error> {
        self.tree.set(self.id, Value::Object(Vec::new()));
        while let Some(Key(key)) = access.next_key()? {
            let id = self.tree.add_member(self.id, key, Value::Malformed);
            access.next_value_seed(self.below(id))?;
        }
        Ok(())
    }
}

/// A key, which is borrowed where it can be.
#[derive(serde::Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);
