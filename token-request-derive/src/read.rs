//! Items as what they say: rules, flags, names.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Attribute, Error, Expr, ExprLit, Ident, Lit, LitStr};

use crate::attr::{Arg, Body, Item};
use crate::diag::{self, Errors, Result};
use crate::literal::{self, Number};
use crate::model::{Nested, Rule, Rules};
use crate::rule::{COMMON, FACTS, OPTIONS, PARTS, RULES, Spec, Takes};

/// What an item is about.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum At {
    Field,
    /// The request as a whole.
    Whole,
    /// The elements of a field.
    Elements,
}

/// Reads each item, and tells one that says again what stands before it.
pub(crate) fn each(items: &[Item], errors: &mut Errors, mut read: impl FnMut(&Item, &mut Errors)) {
    let mut seen = Seen::default();
    for item in items {
        seen.note(item, errors);
        read(item, errors);
    }
}

/// What stood already, by name, so that nothing stands twice.
#[derive(Default)]
struct Seen(Vec<(Ident, String)>);

impl Seen {
    fn note(&mut self, item: &Item, errors: &mut Errors) {
        let is_if = |arg: &Arg| arg.name.as_ref().is_some_and(|name| name == "if");
        let has_condition = || item.args().iter().any(is_if);
        let is_repeatable = item.name == "when"
            || Spec::named(&item.name).is_some_and(|spec| spec.is_repeatable() || has_condition());
        let first = self.0.iter().find(|(name, _)| *name == item.name && !is_repeatable);
        if let Some((_, first)) = first {
            errors.on(&item.name, duplicate(&item.name, first));
        }
        self.0.push((item.name.clone(), item.source()));
    }
}

fn duplicate(name: &Ident, first: &str) -> String {
    format!("duplicate `{name}`: `{first}` stands before it")
}

/// The items of all `#[validate(..)]` attributes, in order. One that says nothing is told what it might say.
pub(crate) fn items(attrs: &[Attribute], usage: &str, errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("validate")) {
        match errors.take(Item::list(attr)) {
            Some(list) if list.is_empty() => {
                errors.on(attr, format!("this attribute says nothing; it takes {usage}"));
            }
            list => items.extend(list.into_iter().flatten()),
        }
    }
    items
}

/// A rule of what the item is about.
pub(crate) fn rule(item: &Item, at: At, rules: &mut Rules, errors: &mut Errors) -> Option<Rule> {
    let name = &item.name;
    let Some(spec) = Spec::named(name) else {
        errors.push(unknown(name, at));
        return None;
    };
    if spec.is_of_whole() != (at == At::Whole) {
        let (belongs, not) =
            if at == At::Whole { ("a field", "the struct") } else { ("the struct", "a field") };
        errors.on(name, format!("`{name}` belongs to {belongs}, not to {not}"));
        return None;
    }
    if let Body::Value(value) = &item.body {
        let usage = spec.takes.usage();
        let message = format!("`{name}` takes its arguments in parentheses, as in `{name}{usage}`");
        errors.on(value, message);
        return None;
    }
    let mut rule = Rule {
        spec,
        name: name.clone(),
        args: Vec::new(),
        unknown: Vec::new(),
        code: None,
        message: None,
        message_fn: None,
        error: None,
        condition: None,
        when: None,
        rules: Vec::new(),
    };
    if !arguments(&mut rule, item.args(), errors) {
        return None;
    }
    if let Body::Group(_, items) = &item.body {
        let before = errors.n();
        rule.condition = condition_of_group(items, errors);
        rule.rules = elements(items, None, rules, errors);
        if rule.rules.is_empty() && errors.n() > before {
            return None;
        }
    }
    Some(rule)
}

/// The condition among the rules of a group: `each(chars(digits), if = EXPR)`.
fn condition_of_group(items: &[Item], errors: &mut Errors) -> Option<Expr> {
    let item = items.iter().find(|item| item.name == "if")?;
    let Body::Value(value) = &item.body else {
        errors.on(&item.name, "`if` takes a condition: `if = EXPR`");
        return None;
    };
    condition("if", value, errors);
    Some(value.clone())
}

