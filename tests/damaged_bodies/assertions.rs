//! The macro that tests a kind of request, and its assertions.

use std::fmt::Debug;

use serde::de::DeserializeOwned;
use token_request::{Valid, Validate, Violations, Wire};

use crate::model::{Medium, Place, Random};

/// Tests a type of requests. The function `body` in scope generates its bodies.
macro_rules! shape {
    ($request:ty: json) => {
        #[test]
        fn json_has_the_violations_of_its_damage() {
            $crate::assertions::exact::<$request>($crate::model::Medium::Json, body);
        }

        #[test]
        fn json_is_accepted_only_as_serde_accepts_it() {
            $crate::assertions::sound::<$request>(body);
        }
    };
    ($request:ty: json, form) => {
        shape!($request: json);

        #[test]
        fn a_form_has_the_violations_of_its_damage() {
            $crate::assertions::exact::<$request>($crate::model::Medium::Form, body);
        }
    };
}

/// Returns the paths and codes of the violations.
pub(crate) fn found<T>(result: Result<Valid<T>, Violations>) -> Vec<(String, String)> {
    let Err(violations) = result else { return Vec::new() };
    assert_eq!(violations.n_omitted(), 0);
    let pair = |of: &token_request::Violation| (of.path().to_string(), of.code().to_owned());
    violations.iter().map(pair).collect()
}

fn lines(violations: &[(String, String)]) -> String {
    let lines = violations.iter().map(|(path, code)| format!("\n    {path}: {code}"));
    if violations.is_empty() { "\n    none".to_owned() } else { lines.collect() }
}

/// Damages up to four places in each of 10,000 bodies and compares the violations.
/// Reports the shortest body that fails.
pub(crate) fn exact<T: DeserializeOwned + Validate>(
    medium: Medium,
    body: fn(&mut Random) -> Place,
) {
    const CASES: usize = 10_000;
    let mut random = Random::new();
    let mut n_failed = 0;
    let mut shortest: Option<(String, String)> = None;
    for _ in 0..CASES {
        let mut place = body(&mut random);
        for _ in 0..=random.below(4) {
            place.damage(&mut random, medium);
        }
        let body = place.write(&mut random, medium);
        let found = match medium {
            Medium::Json => found(T::from_json(body.text.as_bytes())),
            Medium::Form => found(T::from_form(body.text.as_bytes())),
        };
        if found == body.expected {
            continue;
        }
        n_failed += 1;
        if shortest.as_ref().is_none_or(|(text, _)| body.text.len() < text.len()) {
            let difference = format!("expected{}\nfound{}", lines(&body.expected), lines(&found));
            shortest = Some((body.text, difference));
        }
    }
    if let Some((text, difference)) = shortest {
        panic!("{n_failed} of {CASES} bodies fail, such as\n{text}\n{difference}");
    }
}

/// Damages 30,000 bodies in known and random ways.
/// `serde_json` must accept every body that is accepted, with an equal value.
pub(crate) fn sound<T>(body: fn(&mut Random) -> Place)
where
    T: DeserializeOwned + Validate + PartialEq + Debug,
{
    let mut random = Random::new();
    for _ in 0..30_000 {
        let mut place = body(&mut random);
        for _ in 0..random.below(4) {
            if random.below(3) == 0 {
                place.damage(&mut random, Medium::Json);
            } else {
                let other = body(&mut random);
                place.splice(&mut random, &other);
            }
        }
        let mut json = place.write(&mut random, Medium::Json).text.into_bytes();
        if random.below(4) == 0 {
            damage_bytes(&mut json, &mut random);
        }
        let shown = String::from_utf8_lossy(&json);
        match T::from_json(&json) {
            Ok(ours) => match serde_json::from_slice::<T>(&json) {
                Ok(theirs) => assert_eq!(*ours, theirs, "{shown}"),
                Err(error) => panic!("{shown}\nis accepted as {ours:?}, but {error}"),
            },
            Err(violations) => assert!(!violations.is_empty(), "{shown}"),
        }
    }
}

fn damage_bytes(bytes: &mut Vec<u8>, random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let to = at + random.below(bytes.len() + 1 - at);
    match random.below(4) {
        0 => bytes.truncate(at),
        1 => drop(bytes.drain(at..to)),
        2 => bytes.insert(at, random.pick(b"{}[],:\"\\0e-. nt\n\x00\xC3\xFF")),
        _ => {
            let copy = bytes[at..to].to_vec();
            bytes.splice(at..at, copy);
        }
    }
}
