//! What needs two arguments, two rules or two fields to be seen.

mod basic;
mod number;
mod text;

use syn::{Error, Expr, Ident, Lit, Member};

use crate::attr::{self, Arg};
use crate::diag::{self, Errors, Result};
use crate::literal::{self, Number};
use crate::model::{Field, KnownBy, Request, Rule, Shape, field_name};
use crate::read;
use crate::rule::{On, Takes};

use self::basic::{alone, basic};
use self::number::{bounds, counts, is_within, number};
use self::text::{allowed_and_refused, classes, matches, path, regex, text, texts};

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
    let place = Place { request, fields: request.shape.fields(), field: None };
    for when in &request.container.rules.whens {
        condition(&place, &when.condition, errors);
    }
    for rule in &request.container.rules.list {
        self::rule(&place, rule, errors);
    }
}

/// Where a rule stands: among these fields, at that one.
struct Place<'a> {
    request: &'a Request<'a>,
    fields: &'a [Field<'a>],
    field: Option<&'a Field<'a>>,
}

fn fields(request: &Request<'_>, fields: &[Field<'_>], errors: &mut Errors) {
    for (i, field) in fields.iter().enumerate() {
        let before = errors.n();
        names(field, &fields[..i], errors);
        facts(request, field, errors);
        basic(field, &fields[..i], errors);
        allowed_and_refused(field, errors);
        let place = Place { request, fields, field: Some(field) };
        let whens = field.rules.whens.iter().map(|when| &when.condition);
        let nested = field.nested.iter().filter_map(|nested| nested.condition.as_ref());
        for value in whens.chain(nested) {
            condition(&place, value, errors);
        }
        for rule in &field.rules.list {
            let before = errors.n();
            self::rule(&place, rule, errors);
            if errors.n() == before {
                example(field, rule, errors);
            }
        }
        errors.begin(before, field.row.as_deref());
    }
    alone(fields, errors);
}

/// There are fields that have names.
fn form_names(request: &Request<'_>, errors: &mut Errors) {
    let has_name = |field: &&Field<'_>| matches!(field.member, Member::Named(_));
    if let (Some((name, _)), false) =
        (&request.container.form_names, request.fields().iter().any(has_name))
    {
        errors.on(name, "`form_names` is about the names of fields, and no field here has one");
    }
}

/// `tag_error` has an effect only where a tag may be none of the variants' names.
fn tag_error(request: &Request<'_>, errors: &mut Errors) {
    let Some((word, _)) = &request.container.tag_error else { return };
    let Shape::Enum(variants) = &request.shape else {
        errors.on(word, "`tag_error` belongs to an enum, not to a struct");
        return;
    };
    if request.container.names.tag.is_none() {
        errors.on(word, "`tag_error` needs a tag: `#[serde(tag = \"..\")]`");
    } else if variants.iter().any(|variant| variant.known_by != KnownBy::Name) {
        let message = "`tag_error` has no effect: a variant that is `other` or `untagged` takes an unknown tag";
        errors.on(word, message);
    }
}

/// No two fields have the same name in JSON, nor on forms. One that is flattened or skipped has none.
fn names(field: &Field<'_>, before: &[Field<'_>], errors: &mut Errors) {
    if field.wire.is_empty() || !field.is_read() {
        return;
    }
    let (name, form) = &field.given;
    let mut before = before.iter().filter(|other| other.is_read());
    let same = |other: &&Field<'_>| other.wire == field.wire;
    let same_form = |other: &&Field<'_>| other.on_forms() == field.on_forms();
    let (other, shared, given, place) = if let Some(other) = before.clone().find(same) {
        (other, &field.wire, name, "")
    } else if let Some(other) = before.find(same_form) {
        (other, field.on_forms(), form, " on forms")
    } else {
        return;
    };
    let message = format!("the field `{}` has the name `{shared}` already{place}", other.name);
    match given {
        Some(given) => errors.on(given, message),
        None => errors.on(field.place(), message),
    }
}

