use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(lenght(max = 20), chars(digit))]
    user: String,
    #[validate(required, requierd)]
    password: Option<String>,
}

fn main() {
    let login = Login { user: String::new(), password: None };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
