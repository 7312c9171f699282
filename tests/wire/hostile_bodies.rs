//! The memory for a body with errors everywhere is proportional to its size.
//!
//! `benches/instructions.rs` counts the instructions for the same bodies.

use allocation_counter::measure;
use token_request::{Limits, Violations};

use token_request_tests::bodies::{Pair, pairs, short_entry_pairs, vendor_pairs};

/// The number of violations, listed or counted, after which a reader stops.
const MOST_COUNTED: usize = 10_000;

const LIMITS: [Limits; 2] = [Limits::DEFAULT, Limits::DEFAULT.violations(1)];

/// Reads the wrong body. Returns the peak of memory in bytes, and the violations.
fn read_wrong(pair: &Pair, limits: Limits) -> (usize, Violations) {
    let mut violations = None;
    let cost = measure(|| violations = (pair.read)(&pair.wrong, limits).err());
    (usize::try_from(cost.bytes_max).unwrap(), violations.expect(pair.name))
}

/// Reads the valid body. Returns the peak of memory in bytes.
fn read_valid(pair: &Pair) -> usize {
    let cost = measure(|| assert!((pair.read_valid)(&pair.valid, Limits::DEFAULT).is_ok()));
    usize::try_from(cost.bytes_max).unwrap()
}

fn all_pairs() -> impl Iterator<Item = Pair> {
    pairs().into_iter().chain(short_entry_pairs()).chain(vendor_pairs())
}

#[test]
fn bodies_have_the_allowed_size() {
    for pair in pairs().into_iter().chain(short_entry_pairs()) {
        let sizes = [pair.wrong.len(), pair.valid.len()];
        assert_eq!(sizes, [Limits::DEFAULT.bytes; 2], "{}", pair.name);
    }
}

#[test]
fn memory_is_at_most_sixteen_times_the_body() {
    for pair in pairs() {
        for limits in LIMITS {
            let (peak, _) = read_wrong(&pair, limits);
            let most = 16 * pair.wrong.len();
            assert!(peak <= most, "{}, {limits:?}: {peak} bytes, more than {most}", pair.name);
        }
    }
}

#[test]
fn short_entries_take_no_more_memory_than_valid_ones() {
    for pair in short_entry_pairs() {
        // The violations are created before the entries that serde collected are dropped.
        let most = read_valid(&pair) + pair.wrong.len();
        for limits in LIMITS {
            let (peak, _) = read_wrong(&pair, limits);
            assert!(peak <= most, "{}, {limits:?}: {peak} bytes, more than {most}", pair.name);
        }
    }
}

#[test]
fn violations_are_listed_up_to_the_limit_and_counted_up_to_10_000() {
    for pair in all_pairs() {
        for limits in LIMITS {
            let (_, violations) = read_wrong(&pair, limits);
            let n_counted = pair.n_wrong.min(MOST_COUNTED);
            let n_listed = n_counted.min(limits.violations);
            assert_eq!(violations.len(), n_listed, "{}, {limits:?}", pair.name);
            assert_eq!(violations.n_omitted(), n_counted - n_listed, "{}, {limits:?}", pair.name);
        }
    }
}

#[test]
fn the_message_ends_with_the_number_of_omitted_violations() {
    for pair in all_pairs() {
        for limits in LIMITS {
            let (_, violations) = read_wrong(&pair, limits);
            let message = violations.to_string();
            let last = message.lines().next_back().unwrap();
            match violations.n_omitted() {
                0 => assert_eq!(message.lines().count(), violations.len(), "{}", pair.name),
                n if pair.n_wrong < MOST_COUNTED => assert_eq!(last, format!("and {n} more")),
                n => assert_eq!(last, format!("and at least {n} more"), "{}", pair.name),
            }
        }
    }
}
