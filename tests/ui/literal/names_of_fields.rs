use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required_with(self.other))]
    of_self: Option<String>,
    #[validate(must_match(other = x::b))]
    path: String,
    #[validate(must_match(other = "a b"))]
    text: String,
    other: Option<String>,
}

fn main() {
    let _ =
        Request { of_self: None, path: String::new(), text: String::new(), other: None }.validate();
}
