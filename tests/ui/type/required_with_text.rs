use token_request::Validate;

#[derive(Validate)]
#[validate(exactly_one_of(scope, text))]
struct Request {
    #[validate(required_with(scope))]
    text: String,
    #[validate(required_with(text))]
    scope: Option<String>,
}

fn main() {
    let _ = Request { scope: None, text: String::new() }.validate();
}
