use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate = "required"]
    user: Option<String>,
}

fn main() {
    let _ = Login { user: None }.validate();
}
