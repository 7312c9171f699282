use token_request::Validate;

#[derive(Validate)]
#[validate(at_most_one_of(scope, stat))]
struct Request {
    #[validate(must_match(other = pasword))]
    repeated: String,
    password: String,
    #[validate(required_with(scop))]
    state: Option<String>,
    scope: Option<String>,
}

fn main() {
    let text = String::new();
    let _ = Request { repeated: text.clone(), password: text, state: None, scope: None }.validate();
}
