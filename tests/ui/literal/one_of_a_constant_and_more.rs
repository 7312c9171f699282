use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(one_of(KINDS, "a"))]
    constant: String,
    #[validate(one_of(["a", "b"]))]
    array: String,
}

fn main() {
    let _ = Request { constant: String::new(), array: String::new() }.validate();
}
