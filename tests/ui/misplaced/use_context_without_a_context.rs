use token_request::Validate;

#[derive(Validate)]
#[validate(schema(function = check, use_context))]
struct Request {
    #[validate(custom(function = check, use_context))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
