//! The requests with `garde`'s derive.

use garde::Validate;
use serde::Deserialize;

fn one_of(allowed: &'static [&'static str]) -> impl FnOnce(&str, &()) -> garde::Result {
    move |value, ()| {
        if allowed.contains(&value) { Ok(()) } else { Err(garde::Error::new("not allowed")) }
    }
}

fn grant(grant: &Option<String>, (): &()) -> garde::Result {
    grant.as_deref().map_or(Ok(()), |grant| one_of(&["client_credentials"])(grant, &()))
}

fn no_admin(role: &str, (): &()) -> garde::Result {
    if ["root", "admin"].contains(&role) { Err(garde::Error::new("not allowed")) } else { Ok(()) }
}

#[derive(Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    #[garde(length(chars, min = 1, max = 4096), pattern(r"^[ -~]*$"))]
    pub client_id: Option<String>,
    #[garde(length(chars, min = 1, max = 4096), pattern(r"^[ -~]*$"))]
    pub client_secret: Option<String>,
    #[garde(required, custom(grant))]
    pub grant_type: Option<String>,
}

#[derive(Deserialize, Validate)]
pub struct Signup {
    #[garde(length(chars, min = 1, max = 64))]
    pub name: String,
    #[garde(length(chars, max = 40))]
    pub nick: Option<String>,
    #[garde(length(chars, min = 1, max = 255), pattern(r"^[A-Za-z0-9._~-]*$"))]
    pub client: String,
    #[garde(pattern(r"^[ !#-\[\]-~]*$"))]
    pub scope: Option<String>,
    #[garde(custom(one_of(&["en", "de", "fr", "es", "it"])))]
    pub locale: String,
    #[garde(custom(no_admin))]
    pub role: String,
    #[garde(range(max = 150))]
    pub age: u32,
    #[garde(range(min = 0.0, max = 1.0))]
    pub score: f64,
    #[garde(range(min = 1, max = 100))]
    pub limit: Option<u32>,
    #[garde(length(max = 16))]
    pub tags: Vec<String>,
    #[garde(length(chars, equal = 5), pattern(r"^[0-9]*$"))]
    pub zip: String,
    #[garde(required)]
    pub nonce: Option<String>,
}

#[derive(Deserialize, Validate)]
pub struct Order {
    #[garde(dive)]
    pub items: Vec<Item>,
}

#[derive(Deserialize, Validate)]
pub struct Item {
    #[garde(length(chars, min = 1, max = 20), pattern(r"^[A-Za-z0-9._~-]*$"))]
    pub sku: String,
    #[garde(range(min = 1, max = 1000))]
    pub quantity: u32,
    #[garde(dive)]
    pub buyer: Buyer,
    #[garde(dive)]
    pub place: Place,
}

#[derive(Deserialize, Validate)]
pub struct Buyer {
    #[garde(length(chars, min = 1, max = 64))]
    pub name: String,
    #[garde(custom(one_of(&["editor", "viewer"])))]
    pub role: String,
    #[garde(length(chars, min = 3, max = 255), pattern(r"^[ -~]*$"))]
    pub login: String,
    #[garde(range(max = 150))]
    pub age: u32,
    #[garde(range(min = 0.0, max = 1.0))]
    pub score: f64,
}

#[derive(Deserialize, Validate)]
pub struct Place {
    #[garde(length(chars, min = 1, max = 64))]
    pub city: String,
    #[garde(length(chars, equal = 5), pattern(r"^[0-9]*$"))]
    pub zip: String,
    #[garde(length(chars, max = 80))]
    pub street: String,
    #[garde(custom(one_of(&["US", "DE", "FR"])))]
    pub country: String,
    #[garde(required)]
    pub zone: Option<String>,
}
