//! Any bytes as JSON: no panic, and nothing is accepted that `serde_json` refuses.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| token_request_tests::wire_checks::json(body));
