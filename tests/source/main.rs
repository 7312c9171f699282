//! The sources and pages of this repository: their wording, their links, and lists that repeat each other.

mod classes;
mod comments;
mod pages;
mod types;

use std::fs;
use std::path::{Path, PathBuf};

fn path(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(file)
}

/// Returns the text of a file, whose path starts at the root of the repository.
fn read(file: &str) -> String {
    fs::read_to_string(path(file)).unwrap()
}

/// Returns the Rust files in a folder and the folders in it.
fn sources(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(path(folder)).unwrap().map(|entry| entry.unwrap().path());
    let files = entries.flat_map(|entry| {
        let name = format!("{folder}/{}", entry.file_name().unwrap().to_str().unwrap());
        match entry.extension() {
            _ if entry.is_dir() => sources(&name),
            Some(extension) if extension == "rs" => vec![name],
            _ => Vec::new(),
        }
    });
    files.collect()
}