fn facts(request: &Request<'_>, field: &Field<'_>, errors: &mut Errors) {
    if let (true, Some(name)) = (field.flatten, &field.given.0) {
        errors.on(name, "a field that serde flattens has no name of its own");
    }
    if let Some(name) = field.given.0.as_ref().or(field.given.1.as_ref()) {
        if matches!(field.member, Member::Unnamed(_)) {
            errors.on(name, "a field without a name in Rust has none for the client");
        } else if request.container.names.transparent {
            errors.on(name, "what serde has in place of the struct has no name of its own");
        }
    }
    let is_checked = field.nested.is_some() || field.skip.is_some() || !field.rules.list.is_empty();
    if request.container.deny_unvalidated && !is_checked && !field.is_wrong {
        let message = format!(
            "the field `{}` has no rule, and `deny_unvalidated` wants one, or `nested`, or `skip`",
            field.name,
        );
        errors.on(field.place(), message);
    }
}

fn rule(place: &Place<'_>, rule: &Rule, errors: &mut Errors) {
    arguments(rule, errors);
    if let Some(value) = &rule.condition {
        condition(place, value, errors);
    }
    match rule.spec.takes {
        Takes::Nothing | Takes::Words(_) => {}
        Takes::Path => path(rule, errors),
        Takes::Condition => {
            for value in rule.listed() {
                read::condition(rule.spec.name, value, errors);
                condition(place, value, errors);
            }
        }
        Takes::Number => number(rule, errors),
        Takes::Texts => texts(rule, errors),
        Takes::Pattern | Takes::Text => text(rule, errors),
        Takes::Regex => regex(rule, errors),
        Takes::Counts => counts(rule, errors),
        Takes::Bounds => bounds(rule, errors),
        Takes::Classes => classes(rule, errors),
        Takes::Url => url(rule, errors),
        Takes::Function | Takes::Schema => function(place, rule, errors),
        Takes::Other | Takes::Fields => others(place, rule, errors),
        Takes::Rules => elements(place, rule, errors),
    }
}

/// A condition is an expression, in which a field's name alone says nothing.
fn condition(place: &Place<'_>, value: &Expr, errors: &mut Errors) {
    let Some(name) = literal::word(value) else { return };
    let is_field =
        |field: &Field<'_>| matches!(&field.member, Member::Named(field) if field == name);
    if matches!(place.request.shape, Shape::Struct(_)) && place.fields.iter().any(is_field) {
        errors.on(value, format!("a condition names a field by `self`: `self.{name}`"));
    }
}

/// An argument's name must be one that the rule knows; one without a name must be a word of its or one of a list.
fn arguments(rule: &Rule, errors: &mut Errors) {
    let takes = rule.spec.takes;
    let (name, usage) = (rule.spec.name, takes.usage());
    let known = takes.known();
    for unknown in rule.unknown.iter().filter_map(|arg| arg.name.as_ref()) {
        errors.push(unknown_argument(rule, unknown, &known));
    }
    words(rule, errors);
    // What stands by its name does not stand without it as well.
    let n_listed = if rule.arg("pattern").is_some() { 0 } else { takes.listed() };
    for extra in rule.listed().skip(n_listed) {
        if let Some(word) = misspelt(rule, extra) {
            errors.push(diag::unknown(diag::ARGUMENT, word, &known));
        } else if takes.listed() == 1 {
            errors.on(extra, format!("`{name}` takes one value"));
        } else if matches!(takes, Takes::Function | Takes::Schema | Takes::Other) {
            errors.on(extra, format!("`{name}` takes this by name, as in `{name}{usage}`"));
        } else if takes != Takes::Path {
            let known = diag::list(&known);
            errors.on(extra, format!("`{name}` takes named arguments: {known}"));
            break;
        }
    }
    let is_empty = rule.args.iter().all(|arg| takes.words().iter().any(|word| arg.is_word(word)));
    let has_function = matches!(takes, Takes::Function | Takes::Schema);
    if is_empty
        && rule.unknown.is_empty()
        && rule.rules.is_empty()
        && !takes.is_optional()
        && !has_function
    {
        let what = if takes == Takes::Rules { "rules" } else { "arguments" };
        errors.on(&rule.name, format!("`{name}` needs {what}, as in `{name}{usage}`"));
    }
}

