//! The comparison of a struct with its field table, while it compiles.

use crate::{Arg, Field, Rule, Type, Value};

/// Reports whether a type may be the one that a field table describes. It may if its content is not known.
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

/// Whether a field takes these texts and no others, by its rule `one_of` or its type.
#[must_use]
pub const fn allows_only(field: &Field, texts: &[&str]) -> bool {
    let mut i = 0;
    while i < field.rules.len() {
        if is_one_of(&field.rules[i]) {
            return are_all(&field.rules[i], texts);
        }
        i += 1;
    }
    match field.ty {
        Type::Names(names) => names.len() == texts.len() && n_of(names, texts) == texts.len(),
        _ => false,
    }
}

const fn is_one_of(rule: &Rule) -> bool {
    same(rule.name, "one_of")
}

/// Whether the rule's texts are these.
const fn are_all(rule: &Rule, texts: &[&str]) -> bool {
    let mut n = 0;
    let mut n_known = 0;
    let mut i = 0;
    while i < rule.args.len() {
        match &rule.args[i] {
            Arg { value: Value::String(text), .. } => {
                n += 1;
                n_known += n_of(&[*text], texts);
            }
            Arg { value: Value::Texts(all), .. } => {
                n += all.len();
                n_known += n_of(all, texts);
            }
            _ => {}
        }
        i += 1;
    }
    n == texts.len() && n_known == n
}

/// How many of these are among the texts.
const fn n_of(all: &[&str], texts: &[&str]) -> usize {
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
    crate::rules::one_of::equal(a.as_bytes(), b.as_bytes())
}
