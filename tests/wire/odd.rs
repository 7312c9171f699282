//! A type whose `Deserialize` accepts only one text.

use serde::{Deserialize, Deserializer};

/// A type that accepts only the text `odd`.
#[derive(Debug)]
pub(crate) struct Odd;

impl<'de> Deserialize<'de> for Odd {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let error = || serde::de::Error::custom(format_args!("no {text}"));
        (text == "odd").then_some(Self).ok_or_else(error)
    }
}
