use token_request::Validate;

#[derive(Validate)]
#[validate(form_names = "snake_case", form_names = "camelCase")]
struct Login {
    user: String,
}

fn main() {
    let _ = Login { user: String::new() }.validate();
}
