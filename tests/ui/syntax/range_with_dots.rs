use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(range(1..=5))]
    number: u8,
    #[validate(length(1..=5))]
    text: String,
    #[validate(range(min = 1..5))]
    named: u8,
    #[validate(length(max = ..=5))]
    other: String,
}

fn main() {}
