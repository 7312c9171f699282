use token_request::field_table;

/// | Field | Type |
/// | --- | --- |
/// | name | string |
///
/// Or rather:
///
/// | Field | Type |
/// | --- | --- |
/// | name | integer |
#[field_table]
struct Request;

fn main() {}
