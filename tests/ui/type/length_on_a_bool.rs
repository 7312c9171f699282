use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(length(min = 1))]
    user: bool,
}

fn main() {
    let login = Login { user: false };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
