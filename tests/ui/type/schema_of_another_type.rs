use token_request::Validate;

fn check(_: &str) -> Result<(), &'static str> {
    Ok(())
}

#[derive(Validate)]
#[validate(schema(function = check))]
struct Request {
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
