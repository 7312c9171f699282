use token_request::Validate;

#[derive(Validate)]
struct Client {
    #[validate(basic = "username")]
    id: String,
    #[validate(basic = "password")]
    secret: String,
}

fn main() {
    let _ = Client { id: String::new(), secret: String::new() }.validate();
}
