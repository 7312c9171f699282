//! A form whose parameters are grouped by name, to report violations of it.

use std::borrow::Cow;

use super::bytes::{EncodedText, EncodingError, Parameters};
use super::value::{is_json, is_list_of_objects, is_repeatable, item_type};
use crate::table::{Arg, Field, Type};
use crate::violation::Details;
use crate::wire::header_value::HeaderValue;
use crate::wire::json::{JsonDocument, SyntaxError, check_syntax};
use crate::wire::names::{NameKind, RequestNames};
use crate::wire::rule::WireRule;
use crate::wire::wiped::Wiped;

/// A form, with the parameters of each field. It takes memory for each field, but not for each parameter.
pub(crate) struct FormTree<'t> {
    pub(crate) names: RequestNames,
    pub(crate) body: &'t [u8],
    /// The fields whose values come from a header.
    pub(crate) header_values: &'t [HeaderValue<'t>],
    pub(crate) groups: Vec<ParameterGroup<'t>>,
    /// The id of the first entry of a flattened map.
    pub(crate) entries_start: u32,
    /// The id after those of all nodes.
    pub(crate) end: u32,
}

/// A name, and all its parameters.
pub(crate) struct ParameterGroup<'t> {
    /// The name that serde knows.
    pub(crate) key: &'static str,
    /// The number of the field, unless the name is that of an enum.
    number: Option<usize>,
    pub(crate) ty: Type,
    /// The first value, which is empty only if all values are.
    pub(crate) encoded: EncodedText<'t>,
    pub(crate) n_parameters: u32,
    /// The number of values that are not empty.
    pub(crate) n_values: u32,
    /// The id of the node.
    pub(crate) id: u32,
    pub(crate) content: GroupContent<'t>,
}

/// The content of the parameters of one name, by the type of the field.
pub(crate) enum GroupContent<'t> {
    Text,
    /// Text that is also valid JSON. The table has no type for it.
    Either(JsonDocument<'t>),
    List,
    Json(JsonDocument<'t>),
    Invalid(ParameterError),
}

/// An error in the text of a parameter.
pub(crate) enum ParameterError {
    Encoding(EncodingError),
    Syntax(SyntaxError),
}

impl ParameterError {
    /// Returns the rule that is broken, and the details of the violation.
    pub(crate) fn violation(&self) -> (WireRule, Details) {
        match self {
            Self::Encoding(error) => (WireRule::Encoding, error.args().into()),
            Self::Syntax(error) => (WireRule::Syntax, error.details()),
        }
    }

    /// Returns the arguments of the violation.
    pub(crate) fn args(&self) -> Vec<Arg> {
        self.violation().1.args
    }
}

impl<'t> FormTree<'t> {
    pub(crate) fn new(
        body: &'t [u8],
        names: RequestNames,
        header_values: &'t [HeaderValue<'t>],
    ) -> Self {
        let groups = Vec::new();
        let mut tree = Self { names, body, header_values, groups, entries_start: 0, end: 1 };
        for (name, encoded) in Parameters::new(body) {
            let name = name.encoded();
            if name.error().is_some() {
                continue;
            }
            let name = Wiped::from(name.decode_lossy());
            let key = names.key(name.as_str(), |tag| first_value(body, tag));
            if let Some((key, number, ty)) = key {
                tree.add(key, number, ty, encoded);
            }
        }
        for group in &mut tree.groups {
            group.id = tree.end;
            group.content = group.content();
            if let GroupContent::Json(document) | GroupContent::Either(document) =
                &mut group.content
            {
                document.set_base(group.id);
            }
            tree.end += group.n_nodes();
        }
        tree.entries_start = tree.end;
        tree.end += u32::try_from(tree.encoded_entries().count()).unwrap_or_default();
        tree
    }

    fn add(
        &mut self,
        key: &'static str,
        number: Option<usize>,
        ty: Type,
        encoded: EncodedText<'t>,
    ) {
        let n_values = u32::from(!encoded.is_empty());
        let found = self.groups.iter_mut().find(|group| group.key == key && group.number == number);
        if let Some(group) = found {
            group.n_parameters = group.n_parameters.saturating_add(1);
            group.n_values = group.n_values.saturating_add(n_values);
            if group.encoded.is_empty() {
                group.encoded = encoded;
            }
        } else {
            let (id, content) = (0, GroupContent::Text);
            self.groups.push(ParameterGroup {
                key,
                number,
                ty,
                encoded,
                n_parameters: 1,
                n_values,
                id,
                content,
            });
        }
    }

    /// Returns the list fields without a parameter that serde requires: they are empty lists.
    pub(crate) fn absent_lists(&self) -> Vec<&'static Field> {
        let mut absent = Vec::new();
        self.names.each(|number, field| {
            let is_present =
                |group: &ParameterGroup<'_>| group.number == Some(number) && group.n_values > 0;
            if is_required_list(field) && !self.groups.iter().any(is_present) {
                absent.push(field);
            }
        });
        absent
    }

    /// Returns the parameters that are entries of a map that is flattened into the request: name, value and type.
    pub(crate) fn encoded_entries(
        &self,
    ) -> impl Iterator<Item = (EncodedText<'t>, EncodedText<'t>, Type)> {
        let (names, parameters) = (self.names, Parameters::new(self.body));
        let entries = names.entries().into_iter().flat_map(move |ty| {
            let parameters = parameters.clone().filter(|(_, value)| !value.is_empty());
            parameters.map(move |(name, value)| (name.encoded(), value, ty))
        });
        entries.filter(move |(name, ..)| {
            let is_entry = |name: &str| matches!(names.find(name.as_bytes()), NameKind::Unknown);
            name.error().is_none() && is_entry(Wiped::from(name.decode_lossy()).as_str())
        })
    }

    /// Returns the parameters that have an invalid name or that belong to no field.
    pub(crate) fn unknown_parameters(&self) -> impl Iterator<Item = UnknownParameter> {
        let names = self.names;
        Parameters::new(self.body).filter_map(move |(name, value)| {
            let name = name.encoded();
            if let Some(error) = name.error() {
                return Some(UnknownParameter::Encoding(None, error));
            }
            let decoded = Wiped::from(name.decode_lossy());
            let wire = match names.find(decoded.as_str().as_bytes()) {
                NameKind::Hidden(wire) => Some(wire),
                NameKind::Unknown if names.entries().is_none() => None,
                _ => return None,
            };
            if names.table.deny_unknown {
                return Some(UnknownParameter::Unknown(wire, name.start()));
            }
            value.error().map(|error| UnknownParameter::Encoding(wire, error))
        })
    }
}

