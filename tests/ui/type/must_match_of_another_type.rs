use token_request::Validate;

struct Odd;

#[derive(Validate)]
struct Request {
    #[validate(must_match(other = number))]
    text: String,
    number: u32,
    #[validate(must_match(other = second))]
    first: Odd,
    second: Odd,
    #[validate(must_match(other = plain))]
    boxed: Box<u8>,
    plain: u8,
}

fn main() {}
