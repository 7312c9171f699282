use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(one_of("a", "b"), none_of("b", "c"))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
