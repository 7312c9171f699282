use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(range())]
    number: u32,
    #[validate(range(code = "x"))]
    other: u32,
}

fn main() {
    let _ = Request { number: 1, other: 1 }.validate();
}
