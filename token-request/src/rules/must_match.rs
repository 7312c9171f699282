//! `must_match(other = field)`: the value equals the value of another field.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |broken, f| {
        let other = broken.arg("other").and_then(|other| broken.field_name(other));
        write!(f, "must match {}", other.as_deref().unwrap_or("another field"))
    },
    #[cfg(feature = "field-table")]
    schema: Keywords::None,
    const_text: None,
};

/// A value that can be compared with a value of another type.
#[diagnostic::on_unimplemented(
    message = "`must_match` cannot compare `{Self}` with the other field",
    label = "needs a field of the same type, or of one that `{Self}` is `PartialEq` with"
)]
pub trait Matches<U: ?Sized> {
    /// Returns whether the values are equal.
    fn matches(&self, other: &U) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq<U> + ?Sized, U: ?Sized> Matches<U> for T {
    #[inline]
    fn matches(&self, other: &U) -> bool {
        self == other
    }
}

/// Returns whether the values are equal. An absent value equals only an absent value.
///
/// The other value is the first parameter so that the compiler infers its type from the field and not from `PartialEq`.
#[inline]
#[must_use]
pub fn check<T: Matches<U> + ?Sized, U: ?Sized>(other: Option<&U>, value: Option<&T>) -> bool {
    match (value, other) {
        (Some(value), Some(other)) => value.matches(other),
        (value, other) => value.is_none() && other.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Matches, check};
    use crate::Secret;
    use crate::rules::shared::testing::message_of;
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn equal_values_match() {
        fn is<T: Matches<U> + ?Sized, U: ?Sized>(value: &T, other: &U) -> bool {
            check(Some(other), Some(value))
        }
        assert!(is("a", "a") && !is("a", "A"));
        assert!(is(&String::from("a"), "a") && !is(&String::from("a"), ""));
        assert!(is(&Secret::from("a"), &Secret::from("a")));
        assert!(!is(&Secret::from("a"), &Secret::from("b")));
        assert!(!is(&f64::NAN, &f64::NAN));
        assert!(check(None::<&u8>, None::<&u8>));
        assert!(!check(None::<&u8>, Some(&1)) && !check(Some(&1), None::<&u8>));
    }

    #[test]
    fn messages() {
        const FIELD: &Field = &Field::new("password", Type::String).secret(true);
        let other = Value::Field { name: "password_again", wire: "passwordAgain", form: None };
        let message = |args: &[Arg]| message_of("must_match", FIELD, args);
        assert_eq!(message(&[Arg::named("other", other)]), "must match `passwordAgain`");
        assert_eq!(message(&[Arg::named("other", Value::Source("x"))]), message(&[]));
        assert_eq!(message(&[]), "must match another field");
    }
}
