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
}

fn main() {
    let _ = Request { text: String::new(), number: 1, first: Odd, second: Odd }.validate();
}