/// Those that stand without a name are no less known.
fn unknown_argument(rule: &Rule, unknown: &Ident, known: &[&str]) -> Error {
    if rule.spec.takes == Takes::Url && unknown == "schemes" {
        let message = "`schemes` has its values in parentheses: `schemes(\"https\")`";
        return Error::new_spanned(unknown, message);
    }
    let mut error = diag::unknown(diag::ARGUMENT, unknown, known);
    if rule.spec.takes.listed() > 0 {
        let (name, usage) = (rule.spec.name, rule.spec.takes.usage());
        let message = format!("{error}\nits values stand without a name: `{name}{usage}`");
        error = Error::new_spanned(unknown, message);
    }
    error
}

/// No word stands twice.
fn words(rule: &Rule, errors: &mut Errors) {
    let words = rule.spec.takes.words();
    let word = |arg: &Arg| words.iter().find(|word| arg.is_word(word)).copied();
    for (i, arg) in rule.args.iter().enumerate() {
        if word(arg).is_some() && rule.args[..i].iter().any(|first| word(first) == word(arg)) {
            errors.on(&arg.value, format!("`{}` stands here twice", arg.source()));
        }
    }
}

/// The word that is nearly one of the rule's, or any where there are only words.
fn misspelt<'a>(rule: &Rule, value: &'a Expr) -> Option<&'a Ident> {
    let word = literal::word(value)?;
    let takes = rule.spec.takes;
    let is_near = || diag::nearest(&word.to_string(), takes.words()).is_some();
    (matches!(takes, Takes::Words(_)) || is_near()).then_some(word)
}

/// `schemes("https")`, besides the words.
fn url(rule: &Rule, errors: &mut Errors) {
    let known = ["schemes", "no_fragment", "no_userinfo"];
    for value in rule.listed() {
        match schemes(value) {
            Some(schemes) if schemes.is_empty() => {
                errors.on(value, "`schemes` takes one or more: `schemes(\"https\")`");
            }
            Some(schemes) => {
                for scheme in schemes.iter().filter(|scheme| !is_scheme(scheme)) {
                    errors.on(scheme, "a scheme is a string literal such as `\"https\"`, in lower case and without `:`");
                }
            }
            None => errors.push(diag::unknown_text(
                diag::ARGUMENT,
                value,
                &literal::source(value),
                &known,
            )),
        }
    }
}

/// What stands in `schemes(..)`.
pub(crate) fn schemes(value: &Expr) -> Option<Vec<&Expr>> {
    match value {
        Expr::Call(call) if literal::word(&call.func).is_some_and(|name| name == "schemes") => {
            Some(call.args.iter().collect())
        }
        _ => None,
    }
}

/// RFC 3986 section 3.1, in lower case.
fn is_scheme(value: &Expr) -> bool {
    let is_part = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.');
    literal::text(value).is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_lowercase()) && scheme.bytes().all(is_part)
    })
}

fn function(place: &Place<'_>, rule: &Rule, errors: &mut Errors) {
    let (name, usage) = (rule.spec.name, rule.spec.takes.usage());
    let function = rule.arg("function");
    if let Some(function) = function.filter(|arg| !matches!(arg.value, Expr::Path(_))) {
        errors.on(&function.value, "`function` takes the path of a function");
    }
    if function.is_none() && rule.unknown.is_empty() && rule.listed().next().is_none() {
        // What it says besides is about the function.
        return errors.on(&rule.name, format!("`{name}` needs a function, as in `{name}{usage}`"));
    }
    let container = &place.request.container;
    let word = rule.args.iter().find(|arg| arg.is_word("use_context"));
    if let (Some(word), None, false) = (word, &container.context, container.is_wrong) {
        let message =
            "there is no context to use: the struct names it, `#[validate(context = Type)]`";
        errors.on(&word.value, message);
    }
}

