//! Rules that name other fields: `must_match`, `requires` and alike, `exactly_one_of` and alike.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Error, Expr, Ident};

use super::code::{given, is_given};
use super::rule::{On, Quoted, RuleKind, RuleModel, Scope, Site, by_name, field_name};
use crate::diag::{self, Errors};
use crate::scope::{as_written, generated};

/// `must_match(other = field)`.
pub(crate) struct MustMatch;

impl RuleKind for MustMatch {
    fn usage(&self) -> &'static str {
        "(other = field)"
    }

    fn names(&self) -> &'static [&'static str] {
        &["other"]
    }

    fn reads_fields(&self) -> bool {
        true
    }

    fn others<'r>(&self, rule: &'r RuleModel) -> Vec<&'r Expr> {
        rule.arg("other").map(|arg| &arg.value).into_iter().collect()
    }

    fn quoted(&self, _name: &str) -> Quoted {
        Quoted::Expression("the name of a field")
    }

    fn unnamed_argument(&self, rule: &RuleModel, value: &Expr) -> Option<Error> {
        Some(by_name(rule, value))
    }

    fn check(&self, rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
        check_others(rule, "the name of a field", scope, errors);
    }

    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let Some(other) = self.others(rule).into_iter().next() else { return TokenStream::new() };
        // Two types that cannot be compared are an error at the name of the other field.
        let span = generated(other.span());
        let Some(other) = (site.other)(other, span) else { return TokenStream::new() };
        let (value, other) = (given(&(site.value)(span), span), given(&other, span));
        quote_spanned!(span=> __p::rules::must_match::check(#other, #value))
    }

    fn table_value(&self, _rule: &RuleModel, value: &Expr, site: &Site<'_>) -> TokenStream {
        table_field(value, site)
    }
}

/// `requires(a, b)` at a field, or `exactly_one_of(a, b)` at the struct.
pub(crate) struct Fields;

impl RuleKind for Fields {
    fn usage(&self) -> &'static str {
        "(field, other_field)"
    }

    fn max_unnamed(&self) -> usize {
        usize::MAX
    }

    fn is_repeatable(&self) -> bool {
        true
    }

    fn reads_fields(&self) -> bool {
        true
    }

    fn others<'r>(&self, rule: &'r RuleModel) -> Vec<&'r Expr> {
        rule.unnamed().collect()
    }

    fn check(&self, rule: &RuleModel, scope: &Scope<'_>, errors: &mut Errors) {
        check_others(rule, "names of fields", scope, errors);
        if scope.is_struct && rule.spec.on == On::Whole && rule.unnamed().count() == 1 {
            let (name, usage) = (rule.spec.name, self.usage());
            let message = format!("`{name}` needs two or more fields, as in `{name}{usage}`");
            errors.on(&rule.name, message);
        }
    }

    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let span = generated(rule.name.span());
        let name = Ident::new(rule.spec.name, span);
        let own = (rule.spec.on != On::Whole).then(|| {
            let given = is_given(&(site.value)(span), span);
            quote!(#given,)
        });
        let others = rule.unnamed().filter_map(|other| {
            let span: Span = generated(other.span());
            Some(is_given(&(site.other)(other, span)?, span))
        });
        quote_spanned!(span=> __p::rules::#name::check(#own &[#(#others),*]))
    }

    fn table_value(&self, _rule: &RuleModel, value: &Expr, site: &Site<'_>) -> TokenStream {
        table_field(value, site)
    }
}

/// Reports arguments that are not the names of other fields of the struct.
fn check_others(rule: &RuleModel, takes: &str, scope: &Scope<'_>, errors: &mut Errors) {
    let name = rule.spec.name;
    if !scope.is_struct && scope.own.is_none() {
        let message =
            format!("`{name}` names the fields of a struct and cannot be used on an enum");
        return errors.on(&rule.name, message);
    }
    let mut seen = Vec::new();
    for value in rule.others() {
        let error = |message: String| Error::new_spanned(as_written(value), message);
        let Some(other) = field_name(value) else {
            let usage = rule.spec.kind.usage();
            errors.push(error(format!("`{name}` takes {takes}, as in `{name}{usage}`")));
            continue;
        };
        if seen.contains(&other) {
            errors.push(error(format!("duplicate field `{other}`")));
        } else if scope.own == Some(&other) {
            errors.push(error(format!("`{name}` takes another field, not its own")));
        } else if scope.fields.iter().all(|field| *field != other) {
            errors.push(unknown_field(value, &other, scope));
        } else {
            seen.push(other);
        }
    }
}

fn unknown_field(value: &Expr, name: &str, scope: &Scope<'_>) -> Error {
    let known = scope.fields.iter().copied().filter(|field| scope.own != Some(field));
    match &known.collect::<Vec<_>>()[..] {
        [] => Error::new_spanned(value, format!("unknown field `{name}`: there is no other field")),
        known => diag::unknown_text(diag::FIELD, value, name, known),
    }
}

/// Returns `Value::Field { name: "phone", wire: "phone", form: None }`.
fn table_field(value: &Expr, site: &Site<'_>) -> TokenStream {
    let name = field_name(value).unwrap_or_default();
    let (wire, form) = match (site.names)(value) {
        Some(names) => (Some(names.wire), names.form),
        None => (None, None),
    };
    let form = form.map_or_else(
        || quote!(::core::option::Option::None),
        |form| quote!(::core::option::Option::Some(#form)),
    );
    quote!(__p::Value::Field { name: #name, wire: #wire, form: #form })
}
