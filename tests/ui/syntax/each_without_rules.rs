use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each)]
    alone: Vec<String>,
    #[validate(each())]
    empty: Vec<String>,
}

fn main() {
    let _ = Request { alone: Vec::new(), empty: Vec::new() }.validate();
}
