use token_request::Validate;

fn message(_: &token_request::Violation) -> usize {
    7
}

#[derive(Validate)]
struct Request {
    #[validate(required(message_fn = message))]
    text: Option<String>,
}

fn main() {
    let _ = Request { text: None }.validate();
}
