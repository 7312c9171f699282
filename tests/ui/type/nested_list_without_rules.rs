use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(nested)]
    user: Vec<String>,
}

fn main() {
    let login = Login { user: Vec::new() };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
