use token_request::Validate;

#[derive(Validate)]
#[validate(tag_error = "unsupported_grant_type")]
enum WithoutTag {
    A,
}

#[derive(Validate)]
#[serde(tag = "grant_type")]
#[validate(tag_error = "unsupported_grant_type")]
enum WithOther {
    A,
    #[serde(other)]
    Other,
}

#[derive(Validate)]
#[validate(tag_error = "unsupported_grant_type")]
struct Struct {
    a: String,
}

fn main() {}
