use token_request::Validate;

#[derive(Validate)]
struct Client {
    #[validate(ip(v4), example = "::1")]
    address: String,
}

fn main() {
    let client = Client { address: String::new() };
    let _ = client.validate();
}
