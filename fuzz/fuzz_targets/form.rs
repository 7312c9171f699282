//! Any bytes as a form: no panic, and the values of what is accepted are those that others decode.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/wire/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|body: &[u8]| checks::form(body));
