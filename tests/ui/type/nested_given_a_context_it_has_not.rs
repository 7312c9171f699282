use token_request::Validate;

#[derive(Validate)]
struct Inner {
    text: String,
}

#[derive(Validate)]
struct Request {
    #[validate(nested(context = &3))]
    inner: Inner,
}

fn main() {
    let _ = Inner { text: String::new() }.validate();
    let _ = Request { inner: Inner { text: String::new() } }.validate();
}
