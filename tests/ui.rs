//! What must not compile, and what the compiler says of it: the folder is the kind of mistake, the file the mistake.
//!
//! The snapshots are of Rust 1.95 without the component `rust-src`, with the feature `validator`. `TRYBUILD=overwrite`
//! writes them anew; each must hold the errors meant and no other, at the smallest thing that is wrong.

#![cfg(feature = "validator")]

#[test]
fn mistakes_are_told_where_they_are() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
