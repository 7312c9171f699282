//! The source and the pages of this repository: links, and lists that repeat each other.

mod classes;
mod pages;

use std::fs;
use std::path::{Path, PathBuf};

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Returns the text of a file, whose path starts at the root of the repository.
fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap()
}
