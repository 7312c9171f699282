use token_request::Validate;

#[derive(Validate)]
enum IP {
    V4,
    V6,
}

#[derive(Validate)]
struct Request {
    #[validate(one_of(IP))]
    version: String,
}

fn main() {
    let _ = (IP::V4, IP::V6);
    let _ = Request { version: String::new() }.validate();
}
