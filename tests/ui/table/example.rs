use token_request::field_table;

/// | Field | Type | Description | Example | Rules |
/// | --- | --- | --- | --- | --- |
/// | n | integer | | many | |
/// | map | map of string | | a=b | |
#[field_table]
struct OfAnotherType;

/// | Field | Type | Description | Example | Rules |
/// | --- | --- | --- | --- | --- |
/// | grant | string | Only allows option: `a`. | b | |
/// | at | date-time | | yesterday | |
/// | n | integer | | 7 | range(max = 5) |
#[field_table]
struct OfAnotherValue;

fn main() {}
