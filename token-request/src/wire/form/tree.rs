//! A form whose parameters are sorted by the fields that they are of, for its diagnosis.

use std::borrow::Cow;

use super::bytes::{Malformed, Octets, Parameters};
use super::value::{element, is_json, is_list_of_objects, is_repeatable};
use crate::path::Said;
use crate::table::{Arg, Field, Type};
use crate::wire::header_value::Given;
use crate::wire::json::{self, SyntaxError};
use crate::wire::names::{Named, Names};
use crate::wire::rule::Fault;
use crate::wire::tree::{Document, Value};
use crate::wire::wiped::Wiped;

/// A form, with the parameters of each field. It takes memory for fields, but not for parameters.
pub(crate) struct Parsed<'t> {
    pub(crate) names: Names,
    body: &'t [u8],
    /// The fields whose values come from a header.
    pub(crate) given: &'t [Given<'t>],
    slots: Vec<Slot<'t>>,
    /// The number of the first node of an entry.
    entries_start: u32,
    end: u32,
}

/// The parameters of one name.
pub(crate) struct Slot<'t> {
    /// The name that serde knows.
    pub(crate) key: &'static str,
    /// The number of the field, where it is one.
    n: Option<usize>,
    ty: Type,
    /// The first value, which is empty only if all are.
    octets: Octets<'t>,
    n_parameters: u32,
    /// The number of values that are not empty.
    n_values: u32,
    /// The number of its node.
    id: u32,
    content: Content<'t>,
}

