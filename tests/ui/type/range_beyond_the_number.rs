use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(max = 300))]
    user: u8,
}

fn main() {
    let login = Login { user: 0 };
    let _ = login.validate();
}
