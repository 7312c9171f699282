use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(max = 3, unit = "bytes"))]
    list: Vec<u8>,
}

fn main() {
    let _ = Request { list: Vec::new() }.validate();
}