enum Content<'t> {
    Text,
    /// Text that is JSON as well, of which the table does not tell what it is.
    Either(Document<'t>),
    List,
    Json(Document<'t>),
    Wrong(Wrong),
}

/// What is wrong with the text of a parameter.
pub(crate) enum Wrong {
    Malformed(Malformed),
    Syntax(SyntaxError),
}

impl Wrong {
    /// The violation that it is, and its details.
    pub(crate) fn violation(&self) -> (Fault, Said) {
        match self {
            Self::Malformed(malformed) => {
                (Fault::Encoding, Said { args: malformed.args(), ..Said::default() })
            }
            Self::Syntax(error) => (Fault::Syntax, error.said()),
        }
    }

    /// Its arguments.
    pub(crate) fn args(&self) -> Vec<Arg> {
        self.violation().1.args
    }
}

/// What the form has under a name.
pub(crate) enum Found<'t> {
    Value(Value<'t>),
    Empty,
    Repeated,
    Wrong(&'t Wrong),
}

impl<'t> Parsed<'t> {
    pub(crate) fn new(body: &'t [u8], names: Names, given: &'t [Given<'t>]) -> Self {
        let slots = Vec::new();
        let mut parsed = Self { names, body, given, slots, entries_start: 0, end: 1 };
        for (name, octets) in Parameters::new(body) {
            let name = name.octets();
            if name.malformed().is_some() {
                continue;
            }
            let name = Wiped::from(name.decode_lossy());
            if let Some((key, n, ty)) = names.key(name.as_str(), |tag| value_of(body, tag)) {
                parsed.add(key, n, ty, octets);
            }
        }
        for slot in &mut parsed.slots {
            slot.id = parsed.end;
            slot.content = slot.content();
            if let Content::Json(document) | Content::Either(document) = &mut slot.content {
                document.set_base(slot.id);
            }
            parsed.end += slot.n_nodes();
        }
        parsed.entries_start = parsed.end;
        parsed.end += u32::try_from(parsed.entries().count()).unwrap_or_default();
        parsed
    }

    fn add(&mut self, key: &'static str, n: Option<usize>, ty: Type, octets: Octets<'t>) {
        let n_values = u32::from(!octets.is_empty());
        let found = self.slots.iter_mut().find(|slot| slot.key == key && slot.n == n);
        if let Some(slot) = found {
            slot.n_parameters = slot.n_parameters.saturating_add(1);
            slot.n_values = slot.n_values.saturating_add(n_values);
            if slot.octets.is_empty() {
                slot.octets = octets;
            }
        } else {
            let (id, content) = (0, Content::Text);
            self.slots.push(Slot { key, n, ty, octets, n_parameters: 1, n_values, id, content });
        }
    }

    /// The parameters of each name that the request knows.
    pub(crate) fn slots(&self) -> &[Slot<'t>] {
        &self.slots
    }

    /// The number after those of its nodes.
    pub(crate) fn end(&self) -> u32 {
        self.end
    }

    /// The fields that are lists without a parameter: an empty list, if serde needs one.
    pub(crate) fn absent_lists(&self) -> Vec<&'static Field> {
        let mut absent = Vec::new();
        self.names.each(|n, field| {
            let is_there = || self.slots.iter().any(|slot| slot.n == Some(n) && slot.n_values > 0);
            if super::is_needed_list(field) && !is_there() {
                absent.push(field);
            }
        });
        absent
    }

    /// The parameters that are entries of a map that is flattened into the request: each name, and its value.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Octets<'t>, Value<'t>)> {
        let (names, parameters) = (self.names, Parameters::new(self.body));
        let entries = names.entries().into_iter().flat_map(move |ty| {
            let parameters = parameters.clone().filter(|(_, value)| !value.is_empty());
            parameters.map(|(name, value)| (name.octets(), value)).map(move |it| (it, ty))
        });
        let entries = entries.filter(move |((name, _), _)| {
            let is_entry = |name: &str| matches!(names.find(name.as_bytes()), Named::Unknown);
            name.malformed().is_none() && is_entry(Wiped::from(name.decode_lossy()).as_str())
        });
        entries
            .zip(self.entries_start..)
            .map(|(((name, octets), ty), id)| (name, Value::Text { octets, ty, id }))
    }

    /// What is malformed outside of the values of fields, and the names that no field has.
    pub(crate) fn others(&self) -> impl Iterator<Item = Other> {
        let names = self.names;
        Parameters::new(self.body).filter_map(move |(name, value)| {
            let name = name.octets();
            if let Some(malformed) = name.malformed() {
                return Some(Other::Malformed(None, malformed));
            }
            let decoded = Wiped::from(name.decode_lossy());
            let hidden = match names.find(decoded.as_str().as_bytes()) {
                Named::Hidden(wire) => Some(wire),
                Named::Unknown if names.entries().is_none() => None,
                _ => return None,
            };
            if names.table.deny_unknown {
                return Some(Other::Unknown(hidden, name.start()));
            }
            value.malformed().map(|malformed| Other::Malformed(hidden, malformed))
        })
    }
}

/// A parameter that is of no field.
pub(crate) enum Other {
    Malformed(Option<&'static str>, Malformed),
    /// The name that JSON has for a field, or else the byte at which the name begins.
    Unknown(Option<&'static str>, usize),
}

impl<'t> Slot<'t> {
    fn content(&self) -> Content<'t> {
        let is_list = is_repeatable(self.ty);
        if is_list && self.n_values > 1 {
            return Content::List;
        }
        let text = match self.octets.decode() {
            Ok(text) => Wiped::from(text),
            Err(_) if is_list => return Content::List,
            Err(malformed) => return Content::Wrong(Wrong::Malformed(malformed)),
        };
        let shape = self.shape(text.as_str());
        if matches!(shape, Shape::Text) {
            return if is_list { Content::List } else { Content::Text };
        }
        match (shape, json::check_syntax(text.as_str())) {
            (Shape::Json, Err(error)) => Content::Wrong(Wrong::Syntax(error)),
            (Shape::Either, Ok(())) => Content::Either(Document::part(text, self.octets.start())),
            (_, Ok(())) => Content::Json(Document::part(text, self.octets.start())),
            (_, Err(_)) => Content::Text,
        }
    }

    fn shape(&self, text: &str) -> Shape {
        let is_any = |ty: Type| matches!(ty.value(), Type::Any);
        if is_repeatable(self.ty) {
            let is_json = is_any(element(self.ty)) && is_list_of_objects(text);
            return if is_json { Shape::Json } else { Shape::Text };
        }
        match self.ty {
            _ if text.is_empty() => Shape::Text,
            ty if is_json(ty, text) => Shape::Json,
            ty if is_any(ty) && text.starts_with(['{', '[']) => Shape::Either,
            _ => Shape::Text,
        }
    }

    fn n_nodes(&self) -> u32 {
        match &self.content {
            Content::Text | Content::Wrong(_) => 1,
            Content::List => self.n_values + 1,
            Content::Json(document) | Content::Either(document) => document.len(),
        }
    }

    /// Each value that serde gets for the name: more than one if it is repeated.
    pub(crate) fn values(&'t self, form: &'t Parsed<'t>) -> impl Iterator<Item = Value<'t>> {
        let text = self.text();
        let (value, n) = match self.found(form) {
            Found::Value(value) => (value, 1),
            Found::Empty => (text, 0),
            Found::Repeated => (text, 2),
            Found::Wrong(_) => (text, 1),
        };
        std::iter::repeat_n(value, n)
    }

    /// What the parameters are.
    pub(crate) fn found(&'t self, form: &'t Parsed<'t>) -> Found<'t> {
        let is_list = matches!(self.content, Content::List);
        if self.n_parameters > 1 && !is_list && !(is_repeatable(self.ty) && self.n_values < 2) {
            return Found::Repeated;
        }
        if self.n_values == 0 {
            return Found::Empty;
        }
        Found::Value(match &self.content {
            Content::Text => self.text(),
            Content::Either(document) => Value::Either(self, document.root()),
            Content::List => Value::List(List { form, slot: self }),
            Content::Json(document) => Value::Json(document.root()),
            Content::Wrong(wrong) => return Found::Wrong(wrong),
        })
    }

    /// The one value, as text.
    pub(crate) fn text(&self) -> Value<'t> {
        Value::Text { octets: self.octets, ty: self.ty, id: self.id }
    }
}

/// What the text of a parameter is, by the type of its field.
#[derive(Clone, Copy)]
enum Shape {
    Text,
    Json,
    Either,
}

/// All parameters of a list, which may be in any place of the form.
#[derive(Clone, Copy)]
pub(crate) struct List<'t> {
    form: &'t Parsed<'t>,
    slot: &'t Slot<'t>,
}

impl<'t> List<'t> {
    pub(crate) fn id(&self) -> u32 {
        self.slot.id
    }

    pub(crate) fn end(&self) -> u32 {
        self.slot.id + self.slot.n_nodes()
    }

    /// The one value that there is.
    pub(crate) fn only(&self) -> Option<Octets<'t>> {
        (self.slot.n_values == 1).then_some(self.slot.octets)
    }

    /// Each element.
    pub(crate) fn elements(self) -> impl Iterator<Item = Value<'t>> {
        let (names, n, ty) = (&self.form.names, self.slot.n, element(self.slot.ty));
        let parameters = Parameters::new(self.form.body).filter(|(_, value)| !value.is_empty());
        let is_it = move |name: &str| matches!(names.find(name.as_bytes()), Named::Field(m, _) if Some(m) == n);
        let of_it = parameters
            .filter(move |(name, _)| is_it(Wiped::from(name.octets().decode_lossy()).as_str()));
        of_it.zip(self.slot.id + 1..).map(move |((_, octets), id)| Value::Text { octets, ty, id })
    }
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
