use token_request::Validate;

#[derive(Validate)]
struct Inner {
    text: String,
}

#[derive(Validate)]
struct Request {
    #[validate(nested(if = true, if = false))]
    inner: Inner,
}

fn main() {
    let _ = Request { inner: Inner { text: String::new() } }.validate();
}
