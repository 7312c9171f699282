//! The requests with this crate's derive.

use serde::Deserialize;
use token_request::Validate;

pub type Token = token_request::V3TokenRequest;

#[derive(Deserialize, Validate)]
pub struct Signup {
    #[validate(length(min = 1, max = 64))]
    pub name: String,
    #[validate(length(max = 40))]
    pub nick: Option<String>,
    #[validate(length(min = 1, max = 255), chars(unreserved))]
    pub client: String,
    #[validate(chars(nqschar))]
    pub scope: Option<String>,
    #[validate(one_of("en", "de", "fr", "es", "it"))]
    pub locale: String,
    #[validate(none_of("root", "admin"))]
    pub role: String,
    #[validate(range(max = 150))]
    pub age: u32,
    #[validate(range(min = 0.0, max = 1.0))]
    pub score: f64,
    #[validate(range(min = 1, max = 100))]
    pub limit: Option<u32>,
    #[validate(length(max = 16))]
    pub tags: Vec<String>,
    #[validate(length(equal = 5), chars(digits))]
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
    #[validate(length(min = 1, max = 20), chars(unreserved))]
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
    #[validate(one_of("editor", "viewer"))]
    pub role: String,
    #[validate(length(min = 3, max = 255), chars(vschar))]
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
    #[validate(length(equal = 5), chars(digits))]
    pub zip: String,
    #[validate(length(max = 80))]
    pub street: String,
    #[validate(one_of("US", "DE", "FR"))]
    pub country: String,
    #[validate(required)]
    pub zone: Option<String>,
}
