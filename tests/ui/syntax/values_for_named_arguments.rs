use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(1, 10))]
    text: String,
}

fn main() {}
