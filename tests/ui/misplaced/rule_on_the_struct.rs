use token_request::Validate;

#[derive(Validate)]
#[validate(length(min = 1))]
struct Login {
    user: String,
}

fn main() {
    let _ = Login { user: String::new() }.validate();
}
