//! Reads any bytes as JSON: without a panic, and without accepting what `serde_json` rejects.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| token_request_tests::wire_checks::json(body));
