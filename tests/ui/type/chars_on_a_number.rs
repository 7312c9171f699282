use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(chars(digits))]
    user: u32,
}

fn main() {
    let login = Login { user: 0 };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
