use token_request::Validate;

fn check(_: &Request) -> bool {
    true
}

#[derive(Validate)]
#[validate(schema(function = check))]
struct Request {
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
