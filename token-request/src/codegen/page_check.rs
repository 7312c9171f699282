//! The comparison of a struct with the field table of a page, at compile time.

use crate::{Arg, Field, Rule, Type, Value};

/// Returns whether a type may be the one that a field table describes. A type whose content is unknown may be any.
///
/// A table's `object`, which may be a request or a map, is described as a map of any values.
#[must_use]
pub const fn fits(ty: &Type, described: &Type) -> bool {
    match (ty, described) {
        (Type::Nullable(ty), _) => fits(ty, described),
        (Type::List(ty), Type::List(described)) | (Type::Map(ty), Type::Map(described)) => {
            fits(ty, described)
        }
        (Type::Any | Type::Object(_), _)
        | (_, Type::Any)
        | (Type::String | Type::Names(_), Type::String)
        | (Type::Integer, Type::Integer | Type::Number)
        | (Type::Number, Type::Number)
        | (Type::Boolean, Type::Boolean) => true,
        _ => false,
    }
}

/// Returns whether a field allows exactly these texts, through its rule `one_of` or its type.
#[must_use]
pub const fn allows_only(field: &Field, texts: &[&str]) -> bool {
    let mut i = 0;
    while i < field.rules.len() {
        if is_rule_one_of(&field.rules[i]) {
            return has_exactly(&field.rules[i], texts);
        }
        i += 1;
    }
    match field.ty {
        Type::Names(names) => names.len() == texts.len() && n_common(names, texts) == texts.len(),
        _ => false,
    }
}

const fn is_rule_one_of(rule: &Rule) -> bool {
    same(rule.name, "one_of")
}

/// Returns whether the arguments of a rule are exactly these texts.
const fn has_exactly(rule: &Rule, texts: &[&str]) -> bool {
    let mut n = 0;
    let mut n_known = 0;
    let mut i = 0;
    while i < rule.args.len() {
        match &rule.args[i] {
            Arg { value: Value::String(text), .. } => {
                n += 1;
                n_known += n_common(&[*text], texts);
            }
            Arg { value: Value::Texts(all), .. } => {
                n += all.len();
                n_known += n_common(all, texts);
            }
            _ => {}
        }
        i += 1;
    }
    n == texts.len() && n_known == n
}

/// Returns the number of texts in `all` that are also in `texts`.
const fn n_common(all: &[&str], texts: &[&str]) -> usize {
    let mut n = 0;
    let mut i = 0;
    while i < all.len() {
        if has(texts, all[i]) {
            n += 1;
        }
        i += 1;
    }
    n
}

const fn has(texts: &[&str], text: &str) -> bool {
    let mut i = 0;
    while i < texts.len() {
        if same(texts[i], text) {
            return true;
        }
        i += 1;
    }
    false
}

const fn same(a: &str, b: &str) -> bool {
    crate::rules::shared::bytes::equal(a.as_bytes(), b.as_bytes())
}
