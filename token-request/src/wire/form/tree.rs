//! A form whose parameters are sorted by the fields that they are of, for its diagnosis.

use std::borrow::Cow;

use super::bytes::{EncodedText, EncodingError, Parameters};
use super::value::{is_json, is_list_of_objects, is_repeatable, item};
use crate::table::{Arg, Field, Type};
use crate::violation::Details;
use crate::wire::header_value::HeaderValue;
use crate::wire::json::{self, SyntaxError};
use crate::wire::names::{NameKind, RequestNames};
use crate::wire::rule::Fault;
use crate::wire::tree::{JsonDocument, NodeValue};
use crate::wire::wiped::Wiped;

/// A form, with the parameters of each field. It takes memory for fields, but not for parameters.
pub(crate) struct FormTree<'t> {
    pub(crate) names: RequestNames,
    body: &'t [u8],
    /// The fields whose values come from a header.
    pub(crate) given: &'t [HeaderValue<'t>],
    slots: Vec<ParameterGroup<'t>>,
    /// The number of the first node of an entry.
    entries_start: u32,
    end: u32,
}

/// The parameters of one name.
pub(crate) struct ParameterGroup<'t> {
    /// The name that serde knows.
    pub(crate) key: &'static str,
    /// The number of the field, where it is one.
    n: Option<usize>,
    ty: Type,
    /// The first value, which is empty only if all are.
    encoded: EncodedText<'t>,
    n_parameters: u32,
    /// The number of values that are not empty.
    n_values: u32,
    /// The number of its node.
    id: u32,
    content: GroupContent<'t>,
}

