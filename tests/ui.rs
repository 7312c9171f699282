//! What must not compile, and what the compiler says of it: the folder is the kind of mistake, the file the mistake.
//!
//! The snapshots are of Rust 1.95 with the feature `validator`; none shows a line of the standard library, so that the
//! component `rust-src` makes no difference. `TRYBUILD=overwrite` writes them anew; each must hold the errors meant and
//! no other, at the smallest thing that is wrong.

#![cfg(feature = "validator")]

#[test]
fn mistakes_are_told_where_they_are() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
