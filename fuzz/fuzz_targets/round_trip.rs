//! Any bytes as both: what is accepted is written, and read as the same.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/wire/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|body: &[u8]| checks::round_trip(body));
