use token_request::Validate;

fn message(text: &str) -> String {
    text.into()
}

#[derive(Validate)]
struct Request {
    #[validate(required(message_fn = message))]
    text: Option<String>,
}

fn main() {
    let _ = Request { text: None }.validate();
}
