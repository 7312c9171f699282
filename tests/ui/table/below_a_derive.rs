use token_request::field_table;

/// | Field | Type |
/// | --- | --- |
/// | name | string |
#[derive(Debug)]
#[field_table]
struct Request;

fn main() {}
