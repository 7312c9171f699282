use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(min = "one"))]
    user: u32,
}

fn main() {
    let login = Login { user: 0 };
    let _ = login.validate();
}
