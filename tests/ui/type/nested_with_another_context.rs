use token_request::{Validate, ValidateWith};

#[derive(Validate)]
#[validate(context = u8)]
struct Inner {
    #[validate(length(max = 2))]
    text: String,
}

#[derive(Validate)]
#[validate(context = u16)]
struct Request {
    #[validate(nested)]
    inner: Inner,
}

fn main() {
    let _ = Request { inner: Inner { text: String::new() } }.validate_with(&3);
}
