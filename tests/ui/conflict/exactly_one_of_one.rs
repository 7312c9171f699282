use token_request::Validate;

#[derive(Validate)]
#[validate(exactly_one_of(scope))]
struct Request {
    scope: Option<String>,
}

fn main() {
    let _ = Request { scope: None }.validate();
}
