use token_request::Validate;

#[derive(Validate)]
#[validate(when(true, form_names = "camelCase"), when(true, length(min = 1)))]
struct Request {
    #[validate(when(true, name = "x"))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
