use token_request::Validate;

#[derive(Validate)]
#[validate(schema(function = whole, mesage = "x"))]
struct Request {
    #[validate(length(min = 1, mesage = "x"), custom(function = check, mesage = "no good"))]
    text: String,
    #[validate(length(min = 1, cod = "short"), must_match(other = text, mesage = "differs"))]
    other: String,
    #[validate(range(min = 1, mesage = "x"))]
    number: u32,
    #[validate(regex(path = RE, mesage = "x"))]
    code: String,
}

fn main() {
    let text = String::new;
    let _ = Request { text: text(), other: text(), number: 1, code: text() }.validate();
}
