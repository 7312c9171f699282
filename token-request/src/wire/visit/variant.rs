//! The variant of an enum that a value has.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::report_error::{report_error, report_member};
use super::untagged;
use super::visit::Visit;
use crate::Report;
use crate::table::{Arg, KnownBy, Table, Tagging, Value as Argument, Variant};
use crate::violation::Details;
use crate::violation::NO_FIELD;
use crate::wire::read_error::{NAME_OR_OBJECT, ReadError};
use crate::wire::rule::{WireRule, word};
use crate::wire::tree::{
    GroupValue, LocatedError, Node, NodeValue, Object, ObjectSource, TakenNames,
};

/// Returns the index of the variant, and its content. Reports a violation if the variant is not known.
///
/// # Errors
///
/// `Break` when the report is complete.
pub fn choose_variant<'v, 'de>(
    visit: Visit<'v, 'de>,
    report: &mut Report<'_>,
    table: &Table,
    taken: &'v TakenNames<'v>,
) -> ControlFlow<(), Option<(usize, Visit<'v, 'de>)>> {
    let chosen = match table.tagging {
        Tagging::External => external(visit, report, table)?,
        Tagging::Internal(tag) => {
            let Some(object) = object(visit, report)? else { return ControlFlow::Continue(None) };
            let rest = Object { taken: Some(taken), ..object };
            let variant = tagged(visit, report, table, object, tag)?;
            variant.map(|index| (index, visit.node.at(NodeValue::Object(rest))))
        }
        Tagging::Adjacent { tag, content } => {
            let Some(object) = object(visit, report)? else { return ControlFlow::Continue(None) };
            adjacent(visit, report, table, object, tag, content)?
        }
        Tagging::Untagged => untagged::choose(visit, report, table)?,
    };
    ControlFlow::Continue(chosen.map(|(index, node)| (index, visit.at(node))))
}

type Chosen<'v, 'de> = ControlFlow<(), Option<(usize, Node<'v, 'de>)>>;

fn object<'v>(
    visit: Visit<'v, '_>,
    report: &mut Report<'_>,
) -> ControlFlow<(), Option<Object<'v>>> {
    let object = visit.node.object();
    if object.is_none() {
        visit.report_other_type(report, ReadError::Not("an object"))?;
    }
    ControlFlow::Continue(object)
}

/// Chooses between `"Variant"` and `{"Variant": content}`.
fn external<'v, 'de>(
    visit: Visit<'v, 'de>,
    report: &mut Report<'_>,
    table: &Table,
) -> Chosen<'v, 'de> {
    let Some((name, content)) = name_and_content(visit.node, table) else {
        report_no_name(visit, report, table)?;
        return ControlFlow::Continue(None);
    };
    if let Some(index) = table.called(&name).and_then(|variant| index_of(table, variant)) {
        return ControlFlow::Continue(Some((index, content)));
    }
    if has_shapes(table) {
        return untagged::choose(visit, report, table);
    }
    report.wire_error(NO_FIELD, WireRule::OneOf.index(), || names_of(table).into())?;
    ControlFlow::Continue(None)
}

/// Reports that a value does not have the name of a variant.
fn report_no_name(visit: Visit<'_, '_>, report: &mut Report<'_>, table: &Table) -> ControlFlow<()> {
    if visit.node.object().is_some() {
        let mut args = vec![word("expected", "an object with exactly one key")];
        args.extend(names_of(table));
        return report.wire_error(NO_FIELD, WireRule::Type.index(), || args.into());
    }
    if table.variants.iter().all(|variant| variant.fields.is_empty()) {
        let error = LocatedError::whole(visit.node.id(), ReadError::Not("a string"));
        return report_error(report, NO_FIELD, visit.node, &error);
    }
    visit.report_other_type(report, ReadError::Not(NAME_OR_OBJECT))
}

/// Returns the name of a variant, and its content.
fn name_and_content<'v, 'de>(
    node: Node<'v, 'de>,
    table: &Table,
) -> Option<(Cow<'v, str>, Node<'v, 'de>)> {
    if let Some(object) = node.object() {
        let is_variant = |key: &str| !object.is_flattened() || table.called(key).is_some();
        let mut members = object.members(node).filter(|(key, _)| is_variant(key));
        let first = members.next()?;
        return members.next().is_none().then_some(first);
    }
    match node.value {
        NodeValue::Json(json) if json.first() == b'"' => Some((json.key(), node)),
        _ => None,
    }
}

/// Chooses by the tag of `{"tag": "Variant", "content": ..}`.
fn adjacent<'v, 'de>(
    visit: Visit<'v, 'de>,
    report: &mut Report<'_>,
    table: &Table,
    object: Object<'v>,
    tag: &'static str,
    content: &'static str,
) -> Chosen<'v, 'de> {
    let variant = tagged(visit, report, table, object, tag)?;
    let mut contents = object.members(visit.node).filter(|(key, _)| key == content);
    let (first, second) = (contents.next(), contents.next());
    drop(contents);
    if second.is_some() {
        report_member(report, || content.into(), WireRule::Repeated, Vec::new())?;
        return ControlFlow::Continue(None);
    }
    let is_empty =
        |index: usize| table.variants.get(index).is_some_and(|variant| variant.fields.is_empty());
    ControlFlow::Continue(match (variant, first) {
        (Some(index), Some((_, node))) => Some((index, node)),
        (Some(index), None) if is_empty(index) => Some((index, visit.node.at(NodeValue::Missing))),
        (Some(_), None) => {
            report_member(report, || content.into(), WireRule::Required, Vec::new())?;
            None
        }
        (None, _) => None,
    })
}

