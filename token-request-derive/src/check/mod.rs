//! Mistakes that only show in two arguments, two rules, two fields or the whole request.

mod basic;
mod rule;

use syn::{Expr, LitStr, Member};

use crate::diag::{Errors, with_row};
use crate::literal;
use crate::model::{FieldModel, IdentifiedBy, Request, Shape};
use crate::rules::one_of::are_same;
use crate::rules::rule::{RuleModel, Scope};

/// Reports all mistakes in a request.
pub(crate) fn request(request: &Request<'_>, errors: &mut Errors) {
    match &request.shape {
        Shape::Struct(fields) => self::fields(request, fields, errors),
        Shape::Enum(variants) => {
            for variant in variants {
                self::fields(request, &variant.fields, errors);
            }
        }
    }
    form_names(request, errors);
    tag_error(request, errors);
    let scope = scope(request, request.shape.fields(), None);
    for when in &request.container.rules.whens {
        scope.condition(&when.condition, errors);
    }
    for rule in &request.container.rules.list {
        rule::rule(rule, &scope, errors);
    }
}

fn scope<'a>(
    request: &Request<'_>,
    fields: &'a [FieldModel<'_>],
    own: Option<&'a FieldModel<'_>>,
) -> Scope<'a> {
    let container = &request.container;
    Scope {
        fields: fields.iter().map(|field| field.name.as_str()).collect(),
        own: own.map(|field| field.name.as_str()),
        is_struct: matches!(request.shape, Shape::Struct(_)),
        has_context: container.context.is_some() || container.is_wrong,
    }
}

fn fields(request: &Request<'_>, fields: &[FieldModel<'_>], errors: &mut Errors) {
    for (i, field) in fields.iter().enumerate() {
        let before = errors.n();
        names(field, &fields[..i], errors);
        options(request, field, errors);
        basic::part(field, &fields[..i], errors);
        allowed_and_rejected(field, errors);
        let scope = scope(request, fields, Some(field));
        let whens = field.rules.whens.iter().map(|when| &when.condition);
        let nested = field.nested.iter().filter_map(|nested| nested.condition.as_ref());
        for value in whens.chain(nested) {
            scope.condition(value, errors);
        }
        for rule in &field.rules.list {
            let before = errors.n();
            rule::rule(rule, &scope, errors);
            if errors.n() == before {
                example(field, rule, errors);
            }
        }
        errors.prefix_from(before, field.row.as_deref());
    }
    basic::single_part(fields, errors);
}

/// Reports `form_names` on a container without named fields.
fn form_names(request: &Request<'_>, errors: &mut Errors) {
    let has_name = |field: &&FieldModel<'_>| matches!(field.member, Member::Named(_));
    if let (Some((name, _)), false) =
        (&request.container.form_names, request.fields().iter().any(has_name))
    {
        errors.on(name, "`form_names` has no effect: no field here has a name");
    }
}

/// Reports `tag_error` where no tag can be unknown.
fn tag_error(request: &Request<'_>, errors: &mut Errors) {
    let Some((word, _)) = &request.container.tag_error else { return };
    let Shape::Enum(variants) = &request.shape else {
        errors.on(word, "`tag_error` belongs on an enum, not on a struct");
        return;
    };
    if request.container.serde.tag.is_none() {
        errors.on(word, "`tag_error` needs a tag: `#[serde(tag = \"..\")]`");
    } else if variants.iter().any(|variant| variant.identified_by != IdentifiedBy::Name) {
        let message =
            "`tag_error` has no effect: a variant with `other` or `untagged` takes an unknown tag";
        errors.on(word, message);
    }
}

/// Reports a field that has the name of an earlier one, in JSON or on forms. A flattened or skipped field has no name.
fn names(field: &FieldModel<'_>, earlier: &[FieldModel<'_>], errors: &mut Errors) {
    if field.wire.is_empty() || !field.is_read() {
        return;
    }
    let mut earlier = earlier.iter().filter(|other| other.is_read());
    let same = |other: &&FieldModel<'_>| other.wire == field.wire;
    let same_form = |other: &&FieldModel<'_>| other.on_forms() == field.on_forms();
    let (other, name, literal, place) = if let Some(other) = earlier.clone().find(same) {
        (other, &field.wire, &field.name_literal, "")
    } else if let Some(other) = earlier.find(same_form) {
        (other, field.on_forms(), &field.form_literal, " on forms")
    } else {
        return;
    };
    let message = format!("the field `{}` already has the name `{name}`{place}", other.name);
    match literal {
        Some(literal) => errors.on(literal, message),
        None => errors.on(field.place(), message),
    }
}

/// Reports a name that the field cannot have, and a field without rules where `deny_unvalidated` forbids it.
fn options(request: &Request<'_>, field: &FieldModel<'_>, errors: &mut Errors) {
    if let (true, Some(name)) = (field.flatten, &field.name_literal) {
        errors.on(name, "a field that serde flattens has no name of its own");
    }
    let literals: [&Option<LitStr>; 2] = [&field.name_literal, &field.form_literal];
    if let Some(name) = literals.into_iter().flatten().next() {
        if matches!(field.member, Member::Unnamed(_)) {
            errors.on(name, "a tuple field has no name on the wire");
        } else if request.container.serde.transparent {
            errors.on(name, "the field of a `transparent` struct has no name on the wire");
        }
    }
    let is_checked = field.nested.is_some() || field.skip.is_some() || !field.rules.list.is_empty();
    if request.container.deny_unvalidated && !is_checked && !field.is_wrong {
        let name = &field.name;
        let message = format!(
            "the field `{name}` needs a rule, `nested` or `skip` because of `deny_unvalidated`"
        );
        errors.on(field.place(), message);
    }
}

/// Reports a text that `one_of` always allows and `none_of` always rejects.
fn allowed_and_rejected(field: &FieldModel<'_>, errors: &mut Errors) {
    let rule =
        |name| field.rules.list.iter().find(|rule| rule.spec.name == name && rule.is_always());
    let (Some(allowed), Some(rejected)) = (rule("one_of"), rule("none_of")) else { return };
    for value in rejected.unnamed() {
        let Some(text) = literal::text(value) else { continue };
        let mut allowed = allowed.unnamed().filter_map(literal::text);
        if allowed.any(|allowed| are_same(rejected, &allowed, &text)) {
            errors.on(value, "`one_of` allows this value and `none_of` rejects it");
        }
    }
}

/// Reports an example that does not satisfy a rule of its field.
fn example(field: &FieldModel<'_>, rule: &RuleModel, errors: &mut Errors) {
    let example: Option<&Expr> = field.example.as_ref().filter(|_| rule.is_always());
    if let Some(example) = example.filter(|example| !rule.spec.kind.accepts_example(rule, example))
    {
        errors.on(example, with_row(field.example_row.as_deref(), &rejected_example(rule)));
    }
}

/// Returns the message for an example that does not satisfy a rule of its field.
pub(crate) fn rejected_example(rule: &RuleModel) -> String {
    format!("this example does not satisfy the rule `{}` of its field", rule.source())
}
