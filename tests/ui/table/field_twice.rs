use token_request::field_table;

/// | Field | Type |
/// | --- | --- |
/// | name | string |
/// | mail | string |
/// | name | integer |
#[field_table]
struct Request;

fn main() {}
