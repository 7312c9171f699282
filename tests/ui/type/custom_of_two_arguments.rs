use token_request::Validate;

fn check(_: &str, _: u8) -> Result<(), &'static str> {
    Ok(())
}

#[derive(Validate)]
struct Request {
    #[validate(custom(function = check))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
