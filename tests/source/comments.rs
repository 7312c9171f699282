//! The wording of comments.

use super::{read, sources};

/// A sentence that begins so does not stand alone.
const OPENINGS: [&str; 4] = ["What ", "Whether ", "The same", "Those "];

const WORDS: [&str; 6] = ["tell", "tells", "told", "say", "says", "said"];

/// Returns all Rust files of the repository, but not the code that must not compile.
fn files() -> impl Iterator<Item = String> {
    let folders = ["token-request", "token-request-derive", "tests", "fuzz/fuzz_targets"];
    let folders =
        folders.into_iter().chain(["json_features/src", "json_features/tests", "scanner"]);
    folders.flat_map(sources).filter(|file| !file.starts_with("tests/ui/"))
}

/// Asserts that no line of a file matches, and lists those that do.
fn assert_none(message: &str, finds: impl Fn(&str) -> Vec<usize>) {
    let found = files().flat_map(|file| {
        let text = read(&file);
        let lines: Vec<_> = text.lines().collect();
        let at = |i: usize| format!("{file}:{}: {}", i + 1, lines[i].trim());
        finds(&text).into_iter().map(at).collect::<Vec<_>>()
    });
    let found: Vec<_> = found.collect();
    assert!(found.is_empty(), "{message}:\n{}", found.join("\n"));
}

#[test]
fn the_first_line_of_documentation_stands_alone() {
    assert_none(&format!("first lines that start with one of {OPENINGS:?}"), |text| {
        let mut was_doc = false;
        let first = text.lines().enumerate().filter(|(_, line)| {
            let doc = ["/// ", "//! "].iter().find_map(|mark| line.trim_start().strip_prefix(mark));
            let is_first = !was_doc;
            was_doc = line.trim_start().starts_with("///") || line.starts_with("//!");
            doc.is_some_and(|doc| {
                is_first && OPENINGS.iter().any(|opening| doc.starts_with(opening))
            })
        });
        first.map(|(i, _)| i).collect()
    });
}

#[test]
fn comments_have_no_speakers() {
    assert_none(&format!("comments with one of {WORDS:?}"), |text| {
        let has_word = |line: &str| {
            let comment = line.trim_start().starts_with("//").then_some(line);
            let comment = comment.or_else(|| Some(line.split_once(" // ")?.1));
            let words =
                comment.unwrap_or_default().split(|c: char| !c.is_alphanumeric() && c != '_');
            words.into_iter().any(|word| WORDS.contains(&word.to_lowercase().as_str()))
        };
        let lines = text.lines().enumerate().filter(|(_, line)| has_word(line));
        lines.map(|(i, _)| i).collect()
    });
}