/// The other fields that a rule names are there, and others.
fn others(place: &Place<'_>, rule: &Rule, errors: &mut Errors) {
    let name = rule.spec.name;
    if matches!(place.request.shape, Shape::Enum(_)) && place.field.is_none() {
        let message = format!("`{name}` is about the fields of a struct, and this is an enum");
        return errors.on(&rule.name, message);
    }
    let mut seen = Vec::new();
    for value in rule.others() {
        match other(place, rule, value, &seen) {
            Ok(other) => seen.push(other),
            Err(error) => errors.push(error),
        }
    }
    if rule.spec.on == On::Whole && rule.others().count() == 1 {
        let usage = rule.spec.takes.usage();
        errors.on(&rule.name, format!("`{name}` is about several fields, as in `{name}{usage}`"));
    }
}

/// The name of one of them, after those that were seen.
fn other(place: &Place<'_>, rule: &Rule, value: &Expr, seen: &[String]) -> Result<String> {
    let name = rule.spec.name;
    let error = |message: String| Err(Error::new_spanned(attr::as_written(value), message));
    let Some(other) = field_name(value) else {
        let takes = rule.spec.takes;
        let what = if takes == Takes::Other { "the name of a field" } else { "names of fields" };
        return error(format!("`{name}` takes {what}, as in `{name}{}`", takes.usage()));
    };
    if seen.contains(&other) {
        return error(format!("`{other}` stands in this list twice"));
    }
    if place.field.is_some_and(|field| field.name == other) {
        return error(format!("`{name}` is about another field, and this is the same"));
    }
    if place.fields.iter().all(|field| field.name != other) {
        return Err(unknown_field(value, &other, place));
    }
    Ok(other)
}

/// "unknown field `x`; did you mean ..", of those beside it.
fn unknown_field(value: &Expr, name: &str, place: &Place<'_>) -> Error {
    let is_other = |field: &&Field<'_>| place.field.is_none_or(|this| this.name != field.name);
    let known = place.fields.iter().filter(is_other).map(|field| field.name.as_str());
    match &known.collect::<Vec<_>>()[..] {
        [] => Error::new_spanned(value, format!("unknown field `{name}`: there is no other here")),
        known => diag::unknown_text(diag::FIELD, value, name, known),
    }
}

/// The rules on elements.
fn elements(place: &Place<'_>, rule: &Rule, errors: &mut Errors) {
    for inner in &rule.rules {
        if inner.spec.is_of_elements() {
            self::rule(place, inner, errors);
        } else {
            let name = inner.spec.name;
            errors.on(&inner.name, format!("`{name}` is about fields, and an element is none"));
        }
    }
}

/// An example beside bounds is a number within them, one beside a step a multiple of it, and one beside a pattern
/// matches it. (Other text is checked by the rules themselves, as generated code.)
fn example(field: &Field<'_>, rule: &Rule, errors: &mut Errors) {
    let Some(example) = field.example.as_ref().filter(|_| rule.is_always()) else { return };
    let number = Number::of_example(example);
    let holds = match rule.spec.takes {
        Takes::Bounds => match number {
            Some(number) => is_within(number, rule),
            // Beyond us.
            None => matches!(example, Expr::Lit(value) if matches!(value.lit, Lit::Int(_))),
        },
        Takes::Number => match (number, rule.args.first().and_then(|arg| Number::of(&arg.value))) {
            (Some(Number::Integer(number)), Some(Number::Integer(step))) => {
                step != 0 && number % step == 0
            }
            _ => true,
        },
        Takes::Regex => match (literal::text(example), rule.listed().find_map(literal::text)) {
            (Some(text), Some(pattern)) => matches(&pattern, &text),
            _ => true,
        },
        _ => true,
    };
    if !holds {
        errors.on(example, with_row(field.example_row.as_deref(), &broken_example(rule)));
    }
}

/// A message behind the line of the page that it is about, where that is in a file.
pub(crate) fn with_row(row: Option<&str>, message: &str) -> String {
    row.map_or_else(|| message.to_owned(), |row| format!("{row}: {message}"))
}

/// What an example is told that breaks a rule of its own field.
pub(crate) fn broken_example(rule: &Rule) -> String {
    let args = attr::sources(&rule.args);
    let args = if args.is_empty() { args } else { format!("({args})") };
    format!("this example breaks the rule `{}{args}` of its own field", rule.spec.name)
}
