use token_request::field_table;

#[doc = include_str!("../../pages/rules.md")]
#[field_table]
struct Request;

fn main() {}
