use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(eq = 2))]
    text: String,
    #[validate(range(mi = 2, max = 3))]
    number: u32,
}

fn main() {
    let _ = Request { text: String::new(), number: 2 }.validate();
}
