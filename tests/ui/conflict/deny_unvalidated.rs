use token_request::Validate;

#[derive(Validate)]
#[validate(deny_unvalidated)]
struct Request {
    bare: String,
    #[validate(secret, name = "password")]
    without_rules: String,
    #[validate(skip)]
    skipped: String,
    #[validate(lenght(min = 1))]
    misspelt: String,
}

fn main() {
    let text = String::new();
    let _ = Request {
        bare: text.clone(),
        without_rules: text.clone(),
        skipped: text.clone(),
        misspelt: text,
    }
    .validate();
}
