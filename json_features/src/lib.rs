//! Tests that the features of `serde_json` do not change what is read of JSON, and what is reported.