fn unknown(name: &Ident, at: At) -> Error {
    let text = &*name.to_string();
    if at == At::Whole && FACTS.contains(&text) {
        return Error::new_spanned(name, format!("`{name}` belongs to a field, not to the struct"));
    }
    if let Some(error) = argument_alone(name, text) {
        return error;
    }
    let names = |is: fn(&Spec) -> bool| {
        let rules = RULES.iter().filter(|rule| is(rule)).map(|rule| rule.name);
        rules.chain(["when"]).collect::<Vec<_>>()
    };
    let of_whole = names(Spec::is_of_whole);
    let of_fields = names(|rule| !rule.is_of_whole());
    let of_elements = names(Spec::is_of_elements);
    let known: &[_] = match at {
        At::Field => &[(diag::RULE, &*of_fields), (diag::WORD, FACTS)],
        At::Whole => &[(diag::OPTION, OPTIONS), (diag::RULE, &of_whole)],
        At::Elements => &[(diag::RULE, &of_elements)],
    };
    diag::unknown_among(known, name, text)
}

/// What an argument is told that stands where rules do.
fn argument_alone(name: &Ident, text: &str) -> Option<Error> {
    let message = if text == "if" {
        "`if` is an argument of a rule, as in `length(min = 1, if = ..)`; `when(EXPR, length(min = 1))` has rules"
            .to_owned()
    } else if COMMON.contains(&text) {
        format!("`{name}` is an argument of a rule, as in `length(min = 1, {name} = ..)`")
    } else {
        let rules = RULES.iter().filter(|rule| rule.takes.names().contains(&text));
        let rules: Vec<_> = rules.map(|rule| rule.name).collect();
        if rules.is_empty() {
            return None;
        }
        format!("`{name}` is an argument, and stands in the parentheses of {}", diag::list(&rules))
    };
    Some(Error::new_spanned(name, message))
}

/// The rules in the parentheses of `each`, `keys` or `values`.
fn elements(
    items: &[Item],
    when: Option<usize>,
    rules: &mut Rules,
    errors: &mut Errors,
) -> Vec<Rule> {
    let mut list = Vec::new();
    each(items, errors, |item, errors| {
        let name = &item.name;
        if name == "if" && when.is_none() {
            // The group's own.
        } else if name == "when" {
            let (inner, when) = rules.enter(item, when, errors);
            list.extend(elements(inner, when, rules, errors));
        } else if name == "nested" {
            errors.on(
                name,
                "`nested` stands at the field, not in here: it looks into lists and maps itself",
            );
        } else if FACTS.iter().any(|fact| name == fact) {
            errors.on(name, format!("`{name}` is about the field; in here stand rules"));
        } else {
            let read = rule(item, At::Elements, rules, errors);
            list.extend(read.map(|rule| Rule { when, ..rule }));
        }
    });
    list
}

/// Sorts a rule's arguments into its own, those that every rule takes, and those that none does. Whether all could be
/// read.
fn arguments(rule: &mut Rule, args: &[Arg], errors: &mut Errors) -> bool {
    let mut is_read = true;
    for (i, arg) in args.iter().enumerate() {
        if let Some(error) = repeated(args, i) {
            errors.push(error);
            continue;
        }
        let value = Some(arg.value.clone());
        match arg.name.as_ref().map(ToString::to_string).as_deref() {
            Some("code") => rule.code = value,
            Some("message") => rule.message = value,
            Some("message_fn") => rule.message_fn = value,
            Some("error") => rule.error = value,
            Some("if") => rule.condition = value,
            Some(name) if rule.spec.takes.words().contains(&name) => {
                rule.args.extend(word(arg, name, errors));
            }
            Some(name) if !rule.spec.takes.names().contains(&name) => {
                rule.unknown.push(arg.clone());
            }
            _ => match errors.take(unquoted(rule.spec.takes, arg)) {
                Some(arg) => rule.args.push(arg),
                None => is_read = false,
            },
        }
    }
    common(rule, errors);
    is_read
}

/// What a named argument is told that stands a second time.
fn repeated(args: &[Arg], i: usize) -> Option<Error> {
    let name = args[i].name.as_ref()?;
    let first = args[..i].iter().find(|first| first.name.as_ref() == Some(name))?;
    Some(Error::new_spanned(name, duplicate(name, &first.source())))
}

