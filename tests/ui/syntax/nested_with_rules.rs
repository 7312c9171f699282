use token_request::Validate;

#[derive(Validate)]
struct Inner {
    #[validate(length(min = 1))]
    text: String,
}

#[derive(Validate)]
struct Request {
    #[validate(nested(length(min = 1)))]
    inner: Inner,
    #[validate(nested(email))]
    other: Inner,
}

fn main() {}
