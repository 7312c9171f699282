//! `range(min, max, exclusive_min, exclusive_max)`: the number is within these bounds. NaN is within no bounds.

use std::fmt;
use std::ops::Bound;

use super::shared::broken_rule::BrokenRule;
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::{KeywordValue, Keywords, number};
use crate::field_types::Number;
#[cfg(feature = "field-table")]
use crate::table::{Rule, Type};

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe,
    #[cfg(feature = "field-table")]
    schema: Keywords::Several(keywords),
    const_text: None,
};

/// Returns whether the number is within the bounds, or absent.
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

fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if broken.args.is_empty() || broken.has_expressions() {
        return f.write_str("is out of range");
    }
    match (broken.arg("min"), broken.arg("max")) {
        (Some(min), Some(max)) if min == max => return write!(f, "must be {max}"),
        (Some(min), Some(max)) => return write!(f, "must be from {min} to {max}"),
        _ => {}
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

#[cfg(feature = "field-table")]
fn keywords(ty: Type, rule: &Rule) -> Vec<KeywordValue> {
    let bounds = [
        ("min", "minimum"),
        ("max", "maximum"),
        ("exclusive_min", "exclusiveMinimum"),
        ("exclusive_max", "exclusiveMaximum"),
    ];
    let is_number = matches!(ty, Type::Integer | Type::Number);
    let bounds = bounds.into_iter().filter(|_| is_number);
    bounds.filter_map(|(name, keyword)| Some((keyword, number(rule.arg(name)?)?))).collect()
}

#[cfg(test)]
mod tests {
    use crate::rules::shared::testing::message;
    use crate::{Arg, Value};

    #[test]
    fn messages() {
        let bound = |name, n| Arg::named(name, Value::Integer(n));
        let message = |args: &[Arg]| message("range", args);
        let (min, max) = (bound("min", 1), bound("max", 100));
        let (above, below) = (bound("exclusive_min", 0), bound("exclusive_max", 10));
        assert_eq!(message(&[min, max]), "must be from 1 to 100");
        assert_eq!(message(&[min, bound("max", 1)]), "must be 1");
        assert_eq!(message(&[min]), "must be at least 1");
        assert_eq!(message(&[max]), "must be at most 100");
        assert_eq!(message(&[above, below]), "must be greater than 0 and less than 10");
        assert_eq!(message(&[above, max]), "must be greater than 0 and at most 100");
        assert_eq!(message(&[min, below]), "must be at least 1 and less than 10");
        assert_eq!(message(&[min, Arg::named("max", Value::Source("MAX"))]), "is out of range");
        assert_eq!(message(&[]), "is out of range");
    }
}
