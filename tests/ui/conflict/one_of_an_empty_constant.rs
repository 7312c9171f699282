use token_request::Validate;

const EMPTY: &[&str] = &[];

#[derive(Validate)]
struct Request {
    #[validate(one_of(EMPTY))]
    text: String,
}

fn main() {}
