//! The items of all `#[validate(..)]` attributes of a field or a container.

use syn::{Attribute, Error, Ident};

use super::item::Item;
use crate::argument::Argument;
use crate::diag::Errors;
use crate::rules;

/// Returns the items of all `#[validate(..)]` attributes, in order, and reports attributes without items.
pub(crate) fn items(attrs: &[Attribute], usage: &str, errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("validate")) {
        match errors.take(Item::list(attr)) {
            Some(list) if list.is_empty() => {
                errors.on(attr, format!("this attribute is empty; it takes {usage}"));
            }
            list => items.extend(list.into_iter().flatten()),
        }
    }
    items
}

/// Calls `read` with each item, and reports items that repeat an earlier one.
pub(crate) fn each(items: &[Item], errors: &mut Errors, mut read: impl FnMut(&Item, &mut Errors)) {
    let mut earlier: Vec<(Ident, String)> = Vec::new();
    for item in items {
        let first = earlier.iter().find(|(name, _)| *name == item.name && !is_repeatable(item));
        if let Some((_, first)) = first {
            errors.on(&item.name, duplicate(&item.name, first));
        }
        earlier.push((item.name.clone(), item.source()));
        read(item, errors);
    }
}

/// Returns whether an item may be repeated: a rule under a condition is another one.
fn is_repeatable(item: &Item) -> bool {
    let has_condition = || item.args().iter().any(|arg: &Argument| arg.is_named("if"));
    item.name == "when"
        || rules::named(&item.name).is_some_and(|rule| rule.kind.is_repeatable() || has_condition())
}

/// Returns the message for a name whose first use was `first`.
fn duplicate(name: &Ident, first: &str) -> String {
    format!("duplicate `{name}`: the first is `{first}`")
}

/// Returns the error for a named argument that repeats an earlier one.
pub(super) fn repeated(args: &[Argument], i: usize) -> Option<Error> {
    let name = args[i].name.as_ref()?;
    let first = args[..i].iter().find(|first| first.name.as_ref() == Some(name))?;
    Some(Error::new_spanned(name, duplicate(name, &first.source())))
}
