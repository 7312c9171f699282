use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(schema(function = check))]
    text: String,
    #[validate(exactly_one_of(scope, state))]
    scope: Option<String>,
    state: Option<String>,
}

fn main() {
    let _ = Request { text: String::new(), scope: None, state: None }.validate();
}
