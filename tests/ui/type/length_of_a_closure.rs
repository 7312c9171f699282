use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(max = |a, b| a))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
