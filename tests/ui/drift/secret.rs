use token_request::{Secret, Validate};

#[derive(Validate)]
#[validate(table = "pages/secret.md")]
struct Shown {
    pin: String,
}

#[derive(Validate)]
#[validate(table = "pages/secret.md")]
struct Kept {
    pin: Secret,
}

fn main() {}
