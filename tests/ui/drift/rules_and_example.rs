use token_request::Validate;

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Rule {
    client_id: Option<String>,
    client_secret: Option<String>,
    #[validate(one_of("client_credentials"))]
    grant_type: String,
    #[validate(length(max = 4))]
    scopes: Option<Vec<String>>,
}

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Example {
    #[validate(length(max = 5))]
    client_id: Option<String>,
    #[validate(example = "another")]
    client_secret: Option<String>,
    #[validate(one_of("client_credentials"))]
    grant_type: String,
    #[validate(length(max = 3))]
    scopes: Option<Vec<String>>,
}

fn main() {}
