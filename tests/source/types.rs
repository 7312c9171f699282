//! The names of types in the two crates.

use std::collections::BTreeMap;

use super::{read, sources};

const KEYWORDS: [&str; 5] = ["struct ", "enum ", "trait ", "union ", "type "];

#[test]
fn no_type_name_is_declared_twice() {
    let mut declared = BTreeMap::<String, Vec<String>>::new();
    for file in ["token-request/src", "token-request-derive/src"].iter().flat_map(|at| sources(at))
    {
        if file.ends_with("tests.rs") || file.contains("/tests/") {
            continue;
        }
        let text = read(&file);
        // Test modules are last in their files, and comments have code of examples.
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        for name in text.lines().filter_map(declared_name) {
            declared.entry(name.to_owned()).or_default().push(file.clone());
        }
    }
    declared.retain(|_, files| files.len() > 1);
    assert!(declared.is_empty(), "declared more than once: {declared:#?}");
}

/// Returns the name of the type that a line declares. Associated types are indented, as no other declaration of an alias is.
fn declared_name(line: &str) -> Option<&str> {
    let item = line.trim_start();
    let is_indented = item.len() < line.len();
    let item = match item.strip_prefix("pub(") {
        Some(rest) => rest.split_once(") ")?.1,
        None => item.strip_prefix("pub ").unwrap_or(item),
    };
    let (keyword, rest) = KEYWORDS.iter().find_map(|it| Some((*it, item.strip_prefix(it)?)))?;
    let name = rest.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
    let is_type = name.starts_with(char::is_uppercase);
    (is_type && !(keyword == "type " && is_indented)).then_some(name)
}
