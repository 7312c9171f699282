use token_request::field_table;

/// | Field | Type | Description | Example | Rules |
/// | --- | --- | --- | --- | --- |
/// | grant | string | Only allows option: `a`. | b | |
/// | at | date-time | | yesterday | |
/// | n | string | | abc | length(max = 2) |
#[field_table]
struct Request;

#[field_table("pages/bad/example.md")]
struct Page;

fn main() {}
