use token_request::field_table;

/// | Field | Type | Example |
/// | --- | --- | --- |
/// | n | integer | many |
/// | map | map of string | a=b |
#[field_table]
struct Request;

fn main() {}
