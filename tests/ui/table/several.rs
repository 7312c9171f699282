use token_request::{Validate, field_table};

/// The macro reports each mistake, and nothing else.
///
/// | Field | Type | Required | Example | Rules |
/// | --- | --- | --- | --- | --- |
/// | a | strng | yes | | |
/// | b | string | maybe | | |
/// | c | string | yes |
/// | d | string | yes | | lenght(max = 1) |
/// | d | string | yes | | |
/// | e | boolean | yes | yes | |
#[field_table]
struct Request;

fn main() {
    fn check(request: &Request) -> bool {
        request.is_valid()
    }
    let _ = check;
}
