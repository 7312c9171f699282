//! `credit_card`: the text is the number of a payment card, of digits alone: one that a known brand may have given
//! out, of its length, and with the right check digit.
//!
//! That the card exists is not known from its number.

use std::fmt;

use super::Broken;
use crate::subject::Text;

/// Whether the text is the number of a card, or the value absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Whether the text is the number of a card.
#[must_use]
pub fn text(value: &str) -> bool {
    card_validate::Validate::from(value).is_ok()
}

pub(crate) fn describe(_: &Broken<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("must be a card number")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::tests::said;

    #[test]
    fn numbers_are_accepted() {
        // The numbers that payment services publish for tests.
        for number in
            "4111111111111111 4222222222222 4026000000000002 5555555555554444 2223003122003222 \
            378282246310005 30569309025904 6011111111111117 3530111333300000 6200000000000005 \
            5018000000000009 6759649826438453 2200000000000004"
                .split(' ')
        {
            assert!(text(number), "{number} is accepted");
        }
    }

    #[test]
    fn all_else_is_refused() {
        for other in " \0 0 4 0000000000000000 4111111111111112 4111-1111-1111-1111 4111111111111111\n \
            41111111111111111111 411111111111111 9999999999999995 ٤111111111111111 411111111111111é \
            4111111111111a11"
            .split(' ')
            .chain(["4111 1111 1111 1111", " 4111111111111111", "4111111111111111 "])
        {
            assert!(!text(other), "{other:?} is refused");
        }
        assert!(!text(&"4".repeat(100_000)));
    }

    #[test]
    fn it_says_what_it_must_be() {
        assert_eq!(said("credit_card", &[]), "must be a card number");
        assert!(check(&None::<String>) && check("4111111111111111") && !check("1"));
    }
}
