use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(form_names = "snake_case")]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
