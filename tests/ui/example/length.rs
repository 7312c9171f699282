use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(length(min = 4), example = "abc")]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
