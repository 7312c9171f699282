//! The requests with `validator`'s derive.

use std::sync::LazyLock;

use regex::Regex;
use serde::Deserialize;
use validator::{Validate, ValidationError};

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is right")
}

static VSCHAR: LazyLock<Regex> = LazyLock::new(|| regex(r"^[ -~]*$"));
static UNRESERVED: LazyLock<Regex> = LazyLock::new(|| regex(r"^[A-Za-z0-9._~-]*$"));
static NQSCHAR: LazyLock<Regex> = LazyLock::new(|| regex(r"^[ !#-\[\]-~]*$"));
static DIGITS: LazyLock<Regex> = LazyLock::new(|| regex(r"^[0-9]*$"));

fn grant(grant: &str) -> Result<(), ValidationError> {
    if grant == "client_credentials" { Ok(()) } else { Err(ValidationError::new("grant")) }
}

fn locale(locale: &str) -> Result<(), ValidationError> {
    let known = ["en", "de", "fr", "es", "it"].contains(&locale);
    if known { Ok(()) } else { Err(ValidationError::new("locale")) }
}

fn no_admin(role: &str) -> Result<(), ValidationError> {
    if ["root", "admin"].contains(&role) { Err(ValidationError::new("role")) } else { Ok(()) }
}

fn buyer_role(role: &str) -> Result<(), ValidationError> {
    if ["editor", "viewer"].contains(&role) { Ok(()) } else { Err(ValidationError::new("role")) }
}

fn country(country: &str) -> Result<(), ValidationError> {
    if ["US", "DE", "FR"].contains(&country) {
        Ok(())
    } else {
        Err(ValidationError::new("country"))
    }
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    #[validate(length(min = 1, max = 4096), regex(path = *VSCHAR))]
    pub client_id: Option<String>,
    #[validate(length(min = 1, max = 4096), regex(path = *VSCHAR))]
    pub client_secret: Option<String>,
    #[validate(required, custom(function = grant))]
    pub grant_type: Option<String>,
}

/// A token request with the names of forms.
#[derive(Deserialize, Validate)]
pub struct TokenForm {
    #[validate(length(min = 1, max = 4096), regex(path = *VSCHAR))]
    pub client_id: Option<String>,
    #[validate(length(min = 1, max = 4096), regex(path = *VSCHAR))]
    pub client_secret: Option<String>,
    #[validate(required, custom(function = grant))]
    pub grant_type: Option<String>,
}

#[derive(Deserialize, Validate)]
pub struct Signup {
    #[validate(length(min = 1, max = 64))]
    pub name: String,
    #[validate(length(max = 40))]
    pub nick: Option<String>,
    #[validate(length(min = 1, max = 255), regex(path = *UNRESERVED))]
    pub client: String,
    #[validate(regex(path = *NQSCHAR))]
    pub scope: Option<String>,
    #[validate(custom(function = locale))]
    pub locale: String,
    #[validate(custom(function = no_admin))]
    pub role: String,
    #[validate(range(max = 150))]
    pub age: u32,
    #[validate(range(min = 0.0, max = 1.0))]
    pub score: f64,
    #[validate(range(min = 1, max = 100))]
    pub limit: Option<u32>,
    #[validate(length(max = 16))]
    pub tags: Vec<String>,
    #[validate(length(equal = 5), regex(path = *DIGITS))]
    pub zip: String,
    #[validate(required)]
    pub nonce: Option<String>,
}

#[derive(Deserialize, Validate)]
pub struct Order {
    #[validate(nested)]
    pub items: Vec<Item>,
}

#[derive(Deserialize, Validate)]
pub struct Item {
    #[validate(length(min = 1, max = 20), regex(path = *UNRESERVED))]
    pub sku: String,
    #[validate(range(min = 1, max = 1000))]
    pub quantity: u32,
    #[validate(nested)]
    pub buyer: Buyer,
    #[validate(nested)]
    pub place: Place,
}

#[derive(Deserialize, Validate)]
pub struct Buyer {
    #[validate(length(min = 1, max = 64))]
    pub name: String,
    #[validate(custom(function = buyer_role))]
    pub role: String,
    #[validate(length(min = 3, max = 255), regex(path = *VSCHAR))]
    pub login: String,
    #[validate(range(max = 150))]
    pub age: u32,
    #[validate(range(min = 0.0, max = 1.0))]
    pub score: f64,
}

#[derive(Deserialize, Validate)]
pub struct Place {
    #[validate(length(min = 1, max = 64))]
    pub city: String,
    #[validate(length(equal = 5), regex(path = *DIGITS))]
    pub zip: String,
    #[validate(length(max = 80))]
    pub street: String,
    #[validate(custom(function = country))]
    pub country: String,
    #[validate(required)]
    pub zone: Option<String>,
}
