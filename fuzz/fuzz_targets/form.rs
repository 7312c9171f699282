//! Any bytes as a form: no panic, and the values of what is accepted are those that others decode.
#![no_main]

libfuzzer_sys::fuzz_target!(|body: &[u8]| token_request_tests::wire_checks::form(body));
