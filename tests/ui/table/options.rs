use token_request::field_table;

/// | Field | Type |
/// | --- | --- |
/// | name | string |
#[field_table(rename = "a", rename_all = "snake", form_names = "Camel", prose = 1)]
struct Request;

fn main() {}
