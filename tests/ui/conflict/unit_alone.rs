use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(unit = "bytes"))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
