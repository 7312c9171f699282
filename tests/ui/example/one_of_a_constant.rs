use token_request::Validate;

const GRANTS: &[&str] = &["client_credentials", "refresh_token"];

#[derive(Validate)]
struct TokenRequest {
    #[validate(one_of(GRANTS), example = "password")]
    grant_type: String,
}

fn main() {
    let request = TokenRequest { grant_type: String::new() };
    let _ = request.validate();
}
