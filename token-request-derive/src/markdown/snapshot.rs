//! What a table becomes, as a person would write it.

use std::{env, fs};

use proc_macro2::TokenStream;
use quote::quote;
use syn::Meta;

use super::single;

/// The snapshot is a struct with the attribute and, after it, what becomes of it. `SNAPSHOTS=overwrite` writes the latter
/// anew.
#[test]
fn a_field_table_expands_as_in_its_snapshot() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/field_table.rs");
    let snapshot = fs::read_to_string(path).unwrap();
    let written = syn::parse_file(&snapshot).unwrap().items.swap_remove(0);
    let syn::Item::Struct(mut item) = written.clone() else { panic!("a struct comes first") };
    let at = item.attrs.iter().position(|attr| attr.path().is_ident("field_table")).unwrap();
    let args = match item.attrs.remove(at).meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    let expansion = single::expand(args, quote!(#item), false);
    let expanded = prettyplease::unparse(&syn::parse2(quote!(#written #expansion)).unwrap());
    if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        fs::write(path, expanded).unwrap();
    } else {
        assert!(snapshot == expanded, "field_table.rs should be:\n{expanded}");
    }
}
