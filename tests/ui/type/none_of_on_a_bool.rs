use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(none_of("true"))]
    user: bool,
}

fn main() {
    let login = Login { user: false };
    let _ = login.validate();
}
