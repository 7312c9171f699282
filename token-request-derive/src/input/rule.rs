//! Rules: items to the rules of the model.

use syn::{Error, Expr, Ident};

use super::arguments::arguments;
use super::attributes::each;
use super::item::{Body, Item};
use super::options::{CONTAINER_OPTIONS, FIELD_OPTIONS};
use crate::diag::{self, Errors};
use crate::model::{Rules, When};
use crate::rules::rule::{COMMON, RuleModel, RuleSpec};
use crate::rules::{self, RULES, condition};

/// The place of an item.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum At {
    Field,
    /// The attributes of the struct or enum.
    Whole,
    /// The parentheses of `each`, `keys` or `values`.
    Elements,
}

impl Rules {
    /// Reads a rule.
    pub(super) fn read(&mut self, item: &Item, when: Option<usize>, at: At, errors: &mut Errors) {
        let rule = rule(item, at, self, errors);
        self.list.extend(rule.map(|rule| RuleModel { when, ..rule }));
    }

    /// Adds the condition of a `when(..)`, and returns the items in it with its index.
    pub(super) fn enter<'i>(
        &mut self,
        item: &'i Item,
        outer: Option<usize>,
        errors: &mut Errors,
    ) -> (&'i [Item], Option<usize>) {
        let Body::Group(Some(condition), rules) = &item.body else {
            let message = "`when` takes a condition and rules: `when(EXPR, length(min = 1))`";
            errors.on(&item.name, message);
            return (&[], None);
        };
        if rules.is_empty() {
            errors.on(&item.name, "`when` needs rules after its condition");
        }
        condition::check("when", condition, errors);
        let (name, condition) = (item.name.clone(), condition.clone());
        self.whens.push(When { name, condition, outer });
        (rules, Some(self.whens.len() - 1))
    }
}

/// Reads a rule, and the rules in its parentheses.
fn rule(item: &Item, at: At, rules: &mut Rules, errors: &mut Errors) -> Option<RuleModel> {
    let name = &item.name;
    let Some(spec) = rules::named(name) else {
        errors.push(unknown(name, at));
        return None;
    };
    if spec.is_of_whole() != (at == At::Whole) {
        let (place, wrong) =
            if at == At::Whole { ("a field", "the struct") } else { ("the struct", "a field") };
        errors.on(name, format!("`{name}` belongs on {place}, not on {wrong}"));
        return None;
    }
    if let Body::Value(value) = &item.body {
        let usage = spec.kind.usage();
        let message = format!("`{name}` takes its arguments in parentheses, as in `{name}{usage}`");
        errors.on(value, message);
        return None;
    }
    let mut rule = RuleModel {
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

/// Returns the condition among the rules of a group: `each(chars(digits), if = EXPR)`.
fn condition_of_group(items: &[Item], errors: &mut Errors) -> Option<Expr> {
    let item = items.iter().find(|item| item.name == "if")?;
    let Body::Value(value) = &item.body else {
        errors.on(&item.name, "`if` takes a condition: `if = EXPR`");
        return None;
    };
    condition::check("if", value, errors);
    Some(value.clone())
}

/// Returns the error for a name that is not a rule.
fn unknown(name: &Ident, at: At) -> Error {
    let text = &*name.to_string();
    if at == At::Whole && FIELD_OPTIONS.contains(&text) {
        return Error::new_spanned(name, format!("`{name}` belongs on a field, not on the struct"));
    }
    if let Some(error) = argument_alone(name, text) {
        return error;
    }
    let names = |is: fn(&RuleSpec) -> bool| {
        let rules = RULES.iter().filter(|rule| is(rule)).map(|rule| rule.name);
        rules.chain(["when"]).collect::<Vec<_>>()
    };
    let of_whole = names(RuleSpec::is_of_whole);
    let of_fields = names(|rule| !rule.is_of_whole());
    let of_elements = names(RuleSpec::is_of_elements);
    let known: &[_] = match at {
        At::Field => &[(diag::RULE, &*of_fields), (diag::FIELD_OPTION, FIELD_OPTIONS)],
        At::Whole => &[(diag::OPTION, CONTAINER_OPTIONS), (diag::RULE, &of_whole)],
        At::Elements => &[(diag::RULE, &of_elements)],
    };
    diag::unknown_among(known, name, text)
}

/// Returns the error for an argument in the place of a rule.
fn argument_alone(name: &Ident, text: &str) -> Option<Error> {
    let message = if text == "if" {
        "`if` is an argument of a rule, as in `length(min = 1, if = ..)`; for several rules, write `when(EXPR, length(min = 1))`"
            .to_owned()
    } else if COMMON.contains(&text) {
        format!("`{name}` is an argument of a rule, as in `length(min = 1, {name} = ..)`")
    } else {
        let rules = RULES.iter().filter(|rule| rule.kind.names().contains(&text));
        let rules: Vec<_> = rules.map(|rule| rule.name).collect();
        if rules.is_empty() {
            return None;
        }
        format!("`{name}` is an argument and belongs in the parentheses of {}", diag::list(&rules))
    };
    Some(Error::new_spanned(name, message))
}

/// Reads the rules in the parentheses of `each`, `keys` or `values`.
fn elements(
    items: &[Item],
    when: Option<usize>,
    rules: &mut Rules,
    errors: &mut Errors,
) -> Vec<RuleModel> {
    let mut list = Vec::new();
    each(items, errors, |item, errors| {
        let name = &item.name;
        if name == "if" && when.is_none() {
            // The condition of the group.
        } else if name == "when" {
            let (inner, when) = rules.enter(item, when, errors);
            list.extend(elements(inner, when, rules, errors));
        } else if name == "nested" {
            errors.on(
                name,
                "`nested` belongs on the field: it also checks the items of lists and maps",
            );
        } else if FIELD_OPTIONS.iter().any(|fact| name == fact) {
            errors.on(name, format!("`{name}` belongs on the field; only rules can be used here"));
        } else {
            let read = rule(item, At::Elements, rules, errors);
            list.extend(read.map(|rule| RuleModel { when, ..rule }));
        }
    });
    list
}

#[cfg(test)]
mod tests {
    use syn::parse_quote;

    use super::{At, unknown};
    use crate::rules::RULES;

    #[test]
    fn an_unknown_rule_without_a_near_name_lists_all_rules() {
        let message = unknown(&parse_quote!(frobnicate), At::Field).to_string();
        assert!(
            message.starts_with("unknown rule `frobnicate`\nknown rules: `required`,"),
            "{message}"
        );
        for rule in RULES {
            let is_listed = message.contains(&format!("`{}`", rule.name));
            assert_eq!(is_listed, !rule.is_of_whole(), "{}", rule.name);
        }
        assert!(message.contains("\nknown field options: `nested`, "), "{message}");
    }
}
