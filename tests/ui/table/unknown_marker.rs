use token_request::field_table;

/// | Field | Type | Required |
/// | --- | --- | --- |
/// | name | string | perhaps |
#[field_table]
struct Request;

fn main() {}
