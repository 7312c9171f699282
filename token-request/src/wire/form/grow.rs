//! The tree of a form: an object with the names that serde knows.

use std::borrow::Cow;

use super::octets::{Malformed, Name, Octets, Parameters};
use super::value::{element, is_json, is_list_of_objects, is_repeatable};
use crate::table::{Field, Type};
use crate::wire::fault::{Fault, Flaw, number, word};
use crate::wire::json;
use crate::wire::names::{Named, Names};
use crate::wire::tree::{Id, Step, Tree, Value};

/// Adds a request to the tree, and says what is malformed in it.
pub(crate) fn grow<'de>(tree: &mut Tree<'de>, body: &'de [u8], names: Names) -> Vec<Flaw> {
    tree.add(Value::Object(Vec::new()), None);
    let mut grow = Grow { tree, names, lists: Vec::new(), denied: Vec::new(), flaws: Vec::new() };
    for (name, value) in Parameters::new(body) {
        grow.parameter(name, value);
    }
    grow.flaws
}

/// The values of the parameters that have no name, where all else is ignored; none where it is not.
pub(crate) fn nameless(body: &[u8], may_have_others: bool) -> Vec<Octets<'_>> {
    let mut values = Vec::new();
    for (name, value) in Parameters::new(body).filter(|(_, value)| !value.is_empty()) {
        if name.bytes.is_empty() {
            values.push(value);
        } else if !(may_have_others && name.octets().is_well_formed() && value.is_well_formed()) {
            return Vec::new();
        }
    }
    values
}

/// The first value of that name.
pub(crate) fn value_of<'de>(body: &'de [u8], name: &str) -> Cow<'de, str> {
    let mut values =
        Parameters::new(body).filter(|(other, _)| other.octets().decode_lossy() == name);
    values.next().map_or(Cow::Borrowed(""), |(_, value)| value.decode_lossy())
}

struct Grow<'t, 'de> {
    tree: &'t mut Tree<'de>,
    names: Names,
    /// The fields that are lists, by their numbers.
    lists: Vec<(usize, Id)>,
    /// The names that only serde knows and that a closed request does not have.
    denied: Vec<Cow<'de, str>>,
    flaws: Vec<Flaw>,
}

impl<'de> Grow<'_, 'de> {
    fn parameter(&mut self, name: Name<'de>, value: Octets<'de>) {
        let name = name.octets();
        if let Some(malformed) = name.malformed() {
            self.flaws.push(flaw(None, malformed));
            return;
        }
        let name = name.decode_lossy();
        match self.names.find(name.as_bytes()) {
            Named::Field(n, field) if is_repeatable(field.ty) => self.element(n, field, value),
            Named::Field(_, field) => self.typed(Cow::Borrowed(field.wire), field.ty, value),
            Named::Hidden => self.hidden(name, value),
            Named::Content(ty) => self.typed(name, ty, value),
            Named::Tag => self.text(Tree::ROOT, Some(name), value, Type::Any),
            Named::Unknown => self.unknown(name, value),
        }
    }

    /// Something that serde would take for a field, and so is not to find.
    fn hidden(&mut self, name: Cow<'de, str>, value: Octets<'de>) {
        let parent = Some((Tree::ROOT, Step::Key(name.clone())));
        if self.names.table.deny_unknown {
            if !self.denied.contains(&name) {
                let id = Some(self.tree.add(Value::Malformed, parent));
                self.flaws.push(Flaw { id, fault: Fault::Unknown, args: Vec::new() });
                self.denied.push(name);
            }
        } else if let Some(malformed) = value.malformed() {
            let id = Some(self.tree.add(Value::Malformed, parent));
            self.flaws.push(flaw(id, malformed));
        }
    }

    /// Something that no field is: unless it is an entry, it does not matter whether it is UTF-8.
    fn unknown(&mut self, name: Cow<'de, str>, value: Octets<'de>) {
        if let Some(ty) = self.names.entries() {
            if !value.is_empty() {
                self.text(Tree::ROOT, Some(name), value, ty);
            }
        } else if value.malformed().is_some() {
            self.text(Tree::ROOT, Some(name), value, Type::Any);
        } else {
            let text = Value::Text(value.decode_lossy(), Type::Any);
            self.tree.add_member(Tree::ROOT, name, text);
        }
    }

    /// Adds a text to an object, or to a list.
    fn text(&mut self, to: Id, name: Option<Cow<'de, str>>, value: Octets<'de>, ty: Type) {
        let (value, malformed) = match value.decode() {
            Ok(text) if text.is_empty() => (Value::Empty, None),
            Ok(text) => (Value::Text(text, ty), None),
            Err(malformed) => (Value::Malformed, Some(malformed)),
        };
        let id = match name {
            Some(name) => self.tree.add_member(to, name, value),
            None => self.tree.add_element(to, value),
        };
        self.flaws.extend(malformed.map(|malformed| flaw(Some(id), malformed)));
    }

    /// A value of a type, which is JSON where a form has no shape for it.
    fn typed(&mut self, name: Cow<'de, str>, ty: Type, value: Octets<'de>) {
        match value.decode() {
            Ok(text) if !text.is_empty() && is_json(ty, &text) => self.json(name, &text),
            _ => self.text(Tree::ROOT, Some(name), value, ty),
        }
    }

    /// Adds what a form has no shape for.
    fn json(&mut self, name: Cow<'de, str>, text: &str) {
        let id = self.tree.add_member(Tree::ROOT, name, Value::Malformed);
        let wrong = json::grow_from(self.tree, id, text);
        self.flaws.extend(wrong);
    }

    /// Adds an element to a list.
    fn element(&mut self, n: usize, field: &'static Field, value: Octets<'de>) {
        let list = self.lists.iter().find(|(m, _)| *m == n).map(|(_, list)| *list);
        if list.is_none()
            && matches!(element(field.ty).value(), Type::Any)
            && let Ok(text) = value.decode()
            && is_list_of_objects(&text)
        {
            return self.json(Cow::Borrowed(field.wire), &text);
        }
        let list = list.unwrap_or_else(|| {
            let name = Cow::Borrowed(field.wire);
            let list = self.tree.add_member(Tree::ROOT, name, Value::List(Vec::new()));
            self.lists.push((n, list));
            list
        });
        if !value.is_empty() {
            self.text(list, None, value, element(field.ty));
        }
    }
}

pub(crate) fn flaw(id: Option<Id>, Malformed { what, byte }: Malformed) -> Flaw {
    let args = vec![word("what", what), number("byte", byte)];
    Flaw { id, fault: Fault::Encoding, args }
}
