use token_request::Validate;

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Another {
    client_id: Option<String>,
    client_secret: Option<String>,
    #[validate(one_of("client_credentials", "password"))]
    grant_type: String,
    #[validate(length(max = 3))]
    scopes: Option<Vec<String>>,
}

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Nothing {
    client_id: Option<String>,
    client_secret: Option<String>,
    grant_type: String,
    #[validate(length(max = 3))]
    scopes: Option<Vec<String>>,
}

const GRANTS: &[&str] = &["password"];

#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(table = "pages/partner.md")]
struct Constant {
    client_id: Option<String>,
    client_secret: Option<String>,
    #[validate(one_of(GRANTS))]
    grant_type: String,
    #[validate(length(max = 3))]
    scopes: Option<Vec<String>>,
}

fn main() {}
