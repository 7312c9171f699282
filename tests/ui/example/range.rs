use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(min = 1, max = 10), example = 11)]
    user: u32,
}

fn main() {
    let login = Login { user: 0 };
    let _ = login.validate();
}
