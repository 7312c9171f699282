//! The value of a parameter, by the type that the table gives it.

use std::borrow::Cow;

use crate::table::{Table, Tagging, Type};

/// A text that serde deserializes. The type is that of the table, for values of which serde does not ask for a type.
pub(crate) struct FormValue<'de> {
    pub(crate) text: Cow<'de, str>,
    pub(crate) ty: Type,
}

/// Returns whether a value of this type is written as several parameters of one name.
pub(crate) fn is_repeatable(ty: Type) -> bool {
    match ty.value() {
        Type::List(item) => matches!(item.value(), Type::Any) || item.value().scalar().is_some(),
        Type::Object(table) => match table().newtype() {
            // A newtype of a newtype may contain itself, so that it is called by its own name.
            Some(field) if !matches!(field.ty, Type::Object(_)) => is_repeatable(field.ty),
            _ => false,
        },
        _ => false,
    }
}

/// Returns whether a text is JSON, because a form cannot express a value of this type. A value that may have several types is
/// JSON if it begins as an object or an array does.
pub(crate) fn is_json(ty: Type, text: &str) -> bool {
    match ty.value() {
        Type::List(_) | Type::Map(_) => true,
        Type::Object(table) if ty.scalar().is_none() => {
            table().variants.is_empty() || text.starts_with(['{', '['])
        }
        _ => false,
    }
}

/// Returns the type of a text in an enum of scalars: the first type that matches, or else `String`.
pub(crate) fn scalar_of(table: Table, text: &str) -> Type {
    let fields = table.variants.iter().filter_map(|variant| match variant.fields {
        [field] if field.wire.is_empty() => field.ty.scalar(),
        _ => None,
    });
    let matches_text = |ty: &Type| match ty {
        Type::Integer | Type::Number => is_number(text, *ty),
        Type::Boolean => text.parse::<bool>().is_ok(),
        _ => true,
    };
    fields.filter(|_| table.tagging == Tagging::Untagged).find(matches_text).unwrap_or(Type::String)
}

/// Returns the type of the items of a list.
pub(crate) fn item_type(ty: Type) -> Type {
    match ty.value() {
        Type::List(item) => *item,
        Type::Object(table) => table().newtype().map_or(Type::Any, |field| item_type(field.ty)),
        _ => Type::Any,
    }
}

/// Returns whether a text begins as an array of objects in JSON. It is JSON then, if the table does not know the type of the
/// items.
pub(crate) fn is_list_of_objects(text: &str) -> bool {
    text.strip_prefix('[').is_some_and(|rest| rest.trim_start().starts_with('{'))
}

/// Returns whether a text is a number of this type.
fn is_number(text: &str, ty: Type) -> bool {
    let is_whole = || text.parse::<i128>().is_ok() || text.parse::<u128>().is_ok();
    is_literal(text)
        && if matches!(ty, Type::Integer) {
            is_whole()
        } else {
            text.parse().is_ok_and(f64::is_finite)
        }
}

/// Returns whether a number is written as in JSON. Rust's parser accepts more forms.
pub(crate) fn is_literal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_at(digits.find(['.', 'e', 'E']).unwrap_or(digits.len()));
    let is_whole = whole == "0" || whole.starts_with(|c| ('1'..='9').contains(&c));
    let fraction = rest.strip_prefix('.');
    is_whole && fraction.is_none_or(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}
