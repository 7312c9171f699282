use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each(length(min = 1), length(max = 2)))]
    list: Vec<String>,
}

fn main() {
    let _ = Request { list: Vec::new() }.validate();
}
