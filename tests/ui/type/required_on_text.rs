use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(required)]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
