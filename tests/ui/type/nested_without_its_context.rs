use token_request::Validate;

#[derive(Validate)]
#[validate(context = u8)]
struct Inner {
    #[validate(length(max = 2))]
    text: String,
}

#[derive(Validate)]
struct Request {
    #[validate(nested)]
    inner: Inner,
}

fn main() {
    let _ = Request { inner: Inner { text: String::new() } }.validate();
}
