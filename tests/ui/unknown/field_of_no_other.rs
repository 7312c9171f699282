use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(must_match(other = password2))]
    password: String,
}

fn main() {
    let _ = Request { password: String::new() }.validate();
}
