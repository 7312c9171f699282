//! The bounds of a number or a length, and the phrases that state them.

use super::phrase::{find, number};
use super::sentence::{Token, has_quoted};

/// The least and the greatest value, or the value that all others exceed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct StatedBounds<T> {
    pub(super) min: Option<T>,
    pub(super) max: Option<T>,
    pub(super) exclusive_min: Option<T>,
}

impl<T: PartialEq> StatedBounds<T> {
    pub(super) fn new(min: Option<T>, max: Option<T>) -> Self {
        Self { min, max, exclusive_min: None }
    }

    pub(super) fn above(min: T) -> Self {
        Self { min: None, max: None, exclusive_min: Some(min) }
    }

    /// Combines the bounds of both, unless they contradict each other.
    pub(super) fn and(self, other: Self) -> Option<Self> {
        let same = |a: Option<T>, b: Option<T>| match (a, b) {
            (Some(a), Some(b)) if a != b => None,
            (a, b) => Some(a.or(b)),
        };
        let (min, max) = (same(self.min, other.min)?, same(self.max, other.max)?);
        let exclusive_min = same(self.exclusive_min, other.exclusive_min)?;
        (min.is_none() || exclusive_min.is_none()).then_some(Self { min, max, exclusive_min })
    }
}

impl<T: std::fmt::Display> StatedBounds<T> {
    /// Returns the arguments of a rule: `min = 1, max = 9`.
    pub(super) fn arguments(&self) -> String {
        let bounds =
            [("min", &self.min), ("exclusive_min", &self.exclusive_min), ("max", &self.max)];
        let argument =
            |(name, bound): (&str, &Option<T>)| Some(format!("{name} = {}", bound.as_ref()?));
        bounds.into_iter().filter_map(argument).collect::<Vec<_>>().join(", ")
    }
}

/// The phrases that state bounds. The last two kinds have one number, the first has two.
pub(super) struct BoundPhrases {
    pub(super) both: &'static [&'static str],
    pub(super) min: &'static [&'static str],
    pub(super) max: &'static [&'static str],
}

impl BoundPhrases {
    /// Returns the bounds of each match. A match is complete if no unit or description follows its numbers.
    pub(super) fn bounds<T: PartialEq + Clone>(
        &self,
        sentence: &[Token<'_>],
        is_complete: fn(&[Token<'_>]) -> bool,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Vec<StatedBounds<T>> {
        let numbers = |phrases: &[&str]| {
            let found = phrases.iter().flat_map(|phrase| find(sentence, phrase));
            // A name before the phrase is that of another value.
            let own = found.filter(|found| !has_quoted(found.before) && is_complete(found.after));
            let numbers = own.filter_map(|found| {
                found.values.iter().map(|value| parse(&number(value)?)).collect::<Option<Vec<_>>>()
            });
            numbers.collect::<Vec<_>>()
        };
        let max =
            numbers(self.max).into_iter().map(|max| StatedBounds::new(None, max.first().cloned()));
        let min =
            numbers(self.min).into_iter().map(|min| StatedBounds::new(min.first().cloned(), None));
        let both = numbers(self.both).into_iter().filter_map(|both| match &both[..] {
            [min, max] => Some(StatedBounds::new(Some(min.clone()), Some(max.clone()))),
            _ => None,
        });
        max.chain(min).chain(both).collect()
    }
}
