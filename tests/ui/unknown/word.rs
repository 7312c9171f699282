use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(one_of("a", ignore_cas))]
    text: String,
    #[validate(custom(function = f, use_contxt))]
    other: String,
}

fn main() {
    let _ = Request { text: String::new(), other: String::new() }.validate();
}
