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
    assert_eq!(
        class_names().collect::<Vec<_>>(),
        derive,
        "the lists in token-request/src/rules/chars.rs (left) and token-request-derive/src/rules/chars.rs (right)"
    );
}

#[test]
fn the_guide_describes_each_class() {
    let page = read("token-request/src/guide/rules.rs");
    for class in class_names() {
        assert!(
            page.contains(&format!("`{class}`")),
            "add `{class}` to the table in token-request/src/guide/rules.rs"
        );
    }
}

#[test]
fn each_class_has_a_test() {
    let tests = read("tests/rules/text.rs");
    for class in class_names() {
        assert!(
            tests.contains(&format!("rule! {{ chars({class}):")),
            "add a block `rule! {{ chars({class}): .. }}` to tests/rules/text.rs"
        );
    }
}
