use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(regex(path = 1))]
    number: String,
    #[validate(regex(path = r"^[a-z]+$"))]
    pattern: String,
    #[validate(regex("[a-z]"))]
    unnamed: String,
}

fn main() {
    let _ = Request { number: String::new(), pattern: String::new(), unnamed: String::new() }
        .validate();
}
