//! `credit_card`: the text is the number of a payment card, without spaces: it has the first digits and the length of a
//! known brand, and a correct check digit (ISO/IEC 7812-1).
//!
//! The number does not show whether the card exists. The brands are those of the crate `validator`.

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be a card number"),
    #[cfg(feature = "field-table")]
    schema: Keywords::None,
    const_text: Some(text("4111111111111111")),
};

/// Returns whether the text is a card number, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text is a card number.
#[must_use]
pub const fn text(value: &str) -> bool {
    let digits = value.as_bytes();
    has_length_of_brand(digits) && has_check_digit(digits)
}

/// The first digits and the lengths of the numbers of a brand.
struct Brand {
    /// The range of the first six digits.
    first_six: (u32, u32),
    /// The range of the number of digits.
    n_digits: (usize, usize),
}

const fn brand(from: u32, to: u32, min: usize, max: usize) -> Brand {
    Brand { first_six: (from, to), n_digits: (min, max) }
}

/// The brands. The first matching range decides.
static BRANDS: &[Brand] = &[
    // Visa Electron, and Visa.
    brand(402_600, 402_699, 16, 16),
    brand(417_500, 417_500, 16, 16),
    brand(440_500, 440_599, 16, 16),
    brand(450_800, 450_899, 16, 16),
    brand(484_400, 484_499, 16, 16),
    brand(491_300, 491_399, 16, 16),
    brand(491_700, 491_799, 16, 16),
    brand(400_000, 499_999, 13, 16),
    // Mir, and Mastercard.
    brand(220_000, 220_499, 16, 19),
    brand(220_000, 279_999, 16, 16),
    brand(510_000, 559_999, 16, 16),
    // Diners Club, American Express and JCB.
    brand(300_000, 309_999, 14, 14),
    brand(340_000, 349_999, 15, 15),
    brand(350_000, 359_999, 16, 16),
    brand(360_000, 369_999, 14, 14),
    brand(370_000, 379_999, 15, 15),
    brand(380_000, 399_999, 14, 14),
    // Dankort, and Maestro.
    brand(501_900, 501_999, 16, 16),
    brand(501_800, 501_899, 12, 19),
    brand(502_000, 503_999, 12, 19),
    brand(560_000, 569_999, 12, 19),
    brand(580_000, 589_999, 12, 19),
    brand(639_000, 639_999, 12, 19),
    brand(670_000, 679_999, 12, 19),
    // Discover with Forbrugsforeningen, and UnionPay.
    brand(600_000, 609_999, 16, 16),
    brand(640_000, 659_999, 16, 16),
    brand(622_000, 622_999, 16, 16),
    brand(620_000, 629_999, 16, 19),
    brand(880_000, 889_999, 16, 19),
];

/// Returns whether a number has a length of its brand.
const fn has_length_of_brand(digits: &[u8]) -> bool {
    let Some(first) = digits.first_chunk::<6>() else { return false };
    let mut first_six = 0;
    let mut i = 0;
    while i < first.len() {
        first_six = 10 * first_six + first[i].wrapping_sub(b'0') as u32;
        i += 1;
    }
    let mut i = 0;
    while i < BRANDS.len() {
        let Brand { first_six: (from, to), n_digits: (min, max) } = BRANDS[i];
        if from <= first_six && first_six <= to {
            return min <= digits.len() && digits.len() <= max;
        }
        i += 1;
    }
    false
}

/// Returns whether all bytes are digits and the last one is correct (Luhn's algorithm).
///
/// Every second digit from the right, from the last but one on, is doubled, minus nine if that has two digits. The sum
/// must be a multiple of ten.
const fn has_check_digit(digits: &[u8]) -> bool {
    let mut sum = 0;
    let mut i = 0;
    while i < digits.len() {
        if !digits[i].is_ascii_digit() {
            return false;
        }
        let digit = (digits[i] - b'0') as u32;
        let is_twice = (digits.len() - i).is_multiple_of(2);
        sum += if !is_twice {
            digit
        } else if digit < 5 {
            2 * digit
        } else {
            2 * digit - 9
        };
        i += 1;
    }
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::message;

    #[test]
    fn numbers_are_accepted() {
        // Numbers that payment services publish for tests.
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
    fn other_texts_are_rejected() {
        for other in " \0 0 4 0000000000000000 4111111111111112 4111-1111-1111-1111 4111111111111111\n \
            41111111111111111111 411111111111111 9999999999999995 ٤111111111111111 411111111111111é \
            4111111111111a11 é5555555555554444 \u{7f}111111111111111 ////////////////"
            .split(' ')
            .chain(["4111 1111 1111 1111", " 4111111111111111", "4111111111111111 "])
        {
            assert!(!text(other), "{other:?} is rejected");
        }
        assert!(!text(&"4".repeat(100_000)));
    }

    /// In each position only one of all bytes is correct.
    #[test]
    fn the_check_digit_depends_on_each_digit() {
        for place in 1..16 {
            let correct = (0..=127_u8).filter(|&byte| {
                let mut number = "4111111111111111".to_owned();
                number.replace_range(place..=place, &char::from(byte).to_string());
                text(&number)
            });
            assert_eq!(correct.collect::<Vec<_>>(), b"1", "at {place}");
        }
    }

    /// Compares numbers with each start and each length, and with a correct check digit.
    #[cfg(all(feature = "card", feature = "validator"))]
    #[test]
    fn brands_are_those_of_validator() {
        use validator::ValidateCreditCard;

        let mut n_accepted = 0;
        // Only one brand depends on the last two of the six digits.
        let starts = (0..10_000).map(|four| four * 100).chain([417_499, 417_500, 417_501]);
        for first_six in starts {
            for n in 11..=20 {
                let mut number = format!("{first_six:06}{:0<1$}", "", n - 6);
                let has_check_digit = (0..10).any(|last| {
                    number.replace_range(n - 1.., &last.to_string());
                    has_check_digit(number.as_bytes())
                });
                assert!(has_check_digit, "one of ten digits is correct");
                assert_eq!(text(&number), number.validate_credit_card(), "{number}");
                n_accepted += u32::from(text(&number));
            }
        }
        assert!(n_accepted > 1_000, "{n_accepted} is too small a sample");
    }

    #[test]
    fn messages() {
        assert_eq!(message("credit_card", &[]), "must be a card number");
        assert!(check(&None::<String>) && check("4111111111111111") && !check("1"));
    }
}
