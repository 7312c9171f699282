use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each(range(max = 1), if))]
    list: Vec<u8>,
}

fn main() {
    let request = Request { list: vec![] };
    let _ = request.validate();
    let _ = validator::Validate::validate(&request);
}
