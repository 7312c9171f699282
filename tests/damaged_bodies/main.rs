//! Bodies that are damaged in known ways have exactly the expected violations.

#![cfg(feature = "wire")]

#[macro_use]
mod check;
mod enums;
mod faults;
mod flatten;
mod generics;
mod lists;
mod model;
mod records;
mod structs;
mod types;
