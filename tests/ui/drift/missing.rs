use token_request::Validate;

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Missing {
    client_id: Option<String>,
    #[validate(one_of("client_credentials"))]
    grant_type: String,
    audience: Option<String>,
}

fn main() {}
