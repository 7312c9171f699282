use token_request::Validate;

const MESSAGE: u32 = 7;

#[derive(Validate)]
struct Request {
    #[validate(required(message = MESSAGE))]
    text: Option<String>,
}

fn main() {
    let _ = Request { text: None }.validate();
}
