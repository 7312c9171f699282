use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(exclusive_min = 3, max = 3))]
    user: u32,
}

fn main() {
    let login = Login { user: 0 };
    let _ = login.validate();
}
