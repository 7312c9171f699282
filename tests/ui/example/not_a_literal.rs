use token_request::Validate;

const EXAMPLE: &str = "a";

#[derive(Validate)]
struct Login {
    #[validate(example = EXAMPLE)]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
