use token_request::Validate;

#[derive(Validate)]
#[validate(form_name = "snake_case")]
struct Login {
    user: String,
}

fn main() {
    let _ = Login { user: String::new() }.validate();
}
