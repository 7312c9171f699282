use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(finite)]
    number: u32,
}

fn main() {
    let _ = Request { number: 1 }.validate();
}
