use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(ip(v4))]
    address: Option<u32>,
}

fn main() {
    let request = Request { address: Some(0x7f00_0001) };
    let _ = request.validate();
    let _ = validator::Validate::validate(&request);
}
