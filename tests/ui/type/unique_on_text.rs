use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(unique)]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
