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

/// Returns the rules that have a file in the core.
fn rules() -> BTreeSet<String> {
    let files = fs::read_dir(path("token-request/src/rules")).unwrap();
    let files = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let names = files.filter_map(|file| Some(file.strip_suffix(".rs")?.to_owned()));
    names.filter(|rule| rule != "mod").collect()
}

/// Returns the code of all files of a test target, without comments.
fn target(folder: &str) -> String {
    let files = fs::read_dir(path(folder)).unwrap();
    let texts = files.map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    let code = |text: String| -> String {
        text.lines().filter(|line| !line.trim_start().starts_with("//")).collect()
    };
    texts.map(code).collect()
}

/// Returns whether code uses a rule, in an attribute or in a macro of the tests.
fn uses(code: &str, rule: &str) -> bool {
    let before = ["(", "[", "{ ", ", ", "{", "  "];
    let after = [")", "(", ":", ",", "]"];
    before
        .iter()
        .any(|before| after.iter().any(|after| code.contains(&format!("{before}{rule}{after}"))))
}

/// The derive checks the `example` of a field with the `const` function `text` of each rule on text.
#[test]
fn each_rule_on_text_can_check_an_example() {
    let list = read("token-request-derive/src/rules/mod.rs");
    let lines =
        list.lines().filter(|line| line.contains(", On::Text)") && !line.contains(".feature("));
    for line in lines {
        let rule = line.split('"').nth(1).unwrap();
        let file = read(&format!("token-request/src/rules/{rule}.rs"));
        assert!(
            file.contains("const_text: Some(text"),
            "token-request/src/rules/{rule}.rs needs a `const fn text` and `const_text`, because an example uses it"
        );
    }
}

#[test]
fn each_rule_has_tests() {
    let tests = target("tests/rules") + &target("tests/validator_compat");
    let schema = target("tests/json_schema");
    for rule in rules() {
        assert!(
            uses(&tests, &rule),
            "tests/rules and tests/validator_compat have no test of `{rule}`"
        );
        let file = read(&format!("token-request/src/rules/{rule}.rs"));
        // A format is a name, which has no limits to test.
        let has_keywords = ["Pattern", "Value", "Field", "Fields"]
            .iter()
            .any(|kind| file.contains(&format!("schema: Keywords::{kind}(")));
        assert!(!has_keywords || uses(&schema, &rule), "tests/json_schema has no test of `{rule}`");
    }
}

/// README and the crate's page list the rules for which there is a file.
#[test]
fn the_tables_list_all_rules() {
    let rules = rules();
    for page in ["README.md", "token-request/src/lib.rs"] {
        let text = read(page).replace("//! ", "").replace("//!", "");
        let table = text.split("\n\n").find(|block| block.contains("\n| `required"));
        let rows = table.unwrap().lines().filter_map(|line| line.strip_prefix("| `"));
        let listed: BTreeSet<String> =
            rows.map(|row| row.split(['`', '(']).next().unwrap_or_default().to_owned()).collect();
        let differences: Vec<_> = listed.symmetric_difference(&rules).collect();
        assert!(
            differences.is_empty(),
            "the table of rules in {page} must have one row for each rule: {differences:?}"
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
        [
            r#"RuleSpec::new("suffix", &OneText { names: &[] }, On::Text),"#,
            "token-request-derive/src/rules/mod.rs",
        ],
    ] {
        assert!(quoted.contains(&line) && quoted.contains(&file), "{line} in {file}");
        assert!(read(file).lines().any(|written| written.trim() == line), "{line} in {file}");
    }
}
