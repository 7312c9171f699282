use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(pattern(r"^[a-z+$"))]
    open: String,
    #[validate(pattern(7))]
    number: String,
    #[validate(pattern(PATTERN))]
    constant: String,
}

fn main() {
    let _ =
        Request { open: String::new(), number: String::new(), constant: String::new() }.validate();
}
