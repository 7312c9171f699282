use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(multiple_of(0))]
    zero: u32,
    #[validate(multiple_of(-5))]
    negative: i32,
    #[validate(multiple_of("5"))]
    text: u32,
    #[validate(multiple_of(5, 7))]
    two: u32,
}

fn main() {
    let _ = Request { zero: 0, negative: 0, text: 0, two: 0 }.validate();
}
