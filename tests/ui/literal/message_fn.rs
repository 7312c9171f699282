use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required(message_fn = 7))]
    number: Option<String>,
    #[validate(required(message_fn = "message"))]
    text: Option<String>,
    #[validate(required(message_fn = |_| "is not there"))]
    closure: Option<String>,
}

fn main() {
    let _ = Request { number: None, text: None, closure: None }.validate();
}
