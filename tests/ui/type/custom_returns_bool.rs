use token_request::Validate;

fn is_lower(user: &str) -> bool {
    user.chars().all(char::is_lowercase)
}

#[derive(Validate)]
struct Login {
    #[validate(custom(function = is_lower))]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
