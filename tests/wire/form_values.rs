//! Values on forms that types and functions of the user read.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::borrow::Cow;
use std::net::IpAddr;
use std::num::NonZeroU32;

use serde::Deserialize;
use token_request::{Validate, Wire};

use crate::expected_messages::assert_forms;
use crate::odd::Odd;

#[derive(Debug, Deserialize, Validate)]
struct Foreign {
    #[validate(example = "odd")]
    known: Odd,
    port: NonZeroU32,
    ip: Option<IpAddr>,
    letter: Option<char>,
    share: Option<f64>,
}

#[test]
fn errors_of_serde_are_reported_at_their_field() {
    assert_forms::<Foreign>(&[
        ("known=odd&port=1&ip=::1&letter=a&share=1.5", "ok"),
        (
            "known=even&port=0&ip=x&letter=ab&share=x",
            "known: is invalid [type]\nport: must be an integer from 1 to 4294967295 [type]\nip: is invalid: invalid IP address syntax [type]\nletter: must be a single character [type]\nshare: must be a number [type]",
        ),
        ("known=odd&port=1&share=NaN", "share: must be a number [type]"),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Borrowed<'a> {
    plain: &'a str,
    #[serde(borrow)]
    either: Cow<'a, str>,
}

#[test]
fn text_without_escapes_is_borrowed() {
    let form = b"plain=abc&either=def";
    let request = Borrowed::from_form(form).unwrap();
    let within = form.as_ptr_range();
    assert!(within.contains(&request.plain.as_ptr()));
    assert!(matches!(&request.either, Cow::Borrowed(text) if within.contains(&text.as_ptr())));
    let escaped = Borrowed::from_form(b"plain=abc&either=d%65f").unwrap();
    assert!(matches!(&escaped.either, Cow::Owned(text) if text == "def"));
    assert_forms::<Borrowed<'static>>(&[
        ("plain=%61&either=a", "plain: must be a string without escapes [type]"),
        (
            "plain=%61",
            "plain: must be a string without escapes [type]\neither: is required [required]",
        ),
    ]);
}

#[derive(Debug, Deserialize, Validate)]
struct Account {
    limit: u32,
    #[validate(must_match(other = limit))]
    again: u32,
    is_firm: bool,
    #[validate(required_if(self.is_firm))]
    firm: Option<String>,
}

#[test]
fn rules_are_not_checked_on_missing_values() {
    assert_forms::<Account>(&[
        (
            "limit=1&again=2&is_firm=true",
            "again: must match `limit` [must_match]\nfirm: is required [required_if]",
        ),
        (
            "limit=x&again=2&is_firm=yes",
            "limit: must be an integer [type]\nis_firm: must be `true` or `false` [type]",
        ),
        ("again=2&is_firm=true", "limit: is required [required]"),
    ]);
}
