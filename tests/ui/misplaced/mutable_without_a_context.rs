use token_request::Validate;

#[derive(Validate)]
#[validate(mutable)]
struct Request {
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
