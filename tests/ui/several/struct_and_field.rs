use token_request::Validate;

#[derive(Validate)]
#[validate(form_names = "Snake")]
struct Login {
    #[validate(length(min = 9, max = 3), secret(true))]
    user: String,
}

fn main() {
    let _ = Login { user: String::new() }.validate();
}
