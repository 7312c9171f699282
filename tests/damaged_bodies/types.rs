//! Types without a table, and fields that functions read.

use std::str::FromStr;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use token_request::Validate;

/// A number in hundredths that is parsed from a string, as money often is.
#[derive(Debug, PartialEq)]
pub(crate) struct Decimal(pub(crate) i64);

impl FromStr for Decimal {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (whole, part) = text.split_once('.').ok_or("has no decimal point")?;
        let hundredths = format!("{whole}{part}").parse();
        if part.len() == 2 {
            hundredths.map(Self).map_err(|_| "has no digits")
        } else {
            Err("has no hundredths")
        }
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A text without spaces.
#[derive(Debug, PartialEq, Deserialize)]
#[serde(try_from = "String")]
pub(crate) struct Slug(String);

impl TryFrom<String> for Slug {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.contains(' ') { Err("must not contain spaces") } else { Ok(Self(text)) }
    }
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
pub(crate) struct Email(#[validate(email)] String);

mod fields {
    use std::net::IpAddr;
    use std::num::NonZeroU32;

    use serde::Deserialize;
    use token_request::{Valid, Validate};

    use super::{Decimal, Email, Slug};
    use crate::model::{Place, Random, integer, object, optional, required, scalars, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Host {
        #[validate(length(min = 2))]
        name: String,
        ip: IpAddr,
        others: Option<Vec<IpAddr>>,
        price: Decimal,
        port: NonZeroU32,
        slug: Option<Slug>,
        mail: Valid<Email>,
        #[validate(range(max = 9))]
        count: u8,
    }

    fn body(random: &mut Random) -> Place {
        let ip = |random: &mut Random| text(random, &["127.0.0.1", "::1"], &[("1.2.3", "type")]);
        let name = text(random, &["ab", "abc"], &[("a", "length")]);
        let price = text(random, &["1.00", "12.50"], &[("12", "type"), ("1.x0", "type")]);
        let port = integer(random, &["1", "8080"], &[("0", "type"), ("-1", "type")]);
        let slug = text(random, &["a", "b-c"], &[("b c", "type")]);
        let mail = text(random, &["a@example.com"], &[("a", "email")]);
        let count = integer(random, &["0", "9"], &[("10", "range"), ("256", "type")]);
        let others = scalars(vec![ip(random), ip(random)]);
        object(vec![
            required("name", name),
            required("ip", ip(random)),
            optional(random, "others", others),
            required("price", price),
            required("port", port),
            optional(random, "slug", slug),
            required("mail", mail),
            required("count", count),
        ])
    }

    shape!(Host: json, form);
}

mod read_by_functions {
    use serde::{Deserialize, Deserializer};
    use token_request::Validate;

    use crate::model::{Place, Random, integer, object, optional, present, required, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Access {
        #[validate(length(min = 2))]
        client: String,
        #[serde(deserialize_with = "words")]
        #[validate(length(max = 2))]
        scope: Vec<String>,
        #[serde(default, with = "hex")]
        #[validate(range(max = 255))]
        mask: u32,
        #[validate(range(max = 9))]
        count: u8,
    }

    fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
        let words = String::deserialize(deserializer)?;
        Ok(words.split(' ').map(str::to_owned).collect())
    }

    mod hex {
        use serde::de::Error as _;
        use serde::{Deserialize, Deserializer};

        pub(super) fn deserialize<'de, D: Deserializer<'de>>(
            deserializer: D,
        ) -> Result<u32, D::Error> {
            u32::from_str_radix(&String::deserialize(deserializer)?, 16).map_err(D::Error::custom)
        }
    }

    fn body(random: &mut Random) -> Place {
        let client = text(random, &["ab", "abc"], &[("a", "length")]);
        let scope = text(random, &["read", "read write"], &[("a b c", "length")]);
        let mask = text(random, &["0", "ff"], &[("100", "range"), ("xy", "type")]);
        let count = integer(random, &["0", "9"], &[("10", "range"), ("256", "type")]);
        object(vec![
            required("client", client),
            present("scope", scope),
            optional(random, "mask", mask),
            required("count", count),
        ])
    }

    shape!(Access: json, form);
}
