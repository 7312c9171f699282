use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(length(min = -1))]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
