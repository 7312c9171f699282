use token_request::Validate;

#[derive(Validate)]
#[validate(nest_all_fields)]
struct Request {
    text: String,
    #[validate(nested = false)]
    leaf: String,
}

fn main() {
    let _ = Request { text: String::new(), leaf: String::new() }.validate();
}
