use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(custom(fn = check))]
    user: String,
}

fn main() {
    let _ = Login { user: String::new() }.validate();
}
