use token_request::Validate;

#[derive(Validate)]
struct Login {
    user: String,
    #[validate(name = "user")]
    login: String,
}

fn main() {
    let _ = Login { user: String::new(), login: String::new() }.validate();
}
