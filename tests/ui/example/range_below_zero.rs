use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(min = -1), example = -2)]
    user: i32,
}

fn main() {
    let login = Login { user: 0 };
    let _ = login.validate();
}