/// The arguments that every rule takes.
fn common(rule: &Rule, errors: &mut Errors) {
    let texts = [("code", &rule.code), ("message", &rule.message), ("error", &rule.error)];
    for (name, value) in texts {
        if let Some(value) = value {
            constant(name, value, errors);
        }
    }
    if let Some(error) = rule.error.as_ref().and_then(literal::string)
        && !is_error(&error.value())
    {
        errors.on(error, ERROR);
    }
    if let Some(function) = rule.message_fn.as_ref().filter(|path| !matches!(path, Expr::Path(_))) {
        errors.on(function, "`message_fn` takes the path of a function that gets the violation");
    }
    if let (Some(_), Some(message_fn)) = (&rule.message, &rule.message_fn) {
        errors.on(message_fn, "`message` and `message_fn` exclude each other");
    }
    if let Some(value) = &rule.condition {
        condition("if", value, errors);
    }
}

/// A text that is known while compiling.
fn constant(name: &str, value: &Expr, errors: &mut Errors) {
    if literal::string(value).is_none()
        && (matches!(value, Expr::Lit(_)) || Number::of(value).is_some())
    {
        errors.on(value, format!("`{name}` takes a string literal or a constant"));
    } else if has_self(value.to_token_stream()) {
        let function = if name == "message" {
            "; `message_fn = path` takes a function that gets the violation"
        } else {
            ""
        };
        errors.on(
            value,
            format!("`{name}` takes a constant, which no request has a part in{function}"),
        );
    }
}

/// Reads what a token endpoint answers: `tag_error = "unsupported_grant_type"`.
pub(crate) fn error(item: &Item) -> Result<LitStr> {
    let error = text(item)?;
    if is_error(&error.value()) { Ok(error) } else { Err(syn::Error::new_spanned(error, ERROR)) }
}

/// RFC 6749 appendix A.7. The core crate says the same of a constant.
fn is_error(text: &str) -> bool {
    let is_part = |byte: u8| matches!(byte, b' ' | b'!' | b'#'..=b'[' | b']'..=b'~');
    !text.is_empty() && text.bytes().all(is_part)
}

/// What `error` takes.
const ERROR: &str = "an `error` is one or more characters from space to `~`, without `\"` and `\\` (RFC 6749 section 5.2), such as `invalid_request`";

/// Whether the value `self` stands somewhere in it, and not the module.
pub(crate) fn has_self(tokens: TokenStream) -> bool {
    let mut trees = tokens.into_iter().peekable();
    while let Some(tree) = trees.next() {
        let mut is_module =
            || matches!(trees.peek(), Some(TokenTree::Punct(colon)) if colon.as_char() == ':');
        let has_self = match tree {
            TokenTree::Ident(name) => name == "self" && !is_module(),
            TokenTree::Group(group) => has_self(group.stream()),
            _ => false,
        };
        if has_self {
            return true;
        }
    }
    false
}

/// A condition is no literal, unless it is `true` or `false`.
pub(crate) fn condition(name: &str, value: &Expr, errors: &mut Errors) {
    if matches!(value, Expr::Lit(_)) && literal::boolean(value).is_none() {
        let how = if literal::string(value).is_some() { " without quotes" } else { "" };
        let message = format!("`{name}` takes a condition{how}, such as `self.other.is_some()`");
        errors.on(value, message);
    }
}

