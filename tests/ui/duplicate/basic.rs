use token_request::Validate;

#[derive(Validate)]
struct Client {
    #[validate(basic = "user")]
    id: String,
    #[validate(basic = "user")]
    secret: String,
}

fn main() {
    let _ = Client { id: String::new(), secret: String::new() }.validate();
}
