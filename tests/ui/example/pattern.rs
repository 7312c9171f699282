use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(pattern("^[a-z]+$"), example = "Jane")]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
