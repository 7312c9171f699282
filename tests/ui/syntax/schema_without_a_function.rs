use token_request::Validate;

#[derive(Validate)]
#[validate(schema())]
struct Request {
    text: String,
}

#[derive(Validate)]
#[validate(schema(skip_on_field_errors = false))]
struct Other {
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
    let _ = Other { text: String::new() }.validate();
}
