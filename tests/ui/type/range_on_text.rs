use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(min = 1, max = 10))]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
