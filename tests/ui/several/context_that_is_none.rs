use token_request::{Validate, ValidateWith};

fn check(_: &str, _: &u8) -> Result<(), &'static str> {
    Ok(())
}

#[derive(Validate)]
#[validate(context = 3, mutable)]
struct Request {
    #[validate(custom(function = check, use_context))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate_with(&3);
}
