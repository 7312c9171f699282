//! The option `nested`.

use super::attributes::repeated;
use super::item::{Body, Item};
use super::value::flag;
use crate::diag::{self, Errors};
use crate::model::Nested;
use crate::rules::condition;

/// Reads `nested`, `nested = false` or `nested(context = EXPR)`.
pub(super) fn nested(item: &Item, when: Option<usize>, errors: &mut Errors) -> Option<Nested> {
    let name = item.name.clone();
    let mut nested = Nested { name, context: None, condition: None, when, is_implied: false };
    let Body::List(args) = &item.body else {
        let (_, is_on) = flag(item, errors)?;
        return is_on.then_some(nested);
    };
    if args.is_empty() {
        errors.on(&item.name, "`nested` has no parentheses, or takes `context = EXPR` in them");
    }
    for (i, arg) in args.iter().enumerate() {
        if let Some(error) = repeated(args, i) {
            errors.push(error);
            continue;
        }
        match &arg.name {
            Some(name) if name == "context" => nested.context = Some(arg.value.clone()),
            Some(name) if name == "if" => {
                condition::check("if", &arg.value, errors);
                nested.condition = Some(arg.value.clone());
            }
            Some(name) => errors.push(diag::unknown(diag::ARGUMENT, name, &["context", "if"])),
            None => errors.on(
                &arg.value,
                "`nested` takes only `context` and `if`; write rules after it, or on the fields of the nested type",
            ),
        }
    }
    Some(nested)
}
