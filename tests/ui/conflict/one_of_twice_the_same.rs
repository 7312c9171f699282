use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(one_of("a", "b", "a"))]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
