extern crate token_request as renamed;

#[derive(renamed::Validate)]
#[validate(crate = renamed)]
struct Request {
    text: String,
}

fn main() {
    let _ = renamed::Validate::validate(&Request { text: String::new() });
}
