use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each(lenght(min = 1)))]
    list: Vec<String>,
}

fn main() {
    let _ = Request { list: Vec::new() }.validate();
}