/// `v4 = true` is the word `v4`; `skip_on_field_errors = false`, whose word alone says nothing, stays.
fn word(arg: &Arg, name: &str, errors: &mut Errors) -> Option<Arg> {
    let Some(is_on) = literal::boolean(&arg.value) else {
        errors.on(&arg.value, format!("`{name}` is `true` or `false`"));
        return None;
    };
    if name == "skip_on_field_errors" {
        return Some(arg.clone());
    }
    let word = arg.name.as_ref().map(|word| syn::parse_quote!(#word));
    is_on.then_some(Arg { name: None, value: word? })
}

/// An argument with the expression that it has in quotes, as `validator` takes them. A lower-case word in quotes is
/// rather meant to be a text.
fn unquoted(takes: Takes, arg: &Arg) -> Result<Arg> {
    let takes_expression = matches!(
        takes,
        Takes::Counts
            | Takes::Bounds
            | Takes::Path
            | Takes::Function
            | Takes::Schema
            | Takes::Other
    );
    let is_text = arg.name.as_ref().is_none_or(|name| name == "unit");
    let Some(text) = literal::string(&arg.value).filter(|_| takes_expression && !is_text) else {
        return Ok(arg.clone());
    };
    let kind = match takes {
        Takes::Counts => "a whole number, or in quotes an expression for one",
        Takes::Bounds => "a number, or in quotes an expression for one",
        Takes::Path => HOLDER,
        Takes::Other => "the name of a field",
        _ => "the path of a function",
    };
    let refuse = || {
        let name = arg.name.as_ref().map_or_else(String::new, ToString::to_string);
        Error::new_spanned(text, format!("`{name}` takes {kind}"))
    };
    let value = literal::unquoted(&arg.value).map_err(|_| refuse())?;
    let is_word =
        literal::word(&value).is_some_and(|word| !word.to_string().contains(char::is_uppercase));
    if is_word && matches!(takes, Takes::Counts | Takes::Bounds) {
        return Err(refuse());
    }
    Ok(Arg { name: arg.name.clone(), value })
}

/// What `regex` takes.
pub(crate) const HOLDER: &str =
    "what holds a regular expression, such as a static; `pattern(r\"..\")` takes a literal";

/// `nested`, `nested = false` or `nested(context = EXPR)`.
pub(crate) fn nested(item: &Item, when: Option<usize>, errors: &mut Errors) -> Option<Nested> {
    let name = item.name.clone();
    let mut nested = Nested { name, context: None, condition: None, when, is_implied: false };
    let Body::List(args) = &item.body else {
        let (_, is_on) = flag(item, errors)?;
        return is_on.then_some(nested);
    };
    if args.is_empty() {
        errors.on(&item.name, "`nested` says so alone, or takes `context = EXPR`");
    }
    for (i, arg) in args.iter().enumerate() {
        if let Some(error) = repeated(args, i) {
            errors.push(error);
            continue;
        }
        match &arg.name {
            Some(name) if name == "context" => nested.context = Some(arg.value.clone()),
            Some(name) if name == "if" => {
                condition("if", &arg.value, errors);
                nested.condition = Some(arg.value.clone());
            }
            Some(name) => errors.push(diag::unknown(diag::ARGUMENT, name, &["context", "if"])),
            None => errors.on(
                &arg.value,
                "`nested` takes `context` and `if`; rules stand beside it, or at the fields that are in it",
            ),
        }
    }
    Some(nested)
}

/// The name of what is on or off: `skip`, `skip = false`.
pub(crate) fn flag(item: &Item, errors: &mut Errors) -> Option<(Ident, bool)> {
    let message = format!("`{}` takes no arguments", item.name);
    match &item.body {
        Body::Nothing => return Some((item.name.clone(), true)),
        Body::Value(value) => match literal::boolean(value) {
            Some(is_on) => return Some((item.name.clone(), is_on)),
            None => errors.on(value, format!("`{}` is `true` or `false`", item.name)),
        },
        Body::List(args) if !args.is_empty() => errors.on(quote!(#(#args),*), message),
        Body::List(_) | Body::Group(..) => errors.on(&item.name, message),
    }
    None
}

pub(crate) fn literal(item: &Item) -> Result<&Expr> {
    let name = &item.name;
    match &item.body {
        Body::Value(value) if matches!(value, Expr::Lit(_)) || Number::of(value).is_some() => {
            Ok(value)
        }
        Body::Value(value) => Err(Error::new_spanned(value, format!("`{name}` takes a literal"))),
        _ => Err(Error::new_spanned(name, format!("`{name}` takes a value: `{name} = \"..\"`"))),
    }
}

pub(crate) fn text(item: &Item) -> Result<LitStr> {
    match literal(item)? {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text.clone()),
        other => Err(Error::new_spanned(other, format!("`{}` takes a string literal", item.name))),
    }
}

/// A name is not empty: a field of no name is one that serde flattens.
pub(crate) fn name(item: &Item) -> Result<LitStr> {
    match text(item)? {
        empty if empty.value().is_empty() => Err(Error::new_spanned(
            empty,
            format!("`{}` takes a name, and this is empty", item.name),
        )),
        name => Ok(name),
    }
}

/// A part of HTTP's Basic authentication.
pub(crate) fn part(item: &Item) -> Result<LitStr> {
    let part = text(item)?;
    let value = part.value();
    if PARTS.contains(&value.as_str()) {
        return Ok(part);
    }
    Err(diag::unknown_text(diag::PART, &part, &value, PARTS))
}

/// The place of `span`, in generated code: errors point there, while lints know that nobody wrote it.
pub(crate) fn generated(span: Span) -> Span {
    Span::call_site().located_at(span)
}
