use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(max = 3, unit = "byte"))]
    text: String,
    #[validate(length(max = 3, unit = "words"))]
    other: String,
    #[validate(length(max = 3, unit = 7))]
    number: String,
}

fn main() {
    let _ = Request { text: String::new(), other: String::new(), number: String::new() }.validate();
}
