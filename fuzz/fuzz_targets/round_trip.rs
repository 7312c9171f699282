//! Writes each request that can be read from the bytes, and reads it back unchanged.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| token_request_tests::wire_checks::round_trip(body));
