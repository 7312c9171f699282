use token_request::Validate;

#[derive(Validate)]
#[validate(exactly_one_of(scope, state))]
enum Request {
    Login { scope: Option<String>, state: Option<String> },
}

fn main() {
    let _ = Request::Login { scope: None, state: None }.validate();
}
