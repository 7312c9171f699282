//! `multiple_of(5)`: the number is an integer multiple of this number.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::{Keywords, number};
use crate::field_types::Number;
#[cfg(feature = "field-table")]
use crate::table::Type;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| match broken.args.first() {
        Some(of) if !broken.has_expressions() => write!(f, "must be a multiple of {}", of.value),
        _ => f.write_str("must be a multiple of the allowed step"),
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::One(|ty, rule| {
        let of = number(&rule.args.first()?.value)?;
        let is_number = matches!(ty, Type::Integer | Type::Number);
        (is_number && of.as_f64()? > 0.0).then_some(("multipleOf", of))
    }),
    const_text: None,
};

/// A number with multiples: an integer, a float, or a type of your own that is the [`Number`] of a value.
///
/// A float is often an approximation of a decimal fraction: 0.3 is not an exact multiple of the float 0.1, but is meant
/// as one. So a float is a multiple if the quotient is an integer within the rounding errors of both floats and of
/// their division. Decimals of up to 15 digits (6 in an `f32`) are never mistaken for a multiple. If the step is an
/// integer, it has no rounding error, and the remainder decides.
#[diagnostic::on_unimplemented(
    message = "`multiple_of` cannot divide `{Self}`",
    label = "needs an integer or a float",
    note = "a number of your own has multiples when it implements `token_request::Multiple`"
)]
pub trait Multiple: Sized {
    /// Returns whether `self` is an integer times `of`. Zero is the only multiple of zero.
    fn multiple_of(self, of: Self) -> bool;
}

macro_rules! integer {
    ($($number:ty),+) => {$(
        impl Multiple for $number {
            #[inline]
            fn multiple_of(self, of: Self) -> bool {
                // It wraps only for the least number and -1, to zero, which is the remainder.
                self == 0 || of != 0 && self.wrapping_rem(of) == 0
            }
        }
    )+};
}
integer!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

macro_rules! float {
    ($($number:ty),+) => {$(
        impl Multiple for $number {
            #[inline]
            fn multiple_of(self, of: Self) -> bool {
                if self == 0.0 {
                    return of.is_finite();
                }
                // A step with a fraction has a rounding error too. Three errors of half an epsilon each are less than
                // two epsilons. Infinity and NaN give NaN, or a quotient of zero.
                let quotient = self / of;
                let whole = quotient.round();
                let is_near = (quotient - whole).abs() <= 2.0 * <$number>::EPSILON * whole.abs();
                self % of == 0.0 || of.fract() != 0.0 && whole != 0.0 && is_near
            }
        }
    )+};
}
float!(f32, f64);

/// Returns whether the number is a multiple of `of`, or absent.
#[inline]
pub fn check<T: Number<Number = N> + ?Sized, N: Multiple>(value: &T, of: N) -> bool {
    value.number().is_none_or(|number| number.multiple_of(of))
}

#[cfg(test)]
mod tests {
    use super::{Multiple, check};
    use crate::rules::shared::testing::message_of;
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn multiples_of_integers_are_accepted() {
        for (value, of, is) in [
            (0, 5, true),
            (10, 5, true),
            (-10, 5, true),
            (10, -5, true),
            (11, 5, false),
            (3, 6, false),
            (0, 0, true),
            (1, 0, false),
            (i64::MIN, 0, false),
            (i64::MIN, -1, true),
            (i64::MIN, i64::MIN, true),
            (i64::MIN, i64::MAX, false),
        ] {
            assert_eq!(value.multiple_of(of), is, "{value} of {of}");
        }
        assert!(u8::MAX.multiple_of(5) && !u8::MAX.multiple_of(0));
        assert!(u128::MAX.multiple_of(5) && !u128::MAX.multiple_of(2));
    }

    #[test]
    fn multiples_of_floats_are_accepted() {
        for (value, of, is) in [
            (0.3, 0.1, true),
            (-0.3, 0.1, true),
            (0.3, -0.1, true),
            (0.1 + 0.2, 0.1, true),
            (0.35, 0.1, false),
            (4.35, 0.01, true),
            (4.355, 0.01, false),
            (1.1, 1.1, true),
            (1e-9, 1e-10, true),
            (99_999_999_999.99, 0.01, true),
            (99_999_999_999.995, 0.01, false),
            (1e15, 0.01, true),
            (7.0, 3.5, true),
            (7.5, 2.5, true),
            (7.5, 2.0, false),
            // The remainder of an integer step is exact.
            (9_007_199_254_740_990.0, 10.0, true),
            (9_007_199_254_740_988.0, 10.0, false),
            (2_251_799_813_685_248.5, 1.0, false),
            (1e308, 0.5, true),
            (f64::MAX, f64::MAX, true),
            // The multiple is too large or too small for a float.
            (1e308, 0.123_456_789, false),
            (1e-308, 0.1, false),
            (5e-324, 1e300, false),
            (5e-324, 4.5, false),
            (0.04, 0.1, false),
            (0.0, 0.1, true),
            (-0.0, 0.1, true),
            (0.0, 0.0, true),
            (1.0, 0.0, false),
            (1.0, -0.0, false),
        ] {
            assert_eq!(value.multiple_of(of), is, "{value} of {of}");
        }
    }

    #[test]
    fn infinity_and_nan_are_no_multiples() {
        for odd in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            for number in [odd, 0.0, 0.1, 1.0] {
                assert!(!odd.multiple_of(number), "{odd} of {number}");
                assert!(!number.multiple_of(odd), "{number} of {odd}");
            }
        }
    }

    /// Accepts `n` times the step, and rejects it with one more digit.
    #[test]
    fn decimals_are_exact() {
        let decimal = |digits: u64, places: usize| format!("{digits}e-{places}");
        for places in 0..12 {
            for step in [1, 2, 3, 7, 25, 99, 123, 9_999] {
                for n in [1, 2, 3, 10, 43, 435, 9_999, 12_345_678, 9_999_999_999] {
                    let of = decimal(step, places);
                    let is = |digits, places| {
                        let value = decimal(digits, places);
                        let whole = value.parse::<f64>().unwrap().multiple_of(of.parse().unwrap());
                        (whole, value)
                    };
                    let (whole, value) = is(n * step, places);
                    assert!(whole, "{value} of {of}");
                    let (whole, value) = is(n * step * 10 + 1, places + 1);
                    assert!(!whole, "{value} of {of}");
                }
            }
        }
    }

    #[test]
    fn multiples_in_single_precision_are_accepted() {
        assert!(0.3_f32.multiple_of(0.1) && 4.35_f32.multiple_of(0.01));
        assert!(!0.35_f32.multiple_of(0.1) && !4.355_f32.multiple_of(0.01));
        assert!(!f32::NAN.multiple_of(0.1) && !f32::INFINITY.multiple_of(1.0));
    }

    #[test]
    fn absent_values_are_valid() {
        assert!(check(&Some(10), 5) && !check(&Some(11), 5) && check(&None::<u8>, 5));
        assert!(check(&Box::new(0.3), 0.1) && !check(&&0.35, 0.1));
    }

    #[test]
    fn messages() {
        const FIELD: &Field = &Field::new("n", Type::Number);
        let message = |args: &[Arg]| message_of("multiple_of", FIELD, args);
        assert_eq!(message(&[Arg::listed(Value::Integer(5))]), "must be a multiple of 5");
        assert_eq!(message(&[Arg::listed(Value::Float(0.1))]), "must be a multiple of 0.1");
        assert_eq!(message(&[Arg::listed(Value::Source("STEP"))]), message(&[]));
        assert_eq!(message(&[]), "must be a multiple of the allowed step");
    }
}
