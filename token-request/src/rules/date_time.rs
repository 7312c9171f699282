//! `date_time`: the text is a date and a time with an offset from UTC, such as `2024-02-29T23:59:59.25+01:00`
//! (RFC 3339, section 5.6, `date-time`).
//!
//! `T` and `Z` may be in lower case. A space instead of `T`, which RFC 3339 leaves to applications, is rejected. Second
//! 60 is accepted only as the last second of a month in UTC (appendix D).

use super::date::{Date, two_digits};
use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("must be a date and time such as `2024-02-29T23:59:59Z`"),
    #[cfg(feature = "field-table")]
    schema: Keywords::Format("date-time"),
    const_text: Some(text("2024-02-29T23:59:59Z")),
};

/// Returns whether the text is a date and a time, or absent.
#[inline]
pub fn check<T: Text + ?Sized>(value: &T) -> bool {
    value.text().is_none_or(text)
}

/// Returns whether the text is a date and a time.
#[must_use]
pub const fn text(value: &str) -> bool {
    let Some((date, rest)) = value.as_bytes().split_first_chunk() else { return false };
    let Some(date) = Date::parse(date) else { return false };
    let Some((time, rest)) = rest.split_first_chunk::<9>() else { return false };
    let [b'T' | b't', _, _, b':', _, _, b':', ..] = time else { return false };
    let (hour, minute, second) = (two_digits(time, 1), two_digits(time, 4), two_digits(time, 7));
    let Some(rest) = after_fraction(rest) else { return false };
    let Some(offset) = offset(rest) else { return false };
    hour < 24
        && minute < 60
        && (second < 60 || second == 60 && is_last_minute(&date, 60 * hour + minute, offset))
}

/// Returns the text after the fraction of a second, which may be absent.
const fn after_fraction(text: &[u8]) -> Option<&[u8]> {
    let [b'.', digits @ ..] = text else { return Some(text) };
    let mut rest = digits;
    while let [b'0'..=b'9', after @ ..] = rest {
        rest = after;
    }
    if rest.len() < digits.len() { Some(rest) } else { None }
}

/// Returns the offset from UTC in minutes.
const fn offset(text: &[u8]) -> Option<i32> {
    let [sign @ (b'+' | b'-'), _, _, b':', _, _] = text else {
        return if matches!(text, [b'Z' | b'z']) { Some(0) } else { None };
    };
    let (hour, minute) = (two_digits(text, 1), two_digits(text, 4));
    if hour > 23 || minute > 59 {
        return None;
    }
    let minutes = (60 * hour + minute).cast_signed();
    Some(if *sign == b'+' { minutes } else { -minutes })
}

/// Returns whether this minute of the day is the last one of a month in UTC. If the time is ahead of UTC, that minute is
/// on the first day of the next month.
const fn is_last_minute(date: &Date, minute: u32, offset: i32) -> bool {
    let day = if offset > 0 { 1 } else { date.last_of_month };
    let minute_in_utc = (minute.cast_signed() - offset).rem_euclid(24 * 60);
    minute_in_utc == 24 * 60 - 1 && date.day == day
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::shared::testing::message;

    #[test]
    fn times_are_accepted() {
        // The first ones are the examples of section 5.8.
        for time in "1985-04-12T23:20:50.52Z 1996-12-19T16:39:57-08:00 1990-12-31T23:59:60Z \
            1990-12-31T15:59:60-08:00 1937-01-01T12:00:27.87+00:20 0000-01-01T00:00:00Z \
            9999-12-31T23:59:59+23:59 2024-02-29t00:00:00z 2024-02-29T00:00:00-00:00 \
            2024-02-29T00:00:00.000000000000000000000000Z 2016-12-31T23:59:60.999Z \
            2017-01-01T08:59:60+09:00 2017-01-01T00:00:60+00:01 2016-12-31T00:00:60-23:59 \
            2024-02-29T23:59:60Z"
            .split(' ')
        {
            assert!(text(time), "{time:?} is accepted");
        }
    }

    #[test]
    fn other_texts_are_rejected() {
        for other in " \0 2024-02-29 2024-02-29T 2024-02-29T00:00:00 2024-02-29_00:00:00Z \
            2024-02-30T00:00:00Z 2023-02-29T00:00:00Z 2024-02-29T24:00:00Z 2024-02-29T23:60:00Z \
            2024-02-29T23:59:61Z 2024-02-29T00:00Z 2024-02-29T00:00:0Z 2024-02-29T0:00:00Z \
            2024-02-29T000000Z 2024-02-29T00:00x00Z 2024-02-29T00x00:00Z 2024-02-29T00:00:00.Z \
            2024-02-29T00:00:00,5Z 2024-02-29T00:00:00.5 2024-02-29T00:00:00.5.5Z \
            2024-02-29T00:00:00.٥Z 2024-02-29T00:00:00ZZ 2024-02-29T00:00:00Z\n 2024-02-29T00:00:00\0 \
            2024-02-29T-1:00:00Z 2024-02-29T+1:00:00Z 2024-02-29T00:00:00+0000 2024-02-29T00:00:00+00 \
            2024-02-29T00:00:00+24:00 2024-02-29T00:00:00+00:60 2024-02-29T00:00:00+1:00 \
            2024-02-29T00:00:00\u{2212}01:00 2024-02-29T00:00:00Z+01:00 2024-02-29T00:0é:00Z"
            .split(' ')
            .chain(["2024-02-29 00:00:00Z", "2024-02-29T00:00:00Z ", " 2024-02-29T00:00:00Z"])
        {
            assert!(!text(other), "{other:?} is rejected");
        }
        for other in "2016-12-30T23:59:60Z 2016-12-31T23:58:60Z 2016-12-31T22:59:60Z \
            2016-12-31T23:59:60+01:00 2017-01-02T08:59:60+09:00 2016-12-31T08:59:60+09:00 \
            2017-01-01T15:59:60-08:00 2023-02-29T23:59:60Z 2023-02-28T23:59:61Z"
            .split(' ')
        {
            assert!(!text(other), "{other:?} is not a leap second");
        }
        let zeros = "0".repeat(1 << 20);
        assert!(
            text(&format!("2024-02-29T00:00:00.{zeros}Z"))
                && !text(&format!("2024-02-29T00:00:00.{zeros}"))
        );
    }

    #[test]
    fn messages() {
        assert_eq!(
            message("date_time", &[]),
            "must be a date and time such as `2024-02-29T23:59:59Z`"
        );
        assert!(check(&None::<String>) && check("2024-02-29T23:59:59Z") && !check("2024-02-29"));
    }
}