/// A violation of a parameter that belongs to no field. The name is the one that a field has in JSON, if any.
pub(crate) enum UnknownParameter {
    Encoding(Option<&'static str>, EncodingError),
    /// An unknown name, with the byte at which it starts.
    Unknown(Option<&'static str>, usize),
}

/// Returns whether serde requires a value of a list, even if the form has no parameter for it.
#[inline]
pub(crate) fn is_required_list(field: &Field) -> bool {
    field.required && !field.nullable && !field.flatten && is_repeatable(field.ty)
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
            Err(error) => return GroupContent::Invalid(ParameterError::Encoding(error)),
        };
        let format = self.format(text.as_str());
        if matches!(format, TextFormat::Text) {
            return if is_list { GroupContent::List } else { GroupContent::Text };
        }
        let document = |text| JsonDocument::part(text, self.encoded.start());
        match (format, check_syntax(text.as_str())) {
            (TextFormat::Json, Err(error)) => GroupContent::Invalid(ParameterError::Syntax(error)),
            (_, Err(_)) => GroupContent::Text,
            (TextFormat::Either, Ok(())) => GroupContent::Either(document(text)),
            (_, Ok(())) => GroupContent::Json(document(text)),
        }
    }

    fn format(&self, text: &str) -> TextFormat {
        let is_any = |ty: Type| matches!(ty.value(), Type::Any);
        if is_repeatable(self.ty) {
            let is_json = is_any(item_type(self.ty)) && is_list_of_objects(text);
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
}

/// The format of a parameter's text, by the type of its field.
#[derive(Clone, Copy)]
enum TextFormat {
    Text,
    Json,
    Either,
}

/// The parameters of a list. They may be anywhere in the form.
#[derive(Clone, Copy)]
pub(crate) struct ParameterList<'t> {
    pub(crate) form: &'t FormTree<'t>,
    pub(crate) group: &'t ParameterGroup<'t>,
}

impl<'t> ParameterList<'t> {
    pub(crate) fn id(&self) -> u32 {
        self.group.id
    }

    /// Returns the id after those of the items.
    pub(crate) fn end(&self) -> u32 {
        self.group.id + self.group.n_nodes()
    }

    /// Returns the value if there is exactly one.
    pub(crate) fn only(&self) -> Option<EncodedText<'t>> {
        (self.group.n_values == 1).then_some(self.group.encoded)
    }

    /// Returns the values that are not empty.
    pub(crate) fn values(self) -> impl Iterator<Item = EncodedText<'t>> {
        let (names, number) = (&self.form.names, self.group.number);
        let parameters = Parameters::new(self.form.body).filter(|(_, value)| !value.is_empty());
        let has_name = move |name: &str| matches!(names.find(name.as_bytes()), NameKind::Field(n, _) if Some(n) == number);
        let values = parameters
            .filter(move |(name, _)| has_name(Wiped::from(name.encoded().decode_lossy()).as_str()));
        values.map(|(_, value)| value)
    }
}

/// Returns the values of the parameters without a name, or none if the form has other parameters that are not ignored.
pub(crate) fn nameless_values(body: &[u8], may_have_others: bool) -> Vec<EncodedText<'_>> {
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

/// Returns the first value of the parameters of a name, or an empty text.
pub(crate) fn first_value<'de>(body: &'de [u8], name: &str) -> Cow<'de, str> {
    let mut values =
        Parameters::new(body).filter(|(other, _)| other.encoded().decode_lossy() == name);
    values.next().map_or(Cow::Borrowed(""), |(_, value)| value.decode_lossy())
}
