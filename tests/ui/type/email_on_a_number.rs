use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(email)]
    email: u32,
}

fn main() {
    let _ = Request { email: 1 }.validate();
}
