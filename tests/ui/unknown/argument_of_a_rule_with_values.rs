use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(multiple_of(of = 5))]
    number: u32,
    #[validate(custom(function = "f", arg = "(i64, i64)"))]
    text: String,
}

fn main() {
    let _ = Request { number: 5, text: String::new() }.validate();
}
