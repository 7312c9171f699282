//! Tuned checks by hand, as the lower bound: no branch for each byte, lengths from the number of bytes if possible, all
//! checks inlined, and one bit for each broken rule as the result.

use serde::Deserialize;

fn length(text: &str, min: usize, max: usize) -> bool {
    let bytes = text.len();
    let enough = if min == 0 { 0 } else { 4 * min - 3 };
    if enough <= bytes && bytes <= max {
        return true;
    }
    bytes >= min && bytes <= 4 * max && {
        let chars = text.chars().count();
        min <= chars && chars <= max
    }
}

/// Blocks of 16 with one exit each, the last overlapping; below 16 bytes a plain fold.
#[inline(never)]
fn in_range<const FIRST: u8, const LAST: u8>(bytes: &[u8]) -> bool {
    let outside = |bad: bool, byte: &u8| bad | (byte.wrapping_sub(FIRST) > LAST - FIRST);
    let Some(last) = bytes.last_chunk::<16>() else { return !bytes.iter().fold(false, outside) };
    for block in bytes.as_chunks::<16>().0 {
        if block.iter().fold(false, outside) {
            return false;
        }
    }
    !last.iter().fold(false, outside)
}

type Members = [bool; 256];

const fn members(set: &[u8]) -> Members {
    let mut members = [false; 256];
    let mut i = 0;
    while i < set.len() {
        members[set[i] as usize] = true;
        i += 1;
    }
    members
}

static UNRESERVED: Members =
    members(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");
static NQSCHAR: Members = members(
    b" !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~",
);

#[inline(never)]
fn in_table(bytes: &[u8], members: &Members) -> bool {
    bytes.iter().fold(true, |all, byte| all & members[usize::from(*byte)])
}

/// Returns one bit for each failed check, in order.
fn bits<const N: usize>(holds: [bool; N]) -> u64 {
    holds.iter().enumerate().fold(0, |bits, (i, holds)| bits | u64::from(!holds) << i)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Token {
    pub client_id: Option<String>,
    pub client_secret: Option<String>,
    pub grant_type: Option<String>,
}

impl Token {
    pub fn check(&self) -> u64 {
        let credential = |text: &Option<String>| {
            text.as_ref()
                .is_none_or(|text| length(text, 1, 4096) & in_range::<b' ', b'~'>(text.as_bytes()))
        };
        bits([
            credential(&self.client_id),
            credential(&self.client_secret),
            self.grant_type.is_some(),
            self.grant_type.as_ref().is_none_or(|grant| grant == "client_credentials"),
        ])
    }
}

#[derive(Deserialize)]
pub struct Signup {
    pub name: String,
    pub nick: Option<String>,
    pub client: String,
    pub scope: Option<String>,
    pub locale: String,
    pub role: String,
    pub age: u32,
    pub score: f64,
    pub limit: Option<u32>,
    pub tags: Vec<String>,
    pub zip: String,
    pub nonce: Option<String>,
}

impl Signup {
    pub fn check(&self) -> u64 {
        bits([
            length(&self.name, 1, 64),
            self.nick.as_ref().is_none_or(|nick| length(nick, 0, 40)),
            length(&self.client, 1, 255),
            in_table(self.client.as_bytes(), &UNRESERVED),
            self.scope.as_ref().is_none_or(|scope| in_table(scope.as_bytes(), &NQSCHAR)),
            matches!(self.locale.as_str(), "en" | "de" | "fr" | "es" | "it"),
            !matches!(self.role.as_str(), "root" | "admin"),
            self.age <= 150,
            0.0 <= self.score && self.score <= 1.0,
            self.limit.is_none_or(|limit| (1..=100).contains(&limit)),
            self.tags.len() <= 16,
            length(&self.zip, 5, 5),
            in_range::<b'0', b'9'>(self.zip.as_bytes()),
            self.nonce.is_some(),
        ])
    }
}

#[derive(Deserialize)]
pub struct Order {
    pub items: Vec<Item>,
}

#[derive(Deserialize)]
pub struct Item {
    pub sku: String,
    pub quantity: u32,
    pub buyer: Buyer,
    pub place: Place,
}

#[derive(Deserialize)]
pub struct Buyer {
    pub name: String,
    pub role: String,
    pub login: String,
    pub age: u32,
    pub score: f64,
}

#[derive(Deserialize)]
pub struct Place {
    pub city: String,
    pub zip: String,
    pub street: String,
    pub country: String,
    pub zone: Option<String>,
}

impl Order {
    /// The invalid items, by index, with their bits.
    pub fn check(&self) -> Vec<(usize, u64)> {
        let items = self.items.iter().enumerate().map(|(i, item)| (i, item.check()));
        items.filter(|(_, bits)| *bits != 0).collect()
    }
}

impl Item {
    fn check(&self) -> u64 {
        let Self { sku, quantity, buyer, place } = self;
        bits([
            length(sku, 1, 20),
            in_table(sku.as_bytes(), &UNRESERVED),
            1 <= *quantity && *quantity <= 1000,
            length(&buyer.name, 1, 64),
            matches!(buyer.role.as_str(), "editor" | "viewer"),
            length(&buyer.login, 3, 255),
            in_range::<b' ', b'~'>(buyer.login.as_bytes()),
            buyer.age <= 150,
            0.0 <= buyer.score && buyer.score <= 1.0,
            length(&place.city, 1, 64),
            length(&place.zip, 5, 5),
            in_range::<b'0', b'9'>(place.zip.as_bytes()),
            length(&place.street, 0, 80),
            matches!(place.country.as_str(), "US" | "DE" | "FR"),
            place.zone.is_some(),
        ])
    }
}