enum GroupContent<'t> {
    Text,
    /// Text that is JSON as well, of which the table does not tell what it is.
    Either(JsonDocument<'t>),
    List,
    Json(JsonDocument<'t>),
    Invalid(ParameterError),
}

/// What is wrong with the text of a parameter.
pub(crate) enum ParameterError {
    Encoding(EncodingError),
    Syntax(SyntaxError),
}

impl ParameterError {
    /// The violation that it is, and its details.
    pub(crate) fn violation(&self) -> (Fault, Details) {
        match self {
            Self::Encoding(malformed) => {
                (Fault::Encoding, Details { args: malformed.args(), ..Details::default() })
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
pub(crate) enum GroupValue<'t> {
    Value(NodeValue<'t>),
    Empty,
    Repeated,
    Invalid(&'t ParameterError),
}

impl<'t> FormTree<'t> {
    pub(crate) fn new(body: &'t [u8], names: RequestNames, given: &'t [HeaderValue<'t>]) -> Self {
        let slots = Vec::new();
        let mut parsed = Self { names, body, given, slots, entries_start: 0, end: 1 };
        for (name, encoded) in Parameters::new(body) {
            let name = name.encoded();
            if name.malformed().is_some() {
                continue;
            }
            let name = Wiped::from(name.decode_lossy());
            if let Some((key, n, ty)) = names.key(name.as_str(), |tag| value_of(body, tag)) {
                parsed.add(key, n, ty, encoded);
            }
        }
        for slot in &mut parsed.slots {
            slot.id = parsed.end;
            slot.content = slot.content();
            if let GroupContent::Json(document) | GroupContent::Either(document) = &mut slot.content
            {
                document.set_base(slot.id);
            }
            parsed.end += slot.n_nodes();
        }
        parsed.entries_start = parsed.end;
        parsed.end += u32::try_from(parsed.entries().count()).unwrap_or_default();
        parsed
    }

    fn add(&mut self, key: &'static str, n: Option<usize>, ty: Type, encoded: EncodedText<'t>) {
        let n_values = u32::from(!encoded.is_empty());
        let found = self.slots.iter_mut().find(|slot| slot.key == key && slot.n == n);
        if let Some(slot) = found {
            slot.n_parameters = slot.n_parameters.saturating_add(1);
            slot.n_values = slot.n_values.saturating_add(n_values);
            if slot.encoded.is_empty() {
                slot.encoded = encoded;
            }
        } else {
            let (id, content) = (0, GroupContent::Text);
            self.slots.push(ParameterGroup {
                key,
                n,
                ty,
                encoded,
                n_parameters: 1,
                n_values,
                id,
                content,
            });
        }
    }

    /// The parameters of each name that the request knows.
    pub(crate) fn slots(&self) -> &[ParameterGroup<'t>] {
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
    pub(crate) fn entries(&self) -> impl Iterator<Item = (EncodedText<'t>, NodeValue<'t>)> {
        let (names, parameters) = (self.names, Parameters::new(self.body));
        let entries = names.entries().into_iter().flat_map(move |ty| {
            let parameters = parameters.clone().filter(|(_, value)| !value.is_empty());
            parameters.map(|(name, value)| (name.encoded(), value)).map(move |it| (it, ty))
        });
        let entries = entries.filter(move |((name, _), _)| {
            let is_entry = |name: &str| matches!(names.find(name.as_bytes()), NameKind::Unknown);
            name.malformed().is_none() && is_entry(Wiped::from(name.decode_lossy()).as_str())
        });
        entries
            .zip(self.entries_start..)
            .map(|(((name, encoded), ty), id)| (name, NodeValue::Text { encoded, ty, id }))
    }

    /// What is malformed outside of the values of fields, and the names that no field has.
    pub(crate) fn others(&self) -> impl Iterator<Item = UnknownParameter> {
        let names = self.names;
        Parameters::new(self.body).filter_map(move |(name, value)| {
            let name = name.encoded();
            if let Some(malformed) = name.malformed() {
                return Some(UnknownParameter::Encoding(None, malformed));
            }
            let decoded = Wiped::from(name.decode_lossy());
            let hidden = match names.find(decoded.as_str().as_bytes()) {
                NameKind::Hidden(wire) => Some(wire),
                NameKind::Unknown if names.entries().is_none() => None,
                _ => return None,
            };
            if names.table.deny_unknown {
                return Some(UnknownParameter::Unknown(hidden, name.start()));
            }
            value.malformed().map(|malformed| UnknownParameter::Encoding(hidden, malformed))
        })
    }
}

/// A parameter that is of no field.
pub(crate) enum UnknownParameter {
    Encoding(Option<&'static str>, EncodingError),
    /// The name that JSON has for a field, or else the byte at which the name begins.
    Unknown(Option<&'static str>, usize),
}

impl<'t> ParameterGroup<'t> {
    fn content(&self) -> GroupContent<'t> {
        let is_list = is_repeatable(self.ty);
        if is_list && self.n_values > 1 {
            return GroupContent::List;
        }
        let text = match self.encoded.decode() {
            Ok(text) => Wiped::from(text),
            Err(_) if is_list => return GroupContent::List,
            Err(malformed) => {
                return GroupContent::Invalid(ParameterError::Encoding(malformed));
            }
        };
        let shape = self.shape(text.as_str());
        if matches!(shape, TextFormat::Text) {
            return if is_list { GroupContent::List } else { GroupContent::Text };
        }
        match (shape, json::check_syntax(text.as_str())) {
            (TextFormat::Json, Err(error)) => GroupContent::Invalid(ParameterError::Syntax(error)),
            (TextFormat::Either, Ok(())) => {
                GroupContent::Either(JsonDocument::part(text, self.encoded.start()))
            }
            (_, Ok(())) => GroupContent::Json(JsonDocument::part(text, self.encoded.start())),
            (_, Err(_)) => GroupContent::Text,
        }
    }

    fn shape(&self, text: &str) -> TextFormat {
        let is_any = |ty: Type| matches!(ty.value(), Type::Any);
        if is_repeatable(self.ty) {
            let is_json = is_any(item(self.ty)) && is_list_of_objects(text);
            return if is_json { TextFormat::Json } else { TextFormat::Text };
        }
        match self.ty {
            _ if text.is_empty() => TextFormat::Text,
            ty if is_json(ty, text) => TextFormat::Json,
            ty if is_any(ty) && text.starts_with(['{', '[']) => TextFormat::Either,
            _ => TextFormat::Text,
        }
    }

    fn n_nodes(&self) -> u32 {
        match &self.content {
            GroupContent::Text | GroupContent::Invalid(_) => 1,
            GroupContent::List => self.n_values + 1,
            GroupContent::Json(document) | GroupContent::Either(document) => document.len(),
        }
    }

    /// Each value that serde gets for the name: more than one if it is repeated.
    pub(crate) fn values(&'t self, form: &'t FormTree<'t>) -> impl Iterator<Item = NodeValue<'t>> {
        let text = self.text();
        let (value, n) = match self.found(form) {
            GroupValue::Value(value) => (value, 1),
            GroupValue::Empty => (text, 0),
            GroupValue::Repeated => (text, 2),
            GroupValue::Invalid(_) => (text, 1),
        };
        std::iter::repeat_n(value, n)
    }

    /// What the parameters are.
    pub(crate) fn found(&'t self, form: &'t FormTree<'t>) -> GroupValue<'t> {
        let is_list = matches!(self.content, GroupContent::List);
        if self.n_parameters > 1 && !is_list && !(is_repeatable(self.ty) && self.n_values < 2) {
            return GroupValue::Repeated;
        }
        if self.n_values == 0 {
            return GroupValue::Empty;
        }
        GroupValue::Value(match &self.content {
            GroupContent::Text => self.text(),
            GroupContent::Either(document) => NodeValue::Either(self, document.root()),
            GroupContent::List => NodeValue::List(ParameterList { form, slot: self }),
            GroupContent::Json(document) => NodeValue::Json(document.root()),
            GroupContent::Invalid(wrong) => return GroupValue::Invalid(wrong),
        })
    }

    /// The one value, as text.
    pub(crate) fn text(&self) -> NodeValue<'t> {
        NodeValue::Text { encoded: self.encoded, ty: self.ty, id: self.id }
    }
}

/// What the text of a parameter is, by the type of its field.
#[derive(Clone, Copy)]
enum TextFormat {
    Text,
    Json,
    Either,
}

/// All parameters of a list, which may be in any place of the form.
#[derive(Clone, Copy)]
pub(crate) struct ParameterList<'t> {
    form: &'t FormTree<'t>,
    slot: &'t ParameterGroup<'t>,
}

impl<'t> ParameterList<'t> {
    pub(crate) fn id(&self) -> u32 {
        self.slot.id
    }

    pub(crate) fn end(&self) -> u32 {
        self.slot.id + self.slot.n_nodes()
    }

    /// The one value that there is.
    pub(crate) fn only(&self) -> Option<EncodedText<'t>> {
        (self.slot.n_values == 1).then_some(self.slot.encoded)
    }

    /// Each item.
    pub(crate) fn items(self) -> impl Iterator<Item = NodeValue<'t>> {
        let (names, n, ty) = (&self.form.names, self.slot.n, item(self.slot.ty));
        let parameters = Parameters::new(self.form.body).filter(|(_, value)| !value.is_empty());
        let is_it = move |name: &str| matches!(names.find(name.as_bytes()), NameKind::Field(m, _) if Some(m) == n);
        let of_it = parameters
            .filter(move |(name, _)| is_it(Wiped::from(name.encoded().decode_lossy()).as_str()));
        of_it.zip(self.slot.id + 1..).map(move |((_, encoded), id)| NodeValue::Text {
            encoded,
            ty,
            id,
        })
    }
}

/// The values of the parameters that have no name, where all else is ignored; none where it is not.
pub(crate) fn nameless(body: &[u8], may_have_others: bool) -> Vec<EncodedText<'_>> {
    let mut values = Vec::new();
    for (name, value) in Parameters::new(body).filter(|(_, value)| !value.is_empty()) {
        if name.bytes.is_empty() {
            values.push(value);
        } else if !(may_have_others && name.encoded().is_well_formed() && value.is_well_formed()) {
            return Vec::new();
        }
    }
    values
}

/// The first value of that name.
pub(crate) fn value_of<'de>(body: &'de [u8], name: &str) -> Cow<'de, str> {
    let mut values =
        Parameters::new(body).filter(|(other, _)| other.encoded().decode_lossy() == name);
    values.next().map_or(Cow::Borrowed(""), |(_, value)| value.decode_lossy())
}
