//! Any bytes as JSON: no panic, and nothing is accepted that `serde_json` refuses.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/wire/checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|body: &[u8]| checks::json(body));
