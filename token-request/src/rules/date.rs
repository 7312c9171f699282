//! `date`: the text is a date of the calendar, such as `2024-02-29` (RFC 3339, section 5.6, `full-date`).

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be a date such as `2024-02-29`"),
    #[cfg(feature = "field-table")]
    schema: Keywords::Format("date"),
    const_text: Some(text("2024-02-29")),
};

/// Returns whether the text is a date, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text is a date.
#[must_use]
pub const fn text(value: &str) -> bool {
    match value.as_bytes().split_first_chunk() {
        Some((date, [])) => Date::parse(date).is_some(),
        _ => false,
    }
}

/// A day of a month, and the last day of that month.
pub(crate) struct Date {
    pub(crate) day: u32,
    pub(crate) last_of_month: u32,
}

impl Date {
    /// Parses a date.
    pub(crate) const fn parse(date: &[u8; 10]) -> Option<Self> {
        let (century, year) = (two_digits(date, 0), two_digits(date, 2));
        let (month, day) = (two_digits(date, 5), two_digits(date, 8));
        if date[4] != b'-' || date[7] != b'-' || century > 99 || year > 99 {
            return None;
        }
        let is_leap = (100 * century + year) % if year == 0 { 400 } else { 4 } == 0;
        let last_of_month = match month {
            2 if is_leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1..=12 => 31,
            _ => return None,
        };
        if 1 <= day && day <= last_of_month { Some(Self { day, last_of_month }) } else { None }
    }
}

/// Returns the number that two digits form, from this index on. Returns 100, which is too large for every part of a date
/// or time, if they are not digits.
pub(crate) const fn two_digits(text: &[u8], from: usize) -> u32 {
    let (tens, ones) = (text[from], text[from + 1]);
    if tens.is_ascii_digit() && ones.is_ascii_digit() {
        10 * (tens - b'0') as u32 + (ones - b'0') as u32
    } else {
        100
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::message;

    #[test]
    fn the_days_of_the_calendar_are_accepted() {
        let mut n = 0;
        for year in 0..10_000 {
            let is_leap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0;
            let feb = if is_leap { 29 } else { 28 };
            for (month, days) in
                [31, feb, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate()
            {
                for day in [0, 1, days, days + 1] {
                    let date = format!("{year:04}-{:02}-{day:02}", month + 1);
                    assert_eq!(text(&date), (1..=days).contains(&day), "{date}");
                }
                n += days;
            }
            assert!(!text(&format!("{year:04}-00-01")) && !text(&format!("{year:04}-13-01")));
        }
        // 400 years have 146,097 days.
        assert_eq!(n, 25 * 146_097);
    }

    #[test]
    fn other_texts_are_rejected() {
        for other in " \0 2024 2024-02 2024-2-29 24-02-29 02024-02-29 20240229 2024/02/29 2024-02-29\n \
            2024-02-29T 2024-02-2 2024-02-2a 2024-0a-01 2a24-01-01 202a-01-01 +024-01-01 -024-01-01 \
            2024-01-+1 2024-W01-1 2024-060 2024-01-٠1 ٢024-1-1 2024-01-1é 2024-99-01 2024-01-99 \
            2024\u{2010}01-0 2024-01x01 2024x01-01"
            .split(' ')
            .chain(["2024-02-29 ", " 2024-02-29", "2024-02- 1"])
        {
            assert!(!text(other), "{other:?} is rejected");
        }
        assert!(!text(&"2024-02-29".repeat(100_000)));
    }

    #[test]
    fn messages() {
        assert_eq!(message("date", &[]), "must be a date such as `2024-02-29`");
        assert!(check(&None::<String>) && check("2000-02-29") && !check("1900-02-29"));
    }
}
