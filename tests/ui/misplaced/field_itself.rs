use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(must_match(other = password))]
    password: String,
    #[validate(required_without(state))]
    state: Option<String>,
}

fn main() {
    let _ = Request { password: String::new(), state: None }.validate();
}
