//! Each file below this folder must not compile: the folder names the kind of mistake, the file the mistake.
//!
//! The `.stderr` file beside a case holds the compiler's messages. It must contain the intended errors and no other, each
//! at the smallest token that is wrong. `TRYBUILD=overwrite` writes the messages of all cases anew.

#![cfg(all(feature = "validator", feature = "field-table"))]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use token_request_tests::compiler::errors;
use token_request_tests::skip;

/// The toolchain that wrote the `.stderr` files, with the feature `validator`. Others have other messages.
const RUST: &str = "rustc 1.95.";

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn no_case_compiles() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    let version = String::from_utf8(version).unwrap();
    let version = version.trim_end();
    if version.starts_with(RUST) {
        compare_messages();
    } else {
        skip(format_args!("the messages are those of {RUST}x, not of {version}"));
        assert_no_case_compiles();
    }
}

fn compare_messages() {
    // `trybuild` compiles the cases in this package; the paths of pages start at its root.
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let root = root.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    copy(&Path::new(ROOT).join("tests/pages"), &root.join("pages")).unwrap();
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}

/// Compiles each case as a program of one package.
fn assert_no_case_compiles() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ui");
    copy(&Path::new(ROOT).join("tests/pages"), &root.join("pages")).unwrap();
    fs::copy(Path::new(ROOT).join("Cargo.lock"), root.join("Cargo.lock")).unwrap();
    let mut manifest = format!(
        r#"
        [package]
        name = "ui"
        edition = "2024"
        [workspace]
        [dependencies]
        serde = {{ version = "1", features = ["derive"] }}
        validator = {{ version = "0.21", features = ["derive"] }}
        [dependencies.token-request]
        path = '{ROOT}/token-request'
        features = ["axum", "card", "graphemes"]
        "#
    );
    let cases = cases();
    assert!(!cases.is_empty());
    for (name, path) in &cases {
        writeln!(manifest, "[[bin]]\nname = '{name}'\npath = '{}'", path.display()).unwrap();
    }
    fs::write(root.join("Cargo.toml"), manifest).unwrap();
    let failed: BTreeSet<_> = errors(&root).into_iter().map(|error| error.target).collect();
    let compiled: Vec<_> = cases.iter().filter(|(name, _)| !failed.contains(name)).collect();
    assert!(compiled.is_empty(), "these cases compile: {compiled:#?}");
}

/// Returns each case with the name of its program.
fn cases() -> Vec<(String, PathBuf)> {
    let entries = |folder: &Path| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders = entries(&Path::new(ROOT).join("tests/ui")).filter(|path| path.is_dir());
    let files = folders.flat_map(|folder| entries(&folder));
    let cases = files.filter(|path| path.extension().is_some_and(|extension| extension == "rs"));
    let name = |path: &Path| Some(path.file_stem()?.to_str()?.to_owned());
    let named = |path: PathBuf| {
        let folder = name(path.parent().unwrap()).unwrap();
        (format!("{folder}-{}", name(&path).unwrap()), path)
    };
    cases.map(named).collect()
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let Some(name) = path.file_name() else { continue };
        let copied = to.join(name);
        if path.is_dir() {
            copy(&path, &copied)?;
        } else {
            fs::copy(&path, &copied)?;
        }
    }
    Ok(())
}
