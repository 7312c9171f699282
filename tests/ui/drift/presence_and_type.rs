use token_request::Validate;

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Request {
    client_id: String,
    client_secret: Option<u64>,
    #[validate(one_of("client_credentials"))]
    grant_type: Option<String>,
    #[validate(length(max = 3))]
    scopes: Option<Vec<u8>>,
}

fn main() {}
