use token_request::Validate;

#[derive(Validate)]
struct Inner {}

#[derive(Validate)]
struct Request {
    #[serde(flatten)]
    #[validate(nested, name = "inner")]
    inner: Inner,
}

fn main() {
    let _ = Request { inner: Inner {} }.validate();
}
