//! The classes of `chars`, which the core and the derive both list.

use token_request::__private::rules::chars::class_names;

use super::read;

/// Returns the texts in quotes of the list `CLASSES` in a file.
fn listed(file: &str) -> Vec<String> {
    let text = read(file);
    let (_, list) = text.split_once("CLASSES: &[&str] =").unwrap();
    let list = list.split(';').next().unwrap();
    list.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_core_and_the_derive_list_the_same_classes() {
    let derive = listed("token-request-derive/src/rules/chars.rs");
    assert_eq!(class_names().collect::<Vec<_>>(), derive);
}

#[test]
fn the_crate_page_describes_each_class() {
    let page = read("token-request/src/guide/rules.rs");
    for class in class_names() {
        assert!(page.contains(&format!("`{class}`")), "`{class}` is missing");
    }
}
