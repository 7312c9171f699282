//! The variant of an untagged enum that matches a value best.

use std::ops::ControlFlow;

use super::visit::Visit;
use crate::Report;
use crate::table::{Field, KnownBy, Table, Tagging, Type, Value as Argument, Variant};
use crate::violation::NO_FIELD;
use crate::wire::flattened::{MAX_DEPTH, knows};
use crate::wire::rule::{WireRule, word};
use crate::wire::tree::{Node, NodeValue};
use crate::wire::wiped::Wiped;

/// The mismatch between a value and a variant. A lower mismatch is better, and the first field is compared first.
#[derive(Clone, Copy, PartialEq, PartialOrd, Eq, Ord)]
struct Mismatch {
    /// True for an object that has none of the variant's names.
    is_nameless: bool,
    /// The number of fields whose value is not allowed.
    not_allowed: usize,
    /// The number of required fields that are missing.
    missing: usize,
    /// The number of names that the variant does not know.
    unknown: usize,
}

impl Mismatch {
    const NONE: Self = Self { is_nameless: false, not_allowed: 0, missing: 0, unknown: 0 };

    /// Returns the mismatch of a value of which only the names are compared.
    fn by_names(node: Node<'_, '_>, is_known: impl Fn(&str) -> bool) -> Self {
        let is_nameless = node
            .object()
            .is_some_and(|object| !object.members(node).any(|(key, _)| is_known(&key)));
        Self { is_nameless, ..Self::NONE }
    }
}

/// Returns the variant with the lowest mismatch. Reports a violation if there are two of them, or none.
pub(super) fn choose<'v, 'de>(
    visit: Visit<'v, 'de>,
    report: &mut Report<'_>,
    table: &Table,
) -> ControlFlow<(), Option<(usize, Node<'v, 'de>)>> {
    let is_of_shape = |variant: &Variant| match table.tagging {
        Tagging::Untagged => variant.known_by != KnownBy::Nothing,
        _ => variant.known_by == KnownBy::Shape,
    };
    let variants = table.variants.iter().enumerate().filter(|(_, variant)| is_of_shape(variant));
    let fitting = variants.filter_map(|(index, variant)| {
        mismatch_of_variant(visit.node, variant, 0).map(|mismatch| (mismatch, index))
    });
    let mut fitting: Vec<_> = fitting.collect();
    fitting.sort_unstable();
    match fitting[..] {
        [(_, index)] => ControlFlow::Continue(Some((index, visit.node))),
        [(best, index), (second, _), ..] if best < second => {
            ControlFlow::Continue(Some((index, visit.node)))
        }
        _ => {
            let args = || vec![word("variants", "any")].into();
            report.wire_error(NO_FIELD, WireRule::Type.index(), args)?;
            ControlFlow::Continue(None)
        }
    }
}

fn mismatch_of_variant(node: Node<'_, '_>, variant: &Variant, depth: usize) -> Option<Mismatch> {
    if variant.unit {
        return node.is_null().then_some(Mismatch::NONE);
    }
    mismatch(node, variant.fields, depth)
}

/// Returns the mismatch between a value and fields, or `None` if the value has another type.
fn mismatch(node: Node<'_, '_>, fields: &'static [Field], depth: usize) -> Option<Mismatch> {
    if let [field] = fields
        && field.is_in_place()
        && !field.flatten
    {
        return mismatch_of_type(node, field.ty, depth);
    }
    if fields.iter().any(|field| field.index.is_some()) {
        let n = node.items()?.count();
        return (n == fields.len()).then_some(Mismatch::NONE);
    }
    mismatch_of_object(node, fields)
}

fn mismatch_of_type(node: Node<'_, '_>, ty: Type, depth: usize) -> Option<Mismatch> {
    let expected = match ty.value() {
        Type::Object(table) if depth < MAX_DEPTH => {
            let table = table();
            if table.variants.is_empty() {
                return mismatch(node, table.fields, depth + 1);
            }
            let all = table.variants.iter();
            return match table.tagging {
                Tagging::Internal(tag) | Tagging::Adjacent { tag, .. } => {
                    node.object().map(|_| Mismatch::by_names(node, |key| key == tag))
                }
                Tagging::Untagged => {
                    all.filter_map(|variant| mismatch_of_variant(node, variant, depth + 1)).min()
                }
                Tagging::External => {
                    Some(Mismatch::by_names(node, |key| table.called(key).is_some()))
                }
            };
        }
        Type::String | Type::Names(_) => "a string",
        Type::Integer | Type::Number => "a number",
        Type::Boolean => "a boolean",
        Type::List(_) => "an array",
        Type::Map(_) => "an object",
        _ => return Some(Mismatch::by_names(node, |_| false)),
    };
    // The text of a form may have any scalar type.
    node.kind().is_none_or(|kind| kind == expected).then_some(Mismatch::NONE)
}

fn mismatch_of_object(node: Node<'_, '_>, fields: &'static [Field]) -> Option<Mismatch> {
    let object = node.object()?;
    let mut fits = Mismatch { is_nameless: true, ..Mismatch::NONE };
    let mut is_there = vec![false; fields.len()];
    for (key, value) in object.members(node) {
        match fields.iter().position(|field| field.is_member(&key)) {
            Some(index) => {
                is_there[index] = true;
                fits.is_nameless = false;
                fits.not_allowed += usize::from(!is_allowed(value, &fields[index]));
            }
            None if knows(fields, &key) => fits.is_nameless = false,
            None => fits.unknown += 1,
        }
    }
    let missing = fields.iter().zip(is_there).filter(|(field, is_there)| {
        field.required && !field.nullable && !field.flatten && !field.skipped && !is_there
    });
    fits.missing = missing.count();
    Some(fits)
}

/// Returns whether the field allows the value, as far as the table lists the allowed values.
fn is_allowed(node: Node<'_, '_>, field: &Field) -> bool {
    let text = match node.value {
        NodeValue::Json(json) => json.string(),
        NodeValue::Text { encoded, .. } => encoded.decode().ok().map(Wiped::from),
        _ => return true,
    };
    let names = match (field.ty.value(), &text) {
        (Type::Names(names), Some(text)) => Some(names.contains(&text.as_str())),
        (Type::Names(_), None) => Some(false),
        _ => None,
    };
    let rule = field.rules.iter().find(|rule| rule.name == "one_of" && rule.condition.is_none());
    let is_listed = |text: &str| {
        rule.is_none_or(|rule| {
            rule.args.iter().any(|arg| match arg.value {
                Argument::String(one) => one == text,
                Argument::Texts(texts) => texts.contains(&text),
                _ => false,
            })
        })
    };
    match text {
        Some(text) => names.unwrap_or(true) && is_listed(text.as_str()),
        None => names.is_none() && rule.is_none(),
    }
}
