use token_request::field_table;

/// | Field | Type | Required |
/// | --- | --- | --- |
/// | name | strng | yes |
/// | n | *integr* | no |
/// | part | `Opaque<>>` | no |
#[field_table]
struct Request;

fn main() {}
