use token_request::Validate;

struct Inner;

#[derive(Validate)]
struct Login {
    #[validate(nested)]
    user: Option<Box<Inner>>,
}

fn main() {
    let login = Login { user: None };
    let _ = login.validate();
}
