use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(required(message = true))]
    user: Option<String>,
}

fn main() {
    let login = Login { user: None };
    let _ = login.validate();
}
