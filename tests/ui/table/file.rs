use token_request::field_table;

#[field_table("pages/gateway.md")]
struct Several;

#[field_table("pages/gateway.md#gateway-spec")]
struct NoHeading;

#[field_table("pages/bad/links.md")]
struct Links;

#[field_table("pages/bad/rows.md")]
struct Rows;

#[field_table("pages/bad/values.md")]
struct Values;

fn main() {}