/// Reports unknown names beside the tag and the content of an adjacently tagged enum that denies them.
///
/// # Errors
///
/// `Break` when the report is complete.
pub fn unknown_beside_content(
    visit: Visit<'_, '_>,
    report: &mut Report<'_>,
    table: &Table,
) -> ControlFlow<()> {
    let (Tagging::Adjacent { tag, content }, true) = (table.tagging, table.deny_unknown) else {
        return ControlFlow::Continue(());
    };
    let Some(object @ Object { source: ObjectSource::Json(json), n_before: None, .. }) =
        visit.node.object()
    else {
        return ControlFlow::Continue(());
    };
    for (key, _) in json.members() {
        let key = key.key();
        if key != tag && key != content && !object.is_taken(&key) {
            report_member(report, || key.into_owned().into(), WireRule::Unknown, Vec::new())?;
        }
    }
    ControlFlow::Continue(())
}

/// Returns the index of the variant that the tag names, or reports why there is none.
fn tagged(
    visit: Visit<'_, '_>,
    report: &mut Report<'_>,
    table: &Table,
    object: Object<'_>,
    tag: &'static str,
) -> ControlFlow<(), Option<usize>> {
    let is_tag = |key: &str| key == tag && !object.is_taken(key);
    let (rule, args) = match tag_of(object, &is_tag) {
        TagValue::Name(name) => match table.tagged(&name).and_then(|it| index_of(table, it)) {
            Some(index) => return ControlFlow::Continue(Some(index)),
            None if has_shapes(table) => return untagged_index(visit, report, table),
            None => (WireRule::OneOf, names_of(table)),
        },
        TagValue::Missing if has_shapes(table) => return untagged_index(visit, report, table),
        TagValue::Missing => (WireRule::Required, Vec::new()),
        TagValue::Null => (WireRule::Required, vec![word("given", "null")]),
        TagValue::Empty => (WireRule::Required, vec![word("given", "empty")]),
        TagValue::Repeated => (WireRule::Repeated, Vec::new()),
        TagValue::Other(kind) => {
            (WireRule::Type, vec![word("expected", "a string"), word("given", kind)])
        }
        TagValue::Invalid(args) => (WireRule::Encoding, args),
    };
    match table.tag.and_then(|field| Some((field, rule.own_rule(field)?))) {
        Some((field, rule)) => report.wire_error(field, rule, Details::default)?,
        None => report_member(report, || tag.into(), rule, args)?,
    }
    ControlFlow::Continue(None)
}

fn untagged_index(
    visit: Visit<'_, '_>,
    report: &mut Report<'_>,
    table: &Table,
) -> ControlFlow<(), Option<usize>> {
    let chosen = untagged::choose(visit, report, table)?;
    ControlFlow::Continue(chosen.map(|(index, _)| index))
}

enum TagValue {
    Name(String),
    Missing,
    Null,
    Empty,
    Repeated,
    Other(&'static str),
    Invalid(Vec<Arg>),
}

fn tag_of(object: Object<'_>, is_tag: &dyn Fn(&str) -> bool) -> TagValue {
    match object.source {
        ObjectSource::Json(json) => {
            let mut tags = json.members().filter(|(key, _)| is_tag(&key.key()));
            let (Some((_, tag)), more) = (tags.next(), tags.next()) else {
                return TagValue::Missing;
            };
            match (more, tag.first()) {
                (Some(_), _) => TagValue::Repeated,
                (None, b'"') => match tag.string() {
                    Some(name) => TagValue::Name(name.as_str().to_owned()),
                    None => TagValue::Name("\u{FFFD}".to_owned()),
                },
                (None, b'n') => TagValue::Null,
                (None, _) => TagValue::Other(tag.kind()),
            }
        }
        ObjectSource::Form(form) => {
            let mut slots = form.groups.iter().filter(|slot| is_tag(slot.key));
            match slots.next().map(|slot| slot.value(form)) {
                None => TagValue::Missing,
                Some(GroupValue::Value(NodeValue::Text { encoded, .. })) => {
                    TagValue::Name(encoded.decode_lossy().into_owned())
                }
                Some(GroupValue::Empty) => TagValue::Empty,
                Some(GroupValue::Repeated) => TagValue::Repeated,
                Some(GroupValue::Value(_)) => TagValue::Other("an array"),
                Some(GroupValue::Invalid(error)) => TagValue::Invalid(error.args()),
            }
        }
    }
}

fn index_of(table: &Table, variant: &Variant) -> Option<usize> {
    table.variants.iter().position(|other| other.name == variant.name)
}

/// Returns whether some variants are known by their content (`#[serde(untagged)]`).
fn has_shapes(table: &Table) -> bool {
    table.variants.iter().any(|variant| variant.known_by == KnownBy::Shape)
}

/// Returns the names of an enum's variants.
fn names_of(table: &Table) -> Vec<Arg> {
    let read = table.variants.iter().filter(|variant| variant.known_by == KnownBy::Name);
    read.map(|variant| Arg::listed(Argument::String(variant.wire))).collect()
}
