//! The guide to field tables in the documentation of `token-request`.

use std::fs;

use crate::markdown::definition::columns::HEADS;
use crate::markdown::definition::field_row::TYPES;
use crate::markdown::output::rust_names::SECRET_SUFFIXES;
use crate::markdown::page_options::{OF_FOLDER, OF_PAGE};

#[test]
fn the_guide_names_all_heads_types_options_and_secrets() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../token-request/src/guide/field_tables.rs");
    let guide = fs::read_to_string(path).unwrap().to_lowercase();
    let heads = HEADS.iter().flat_map(|(_, heads)| *heads);
    let options = OF_PAGE.iter().chain(OF_FOLDER);
    // `list of string` is documented as `list of ..`.
    let types = TYPES.iter().map(|name| name.trim_end_matches(" string"));
    let names = heads.chain(options).chain(SECRET_SUFFIXES).copied().chain(types);
    let missing: Vec<_> = names.filter(|name| !guide.contains(&format!("`{name}"))).collect();
    assert!(missing.is_empty(), "field_tables.rs does not name {missing:?}");
}
