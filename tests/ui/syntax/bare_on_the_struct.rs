use token_request::Validate;

#[derive(Validate)]
#[validate]
struct Login {
    user: String,
}

fn main() {
    let _ = Login { user: String::new() }.validate();
}
