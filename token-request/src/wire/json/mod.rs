//! JSON.

mod grow;
mod repeats;
mod strict;

use std::cell::Cell;

use serde::Deserialize;
use serde_json::Value;
use serde_json::de::Read;

pub(crate) use grow::{grow, grow_copy, grow_from};
use strict::{Around, Strict};

use super::given::Given;
use super::refused::Refused;

/// Reads a request, if it can be read.
#[inline]
pub(crate) fn read<'de, T: Deserialize<'de>>(json: &'de str, given: &[Given<'_>]) -> Option<T> {
    if !given.is_empty() && repeats::has_given(json, given) {
        return None;
    }
    read_by(serde_json::Deserializer::from_str(json), json, given)
}

/// The same of a text that does not live as long as what is read.
pub(crate) fn read_copy<'de, T: Deserialize<'de>>(json: &str) -> Option<T> {
    read_by(serde_json::Deserializer::from_reader(json.as_bytes()), json, &[])
}

#[inline]
fn read_by<'de, T: Deserialize<'de>, R: Read<'de>>(
    mut deserializer: serde_json::Deserializer<R>,
    json: &str,
    given: &[Given<'_>],
) -> Option<T> {
    let has_maps = Cell::new(false);
    let strict = Strict::new(&mut deserializer, Around { given, has_maps: &has_maps });
    let request = T::deserialize(strict).ok()?;
    deserializer.end().ok()?;
    (!has_maps.get() || !repeats::has_any(json)).then_some(request)
}

/// Reads what a parameter of a form has in it as JSON, as a form has no shape for it.
pub(crate) fn within<T>(
    json: &str,
    read: impl FnOnce(Strict<'_, Value>) -> Result<T, serde_json::Error>,
) -> Result<T, Refused> {
    if repeats::has_any(json) {
        return Err(Refused::Repeated);
    }
    let value = serde_json::from_str(json).map_err(|_| Refused::Other)?;
    let around = Around { given: &[], has_maps: &Cell::new(false) };
    read(Strict::new(value, around)).map_err(|_| Refused::Other)
}
