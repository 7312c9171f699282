use std::collections::HashMap;

use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each(length(min = 1)))]
    map: HashMap<String, String>,
}

fn main() {
    let _ = Request { map: HashMap::new() }.validate();
}
