use token_request::Validate;

#[derive(Validate)]
#[validate(context = Limits)]
struct Request {
    text: String,
}

fn main() {
    let _ = Request { text: String::new() };
}
