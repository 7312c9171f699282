use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(multiple_of(5))]
    text: String,
    #[validate(multiple_of(0.5))]
    number: u32,
}

fn main() {
    let _ = Request { text: String::new(), number: 1 }.validate();
}
