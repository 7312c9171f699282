//! `must_match`: the value is the same as that of another field.

use std::fmt;

use super::BrokenRule;

/// A value that may equal one of that type.
#[diagnostic::on_unimplemented(
    message = "`must_match` cannot compare `{Self}` with the other field",
    label = "needs a field of the same type, or of one that `{Self}` is `PartialEq` with"
)]
pub trait Matches<U: ?Sized> {
    /// Whether it does.
    fn matches(&self, other: &U) -> bool;
}

#[diagnostic::do_not_recommend]
impl<T: PartialEq<U> + ?Sized, U: ?Sized> Matches<U> for T {
    #[inline]
    fn matches(&self, other: &U) -> bool {
        self == other
    }
}

/// Whether the values are equal. An absent one is equal to an absent one only. The other comes first, lest the compiler
/// take its type to be what the value is equal to.
#[inline]
#[must_use]
pub fn check<T: Matches<U> + ?Sized, U: ?Sized>(other: Option<&U>, value: Option<&T>) -> bool {
    match (value, other) {
        (Some(value), Some(other)) => value.matches(other),
        (value, other) => value.is_none() && other.is_none(),
    }
}

pub(crate) fn describe(broken: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let other = broken.arg("other").and_then(|other| broken.field_name(other));
    write!(f, "must be the same as {}", other.as_deref().unwrap_or("another field"))
}

#[cfg(test)]
mod tests {
    use super::{Matches, check};
    use crate::Secret;
    use crate::rules::said;
    use crate::table::{Arg, Field, Type, Value};

    #[test]
    fn equality() {
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
        let said = |args: &[Arg]| said("must_match", FIELD, args);
        assert_eq!(said(&[Arg::named("other", other)]), "must be the same as `passwordAgain`");
        assert_eq!(said(&[Arg::named("other", Value::Source("x"))]), said(&[]));
        assert_eq!(said(&[]), "must be the same as another field");
    }
}
