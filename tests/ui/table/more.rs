use token_request::field_table;

/// | Field | Type |
/// | --- | --- |
/// | name | string |
#[field_table]
struct Unknown {
    nam: String,
}

/// | Field | Type |
/// | --- | --- |
/// | name | string |
#[field_table]
enum NoEnum {}

/// | Field | Type |
/// | --- | --- |
/// | name | string |
#[field_table]
struct Unnamed(String);

/// | Field | Type |
/// | --- | --- |
/// | name | string |
#[field_table]
struct Generic<T> {
    name: T,
}

fn main() {}
