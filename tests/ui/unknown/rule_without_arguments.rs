use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(emial)]
    email: String,
}

fn main() {
    let _ = Request { email: String::new() }.validate();
}
