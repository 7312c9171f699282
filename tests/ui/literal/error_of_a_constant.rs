use token_request::Validate;

const ERROR: &str = "invalid\\request";

#[derive(Validate)]
struct Login {
    #[validate(required(error = ERROR))]
    user: Option<String>,
}

fn main() {
    let _ = Login { user: None }.validate();
}
