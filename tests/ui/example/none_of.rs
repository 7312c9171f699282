use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(none_of("a", "b"), example = "a")]
    user: Option<String>,
}

fn main() {
    let login = Login { user: None };
    let _ = login.validate();
}
