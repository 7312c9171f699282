use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required(message = "x", message_fn = message))]
    text: Option<String>,
}

fn main() {
    let _ = Request { text: None }.validate();
}
