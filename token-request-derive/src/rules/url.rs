//! `url(schemes("https"), no_fragment, no_userinfo)`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Error, Expr, Generics, Ident};

use super::rule::{RuleKind, RuleModel, Scope, Site, table_value};
use crate::argument::Argument;
use crate::diag::{self, Errors};
use crate::literal;

pub(crate) struct Url;

impl RuleKind for Url {
    fn usage(&self) -> &'static str {
        "(schemes(\"https\"), no_fragment, no_userinfo)"
    }

    fn words(&self) -> &'static [&'static str] {
        &["no_fragment", "no_userinfo"]
    }

    fn max_unnamed(&self) -> usize {
        usize::MAX
    }

    fn needs(&self) -> Option<&'static str> {
        None
    }

    fn unknown_argument(&self, name: &Ident) -> Option<Error> {
        let message = "`schemes` takes its values in parentheses: `schemes(\"https\")`";
        (name == "schemes").then(|| Error::new_spanned(name, message))
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        for value in rule.unnamed() {
            let Some(schemes) = schemes(value) else {
                let known = ["schemes", "no_fragment", "no_userinfo"];
                let source = literal::source(value);
                errors.push(diag::unknown_text(diag::ARGUMENT, value, &source, &known));
                continue;
            };
            if schemes.is_empty() {
                errors.on(value, "`schemes` takes one or more values: `schemes(\"https\")`");
            }
            for scheme in schemes.iter().filter(|scheme| !is_scheme(scheme)) {
                errors.on(
                    scheme,
                    "a scheme is a lower-case string literal without `:`, such as `\"https\"`",
                );
            }
        }
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        let schemes = rule.unnamed().filter_map(schemes).flatten();
        let (fragment, userinfo) = (!rule.has("no_fragment"), !rule.has("no_userinfo"));
        let allowed = quote! {
            __p::rules::url::Allowed { schemes: &[#(#schemes),*], fragment: #fragment, userinfo: #userinfo }
        };
        ("", vec![allowed])
    }

    fn table_name(&self, argument: &Argument) -> Option<String> {
        schemes(&argument.value).map(|_| "schemes".to_owned())
    }

    fn table_value(&self, _rule: &RuleModel, value: &Expr, _site: &Site<'_>) -> TokenStream {
        match schemes(value) {
            Some(schemes) => quote!(__p::Value::Texts(&[#(#schemes),*])),
            None => table_value(value),
        }
    }
}

/// Returns the values in `schemes(..)`.
fn schemes(value: &Expr) -> Option<Vec<&Expr>> {
    match value {
        Expr::Call(call) if literal::word(&call.func).is_some_and(|name| name == "schemes") => {
            Some(call.args.iter().collect())
        }
        _ => None,
    }
}

/// Returns whether the expression is a scheme (RFC 3986 section 3.1) in lower case.
fn is_scheme(value: &Expr) -> bool {
    let is_part = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.');
    literal::text(value).is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_lowercase()) && scheme.bytes().all(is_part)
    })
}
