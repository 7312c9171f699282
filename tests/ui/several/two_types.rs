use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(chars(digits))]
    user: u32,
    #[validate(required)]
    password: String,
}

fn main() {
    let login = Login { user: 0, password: String::new() };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
