use token_request::Validate;

const PATTERN: &str = "^[a-z]+$";

#[derive(Validate)]
struct Request {
    #[validate(regex(path = PATTERN))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
