use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required_with(scope, scope))]
    state: Option<String>,
    scope: Option<String>,
}

fn main() {
    let _ = Request { state: None, scope: None }.validate();
}
