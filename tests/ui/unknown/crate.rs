use token_request::Validate;

#[derive(Validate)]
#[validate(crate = "other_crate")]
struct Request {
    #[validate(required)]
    text: Option<String>,
}

fn main() {
    let _ = Request { text: None }.validate();
}
