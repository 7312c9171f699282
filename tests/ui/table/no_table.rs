use token_request::field_table;

/// There is nothing to see here.
#[field_table]
struct Request;

#[field_table]
struct Other;

fn main() {}
