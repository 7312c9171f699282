use token_request::Validate;

fn is_even(n: u32) -> Result<(), &'static str> {
    if n % 2 == 0 { Ok(()) } else { Err("odd") }
}

#[derive(Validate)]
struct Login {
    #[validate(custom(function = is_even))]
    user: String,
}

fn main() {
    let login = Login { user: String::new() };
    let _ = login.validate();
}
