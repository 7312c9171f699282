use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(custom(use_context))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
    let _ = validator::ValidateArgs::validate_with_args(&Request { text: String::new() }, ());
}
