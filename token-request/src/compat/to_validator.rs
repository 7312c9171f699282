//! Conversion into the errors of the crate `validator`.
//!
//! `ValidationErrors` is an unordered tree of hash maps with one kind of entry per field. If both a field and a value in
//! it have violations, the field's own violations take the only entry.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use validator::{ValidationError, ValidationErrors, ValidationErrorsKind};

use super::{ALL, COLLECTION, is_value};
use crate::table::{Rule, Value};
use crate::violation::{Segment, Violation, Violations};

impl From<Violations> for ValidationErrors {
    /// Converts violations to errors with their codes, their custom messages, and the rules' arguments as `params`.
    ///
    /// The keys are wire names, `__all__` for the request itself, the position for an entry of a map, and, as in
    /// `validator`, `_tmp_validator` for a list in a list. If two fields of one name hold a list and a struct, only the
    /// first keeps its errors.
    fn from(violations: Violations) -> Self {
        let mut errors = Self::new();
        for violation in &violations {
            let path = path(violation);
            insert(&mut errors, &path, ValidationError::from(violation));
        }
        errors
    }
}

/// Returns the path in `ValidationErrors`. The keys of a flattened map are names in the request that contains it.
fn path(violation: &Violation) -> Vec<Segment<'_>> {
    let mut path = violation.all_segments();
    let mut is_flattened = false;
    for segment in &mut path {
        let is_in_flattened = std::mem::replace(&mut is_flattened, *segment == Segment::Name(""));
        if let (Segment::Key { key, .. }, true) = (*segment, is_in_flattened) {
            *segment = Segment::Name(key);
        }
    }
    if let Some(last) = path.last_mut().filter(|last| **last == Segment::Name("")) {
        *last = Segment::Name(ALL);
    }
    path.retain(|segment| *segment != Segment::Name(""));
    path
}

impl From<&Violation> for ValidationError {
    fn from(violation: &Violation) -> Self {
        let mut params = params(violation);
        let values = violation.details().into_iter().flat_map(|details| &details.values);
        params.extend(values.map(|(name, value)| (Cow::Borrowed(*name), value.clone())));
        // The parameters of a secret field's error may contain the secret.
        let error = violation.error().filter(|_| !violation.is_secret());
        for (name, value) in error.into_iter().flat_map(|error| &error.params) {
            // A value that a function reports replaces the rejected value, but only if values are reported.
            if !is_value(name) || params.contains_key(name) {
                drop(params.insert(name.clone(), value.clone()));
            }
        }
        Self {
            code: Cow::Owned(violation.code().to_owned()),
            message: violation.custom_message().map(|message| Cow::Owned(message.into_owned())),
            params,
        }
    }
}

/// Returns the arguments by name, with those of a list together as `values`.
///
/// An argument that is known only as source text is omitted. The texts that a secret is compared with are secret too.
fn params(violation: &Violation) -> HashMap<Cow<'static, str>, serde_json::Value> {
    let mut params = HashMap::new();
    let mut values = Vec::new();
    for arg in violation.args() {
        match (arg.name, &arg.value) {
            (_, Value::String(_) | Value::Texts(_)) if violation.field().secret => {}
            // A class of `chars` is an item of the list; any other word, or a condition, is not.
            (None, Value::Source(_)) if violation.rule().name != "chars" => {}
            (None, Value::Texts(texts)) => values.extend(texts.iter().map(|&text| text.into())),
            (None, value) => values.push(json(value)),
            (Some(_), Value::Source(_) | Value::Field { .. } | Value::Texts(_)) => {}
            (Some(name), value) => {
                drop(params.insert(param(violation.rule(), name).into(), json(value)));
            }
        }
    }
    if !values.is_empty() {
        params.insert("values".into(), values.into());
    }
    params
}

/// Returns the name that `validator` has for an argument.
fn param(rule: &Rule, name: &'static str) -> &'static str {
    match (rule.name, name) {
        ("contains" | "does_not_contain", "pattern") => "needle",
        _ => name,
    }
}

fn json(value: &Value) -> serde_json::Value {
    match *value {
        Value::String(text) | Value::Source(text) | Value::Field { wire: text, .. } => text.into(),
        Value::Texts(texts) => texts.into(),
        Value::Float(number) => number.into(),
        Value::Integer(number) => serde_json::Number::from_i128(number)
            .map_or_else(|| number.to_string().into(), serde_json::Value::Number),
    }
}

fn insert(errors: &mut ValidationErrors, path: &[Segment<'_>], error: ValidationError) {
    let (name, below) = match path {
        // A key without a name before it is a name itself, as in a map that serde flattens.
        [Segment::Name(name) | Segment::Key { key: name, .. }, below @ ..] => {
            (Cow::Owned((*name).to_owned()), below)
        }
        // An item without a name before it: of a list in a list, or of a request that is a list.
        [Segment::Index(_), ..] => (Cow::Borrowed(COLLECTION), path),
        [] => (Cow::Borrowed(ALL), path),
    };
    let entry = errors.errors_mut().entry(name);
    match below {
        [] => match entry.or_insert_with(|| ValidationErrorsKind::Field(Vec::new())) {
            ValidationErrorsKind::Field(errors) => errors.push(error),
            nested => *nested = ValidationErrorsKind::Field(vec![error]),
        },
        [Segment::Index(index) | Segment::Key { position: index, .. }, below @ ..] => {
            if let ValidationErrorsKind::List(list) =
                entry.or_insert_with(|| ValidationErrorsKind::List(BTreeMap::new()))
            {
                insert(list.entry(*index).or_default(), below, error);
            }
        }
        below => {
            if let ValidationErrorsKind::Struct(errors) =
                entry.or_insert_with(|| ValidationErrorsKind::Struct(Box::default()))
            {
                insert(errors, below, error);
            }
        }
    }
}
