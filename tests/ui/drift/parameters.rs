use token_request::Validate;

#[derive(Validate)]
#[validate(table = "pages/secret.md")]
struct Generic<T> {
    pin: T,
}

#[derive(Validate)]
#[validate(table = "pages/secret.md")]
struct Unread {
    #[serde(skip)]
    pin: String,
}

fn main() {}
