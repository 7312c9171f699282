use token_request::Validate;

#[derive(Validate)]
struct Inner {}

#[derive(Validate)]
struct Client {
    #[serde(flatten)]
    #[validate(nested, basic = "user")]
    inner: Inner,
    #[serde(skip)]
    #[validate(basic = "password")]
    secret: String,
}

fn main() {
    let _ = Client { inner: Inner {}, secret: String::new() }.validate();
}
