//! `range(min, max, exclusive_min, exclusive_max)`: the number is within these bounds. NaN is within none.

use std::fmt;
use std::ops::Bound;

use super::BrokenRule;
use crate::field_types::Number;

/// Whether the number is within the bounds, or absent.
#[inline]
pub fn check<T: Number + ?Sized>(value: &T, min: Bound<T::Number>, max: Bound<T::Number>) -> bool {
    value.number().is_none_or(|number| {
        (match min {
            Bound::Included(min) => number >= min,
            Bound::Excluded(min) => number > min,
            Bound::Unbounded => true,
        }) && match max {
            Bound::Included(max) => number <= max,
            Bound::Excluded(max) => number < max,
            Bound::Unbounded => true,
        }
    })
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if broken.args.is_empty() || broken.has_expressions() {
        return f.write_str("is out of range");
    }
    let words = [
        ("min", "at least"),
        ("exclusive_min", "greater than"),
        ("max", "at most"),
        ("exclusive_max", "less than"),
    ];
    f.write_str("must be ")?;
    let mut separator = "";
    for (name, word) in words {
        if let Some(bound) = broken.arg(name) {
            write!(f, "{separator}{word} {bound}")?;
            separator = " and ";
        }
    }
    Ok(())
}
