use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(one_of("a", "A", ignore_case))]
    text: String,
    #[validate(one_of("a", "b"), none_of("B", ignore_case))]
    other: String,
}

fn main() {
    let _ = Request { text: String::new(), other: String::new() }.validate();
}
