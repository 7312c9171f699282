use token_request::Validate;

#[derive(Validate)]
#[validate(form_names = "snake_case")]
struct Login {
    user_id: String,
    #[validate(form = "user_id")]
    login: String,
}

fn main() {
    let _ = Login { user_id: String::new(), login: String::new() }.validate();
}
