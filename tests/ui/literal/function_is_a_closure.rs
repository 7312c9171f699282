use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(custom(function = |text: &str, other| Ok(())))]
    text: String,
    #[validate(custom(function = is_lower()))]
    call: String,
}

fn main() {
    let _ = Request { text: String::new(), call: String::new() }.validate();
}
