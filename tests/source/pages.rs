//! README, CONTRIBUTING and the crate's page.

use std::collections::BTreeSet;
use std::fs;

use super::{path, read};

/// The README is part of both published crates, where the other files of the repository are not beside it.
#[test]
fn the_links_of_the_readme_work_in_a_package() {
    let readme = read("README.md");
    let headings = readme.lines().filter(|line| line.starts_with('#'));
    let anchors: BTreeSet<_> = headings.map(anchor).collect();
    let inline = readme.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
    let definitions = readme.lines().filter(|line| line.starts_with('['));
    let definitions = definitions.filter_map(|line| Some(line.split_once("]: ")?.1));
    let is_broken = |target: &&str| match target.strip_prefix('#') {
        Some(anchor) => !anchors.contains(anchor),
        None => !target.starts_with("https://"),
    };
    let broken: Vec<_> = inline.chain(definitions).filter(is_broken).collect();
    assert!(broken.is_empty(), "neither `https://` nor the anchor of a heading: {broken:#?}");
}

/// Returns the anchor that GitHub and crates.io give to a heading.
fn anchor(heading: &str) -> String {
    let text = heading.trim_start_matches('#').trim().to_lowercase().replace(' ', "-");
    text.chars().filter(|c| c.is_alphanumeric() || "-_".contains(*c)).collect()
}

/// README and the crate's page list the rules for which there is a file.
#[test]
fn the_tables_list_all_rules() {
    let files = fs::read_dir(path("token-request/src/rules")).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let rules: BTreeSet<String> = files
        .filter_map(|file| Some(file.strip_suffix(".rs")?.to_owned()))
        .filter(|rule| rule != "mod")
        .collect();

    for page in ["README.md", "token-request/src/lib.rs"] {
        let text = read(page).replace("//! ", "").replace("//!", "");
        let table = text.split("\n\n").find(|block| block.contains("\n| `required"));
        let rows = table.unwrap().lines().filter_map(|line| line.strip_prefix("| `"));
        let listed: BTreeSet<String> =
            rows.map(|row| row.split(['`', '(']).next().unwrap_or_default().to_owned()).collect();
        assert_eq!(
            listed, rules,
            "the table of rules in {page} (left) and token-request/src/rules (right)"
        );
    }
}

/// The files that CONTRIBUTING names contain the lines that it shows.
#[test]
fn contributing_shows_the_code_of_a_rule() {
    let guide = read("CONTRIBUTING.md");
    let (_, shown) = guide.split_once("```rust,ignore\n").unwrap();
    let (shown, rest) = shown.split_once("   ```").unwrap();
    let shown: String = shown
        .lines()
        .map(|line| line.strip_prefix("   ").unwrap_or("").to_owned() + "\n")
        .collect();
    assert!(read("token-request/src/rules/suffix.rs").starts_with(shown.trim_end()));
    let quoted: Vec<_> = rest.split('`').skip(1).step_by(2).collect();
    for [line, file] in [
        ["suffix,", "token-request/src/rules/mod.rs"],
        [r#"rule("suffix", Takes::Text, On::Text),"#, "token-request-derive/src/rule.rs"],
    ] {
        assert!(quoted.contains(&line) && quoted.contains(&file), "{line} in {file}");
        assert!(read(file).lines().any(|written| written.trim() == line), "{line} in {file}");
    }
}
