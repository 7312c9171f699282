use token_request::{Validate, ValidateWith};

#[derive(Validate)]
#[validate(contxt = u8)]
struct Request {
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate_with(&3);
}
