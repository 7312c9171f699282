//! What must not compile, and what the compiler says of it: the folder is the kind of mistake, the file the mistake.
//!
//! The snapshots are of this version of Rust with the feature `validator`; none shows a line of the standard library, so
//! that the component `rust-src` makes no difference. `TRYBUILD=overwrite` writes them anew; each must hold the errors
//! meant and no other, at the smallest thing that is wrong.

#![cfg(all(feature = "validator", feature = "field-table"))]

use std::path::Path;
use std::process::Command;
use std::{fs, io};

const RUST: &str = "rustc 1.95.";

#[test]
fn mistakes_are_told_where_they_are() {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let version = Command::new(rustc).arg("--version").output().unwrap().stdout;
    if !version.starts_with(RUST.as_bytes()) {
        let version = String::from_utf8_lossy(&version);
        println!("skipped: the messages are those of {RUST}x, and this is {version}");
        return;
    }
    // A page's path is one from the root of the crate that is compiled, which is one that is made for these tests.
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
    let root = root.join("tests/trybuild").join(env!("CARGO_PKG_NAME"));
    copy(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/pages")), &root.join("pages"))
        .unwrap();
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
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
