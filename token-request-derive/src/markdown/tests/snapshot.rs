//! The formatted expansion of a field table.

use std::{env, fs};

use proc_macro2::TokenStream;
use quote::quote;
use syn::Meta;

use crate::markdown::field_table;

/// Compares the expansion with the snapshot, which contains the struct with the attribute and then the expansion.
/// `SNAPSHOTS=overwrite` writes the expansion.
#[test]
fn the_expansion_of_a_field_table_equals_its_snapshot() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots/field_table.rs");
    let snapshot = fs::read_to_string(path).unwrap();
    let written = syn::parse_file(&snapshot).unwrap().items.swap_remove(0);
    let syn::Item::Struct(mut item) = written.clone() else { panic!("a struct comes first") };
    let at = item.attrs.iter().position(|attr| attr.path().is_ident("field_table")).unwrap();
    let args = match item.attrs.remove(at).meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    let expansion = field_table::expand(args, quote!(#item), false);
    let expanded = prettyplease::unparse(&syn::parse2(quote!(#written #expansion)).unwrap());
    if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
        fs::write(path, expanded).unwrap();
    } else {
        assert!(snapshot == expanded, "field_table.rs should be:\n{expanded}");
    }
}
