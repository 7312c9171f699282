use token_request::field_table;

/// | Field | Type | Required | Description |
/// | --- | --- | --- | --- |
/// | name | string | yes |
/// | mail | string | yes | This | that |
/// | phone | string | yes | This \| that |
#[field_table]
struct Request;

fn main() {}
