use token_request::field_table;

/// | Field | Type | Rules |
/// | --- | --- | --- |
/// | a | string | lenght(max = 5) |
/// | b | string | length(max = 5, max = 6) |
/// | c | string | length(min = 9, max = 3) |
#[field_table]
struct Request;

/// | Field | Type | Rules |
/// | --- | --- | --- |
/// | a | string | one_of("a, "b") |
/// | b | string | length max 5 |
/// | c | integer | length(max = 5) |
/// | d | list of string | prefix("x"), unique |
/// | e | map of string | each(length(max = 3)), unique |
#[field_table]
struct Unreadable;

fn main() {}
