//! What must not compile, and what the compiler says of it: the folder is the kind of mistake, the file the mistake.
//!
//! The snapshots are of this version of Rust with the feature `validator`; none shows a line of the standard library, so
//! that the component `rust-src` makes no difference. `TRYBUILD=overwrite` writes them anew; each must hold the errors
//! meant and no other, at the smallest thing that is wrong.

#![cfg(feature = "validator")]

use std::process::Command;

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
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
