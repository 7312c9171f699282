use token_request::Validate;

fn is_number(user: &str) -> Result<(), std::num::ParseIntError> {
    user.parse::<u8>().map(drop)
}

#[derive(Validate)]
struct Login {
    #[validate(custom(function = is_number))]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
