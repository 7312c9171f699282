use token_request::Validate;

mod other {}

#[derive(Validate)]
#[validate(crate = "crate::other")]
struct Request {
    #[validate(required)]
    text: Option<String>,
}

fn main() {
    let _ = Request { text: None }.validate();
}
