//! What was recorded elsewhere and is not part of this repository.

use std::io::Write;
use std::path::Path;

use serde_json::Value;

/// The lines of a file, where it is at hand. That it is not is said past the capture of a passing test's output.
pub(crate) fn rows(file: &str) -> Option<Vec<Value>> {
    let Some(folder) = std::env::var_os("TOKEN_REQUEST_DATA") else {
        let mut stderr = std::io::stderr();
        writeln!(stderr, "skipped: TOKEN_REQUEST_DATA does not say where `{file}` is").unwrap();
        return None;
    };
    let text = std::fs::read_to_string(Path::new(&folder).join(file)).unwrap();
    Some(text.lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

/// A text of a row; empty if there is none.
pub(crate) fn text<'a>(row: &'a Value, name: &str) -> &'a str {
    row[name].as_str().unwrap_or_default()
}
