//! Reads any bytes as a form: without a panic, and with the values that other decoders find.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| token_request_tests::wire_checks::form(body));
