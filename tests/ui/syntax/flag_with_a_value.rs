use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(secret = "yes")]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
