use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each(range(min = 1)))]
    number: u32,
    #[validate(each(length(min = 1)))]
    text: Option<String>,
}

fn main() {
    let _ = Request { number: 1, text: None }.validate();
}
