//! Any bytes as both: what is accepted is written, and read as the same.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| token_request_tests::wire_checks::round_trip(body));
