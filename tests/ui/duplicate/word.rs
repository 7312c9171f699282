use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(one_of("a", ignore_case, ignore_case))]
    text: String,
}

fn main() {
    let _ = Request { text: String::new() }.validate();
}
