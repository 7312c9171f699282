//! Snapshots of generated code. `SNAPSHOTS=overwrite cargo test -p token-request-derive` writes them.

use std::{env, fs};

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::DeriveInput;

use super::check;
use super::context::CheckContext;
use super::implementation::Implementation;
use super::table::rule_row;
use crate::diag::Errors;
use crate::input;
use crate::rules::RULES;
use crate::rules::rule::RuleSpec;

/// Compares code with the snapshot in a file, or writes it there.
fn assert_snapshot(file: &str, code: TokenStream) {
    let path = format!("{}/snapshots/{file}", env!("CARGO_MANIFEST_DIR"));
    let code = prettyplease::unparse(&syn::parse2(code).unwrap());
    if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        fs::write(path, code).unwrap();
    } else {
        let is_same = fs::read_to_string(&path).unwrap() == code;
        assert!(
            is_same,
            "the generated code differs from {path}; `SNAPSHOTS=overwrite cargo test -p token-request-derive` writes it, \
             and `git diff` shows the difference"
        );
    }
}

/// Compares the expansion of the struct at the beginning of a snapshot with the rest of it.
fn assert_expansion(file: &str) {
    let path = format!("{}/snapshots/{file}", env!("CARGO_MANIFEST_DIR"));
    let snapshot = fs::read_to_string(path).unwrap();
    let request = syn::parse_file(&snapshot).unwrap().items.swap_remove(0);
    let expansion = crate::derive(&syn::parse2(quote!(#request)).unwrap());
    assert_snapshot(file, quote!(#request #expansion));
}

#[test]
fn one_field() {
    assert_expansion("one_field.rs");
}

#[test]
fn names_and_options() {
    assert_expansion("names_and_options.rs");
}

#[test]
fn generics_and_lifetimes() {
    assert_expansion("generics_and_lifetimes.rs");
}

/// The row and the check of each rule, with the arguments of its usage. A new rule adds one function and changes no other.
#[test]
fn each_rule() {
    let functions: TokenStream = RULES.iter().map(function).collect();
    assert_snapshot("rules.rs", functions);
}

/// Returns a function with the row of a rule, and the check of a struct that has only this rule.
fn function(rule: &RuleSpec) -> TokenStream {
    let usage: TokenStream = match rule.kind.needs() {
        None if rule.kind.names().is_empty() => TokenStream::new(),
        _ => rule.kind.usage().parse().unwrap(),
    };
    let name = format_ident!("{}", rule.name);
    let attribute = quote!(#[validate(#name #usage)]);
    let (on_struct, on_field) = if rule.is_of_whole() {
        (attribute, TokenStream::new())
    } else {
        (TokenStream::new(), attribute)
    };
    let input: DeriveInput = syn::parse_quote! {
        #on_struct
        struct OneRule {
            #on_field
            checked: T,
            field: Option<T>,
            other_field: Option<T>,
        }
    };
    let mut errors = Errors::default();
    let request = input::request(&input, &mut errors);
    errors.finish().unwrap();
    let implementation = Implementation::new(&request);
    let fields = request.shape.fields();
    let rules = if rule.is_of_whole() { &request.container.rules } else { &fields[0].rules };
    let context = CheckContext { implementation: &implementation, fields, rules, is_bound: false };
    let row = rule_row(&context, &rules.list[0], &|_| quote!(element()));
    let check = check::request(&implementation);
    quote! {
        fn #name() {
            const RULE: __p::Rule = #row;
            #check
        }
    }
}
