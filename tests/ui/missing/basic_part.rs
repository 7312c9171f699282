use token_request::Validate;

#[derive(Validate)]
struct Client {
    #[validate(basic = "user")]
    id: String,
}

#[derive(Validate)]
enum Grant {
    Code {
        #[validate(basic = "user")]
        id: String,
        #[validate(basic = "password")]
        secret: String,
    },
    Refresh {
        #[validate(basic = "password")]
        secret: String,
    },
}

fn main() {
    let _ = Client { id: String::new() }.validate();
    let _ = Grant::Code { id: String::new(), secret: String::new() }.validate();
    let _ = Grant::Refresh { secret: String::new() }.validate();
}
