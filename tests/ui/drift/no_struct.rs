use token_request::Validate;

#[derive(Validate)]
#[validate(table = "pages/partner.md")]
enum Grant {
    One,
}

#[derive(Validate)]
#[validate(table = "pages/java/Object.md")]
struct Object {
    name: String,
}

fn main() {}
