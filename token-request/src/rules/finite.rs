//! `finite`: the number is neither infinite nor NaN.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Number;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be a finite number"),
    #[cfg(feature = "field-table")]
    // Every number of JSON is finite.
    schema: Keywords::None,
    const_text: None,
};

/// A number that may be infinite or NaN: a float, or a type of your own that is the [`Number`] of a value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is always finite, so this rule has no effect",
    label = "needs a float, or an `Option` of one",
    note = "a number of your own can be infinite when it implements `token_request::Finite`"
)]
pub trait Finite {
    /// Returns whether the number is neither infinite nor NaN.
    fn finite(self) -> bool;
}

impl Finite for f32 {
    #[inline]
    fn finite(self) -> bool {
        self.is_finite()
    }
}

impl Finite for f64 {
    #[inline]
    fn finite(self) -> bool {
        self.is_finite()
    }
}

/// Returns whether the number is finite, or absent.
#[inline]
pub fn check<T: Number + ?Sized>(value: &T) -> bool
where
    T::Number: Finite,
{
    value.number().is_none_or(Finite::finite)
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::rules::shared::testing::message;

    #[test]
    fn infinity_and_nan_are_rejected() {
        for number in [0.0, -0.0, 1.5, f64::MAX, f64::MIN, f64::MIN_POSITIVE, 5e-324] {
            assert!(check(&number), "{number}");
        }
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!check(&odd) && !check(&Some(Box::new(odd))), "{odd}");
        }
        assert!(check(&f32::MAX) && !check(&f32::NAN) && !check(&(f32::MAX * 2.0)));
        assert!(check(&None::<f64>) && check(&Some(&1.0)));
        assert_eq!(message("finite", &[]), "must be a finite number");
    }
}
