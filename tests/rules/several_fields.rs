//! The rules about several fields.

use std::rc::Rc;

use token_request::{Secret, Validate, Value, Violation};

use super::{Optional, verdict};

/// Returns all combinations of three fields that are given or absent.
fn presence() -> impl Iterator<Item = [bool; 3]> {
    (0..8).map(|bits: u8| [bits & 1 != 0, bits & 2 != 0, bits & 4 != 0])
}

/// Tests a rule on `a` about `b` and `c`, which are optional in different ways.
macro_rules! presence {
    ($($rule:ident($($args:tt)*): $message:literal unless $holds:expr;)+) => {$({
        #[derive(Validate)]
        #[allow(dead_code, reason = "some rules name only one of the others")]
        struct Subject {
            #[validate($rule($($args)*))]
            a: Option<String>,
            #[validate(name = "theB")]
            b: Optional<Box<u8>>,
            c: Box<Option<Option<Vec<u8>>>>,
        }
        for [a, b, c] in presence() {
            // Empty values count as given; a `None` inside of a `Some` counts as absent.
            let subject = Subject {
                a: a.then(String::new),
                b: b.then(|| Box::new(0)),
                c: Box::new(Some(c.then(Vec::new))),
            };
            let holds: fn(bool, bool, bool) -> bool = $holds;
            let expected = if holds(a, b, c) { "" } else { $message };
            assert_eq!(verdict(&subject), expected, "{} of {a}, {b}, {c}", stringify!($rule($($args)*)));
        }
    })+};
}

#[test]
fn presence_of_other_fields() {
    presence! {
        required_with(b): "a: is required when `theB` is given" unless |a, b, _| a || !b;
        required_with(b, c): "a: is required when `theB` or `c` is given" unless |a, b, c| a || !(b || c);
        required_without(b): "a: is required when `theB` is not given" unless |a, b, _| a || b;
        required_without("b", c): "a: is required when `theB` or `c` is not given" unless |a, b, c| a || b && c;
        requires(b): "a: requires `theB`" unless |a, b, _| !a || b;
        requires(b, c): "a: requires `theB` and `c`" unless |a, b, c| !a || b && c;
        conflicts_with(c): "a: must not be given together with `c`" unless |a, _, c| !(a && c);
        conflicts_with(c, b): "a: must not be given together with `c` or `theB`" unless |a, b, c| !(a && (b || c));
        required_if(self.b.is_some()): "a: is required" unless |a, b, _| a || !b;
        required_if(!matches!(*self.c, Some(Some(_))), message = "is needed"): "a: is needed" unless |a, _, c| a || c;
    }
}

/// A flattened field has no name on the wire.
#[test]
fn a_flattened_field_is_reported_by_its_name_in_rust() {
    #[derive(Validate, serde::Deserialize)]
    #[validate(at_least_one_of(a, rest))]
    struct Subject {
        #[validate(requires(rest))]
        a: Option<u8>,
        #[serde(flatten)]
        #[validate(required_with(a))]
        rest: Option<Box<u8>>,
    }
    let of = |a, rest: Option<u8>| verdict(&Subject { a, rest: rest.map(Box::new) });
    assert_eq!(of(Some(1), None), "a: requires `rest`\nis required when `a` is given");
    assert_eq!(of(None, None), "at least one of `a` and `rest` must be given");
    assert_eq!(of(None, Some(1)), "");
}

#[test]
fn groups_of_fields() {
    macro_rules! groups {
        ($($rule:ident: $message:literal unless $holds:expr;)+) => {$({
            #[derive(Validate)]
            #[validate($rule(a, b, "c"))]
            struct Subject<'a> {
                a: Option<&'a str>,
                #[validate(name = "theB")]
                b: Rc<Option<Secret>>,
                c: Optional<Option<u8>>,
            }
            for given in presence() {
                let [a, b, c] = given;
                let subject = Subject {
                    a: a.then_some(""),
                    b: Rc::new(b.then(Secret::default)),
                    c: Some(c.then_some(0)),
                };
                let n = given.iter().filter(|given| **given).count();
                let holds: fn(usize) -> bool = $holds;
                assert_eq!(verdict(&subject), if holds(n) { "" } else { $message }, "{given:?}");
            }
        })+};
    }
    groups! {
        exactly_one_of: "exactly one of `a`, `theB` and `c` must be given" unless |n| n == 1;
        at_least_one_of: "at least one of `a`, `theB` and `c` must be given" unless |n| n >= 1;
        at_most_one_of: "at most one of `a`, `theB` and `c` may be given" unless |n| n <= 1;
    }
}

/// A field and a struct may have several rules of one kind, each with its own code.
#[test]
fn a_rule_may_be_repeated() {
    #[derive(Validate, Default)]
    #[validate(at_most_one_of(a, b), at_most_one_of(c, d, code = "pair", message = "has c and d"))]
    #[validate(at_least_one_of(a, c))]
    struct Subject {
        #[validate(requires(b), requires(c, code = "c"), conflicts_with(d), required_if(self.d > Some(1)))]
        a: Option<u8>,
        #[validate(required_with(c), required_with(d, code = "with"))]
        b: Option<u8>,
        c: Option<u8>,
        d: Option<u8>,
    }
    let codes = |subject: &Subject| {
        let violations = subject.validate().err().into_iter().flatten();
        violations.map(|violation| violation.code().to_owned()).collect::<Vec<_>>()
    };
    let none = Subject::default();
    assert_eq!(codes(&none), ["at_least_one_of"]);
    let all = Subject { a: Some(1), b: Some(1), c: Some(1), d: Some(1) };
    assert_eq!(codes(&all), ["conflicts_with", "at_most_one_of", "pair"]);
    assert!(verdict(&all).ends_with("\nat most one of `a` and `b` may be given\nhas c and d"));
    assert_eq!(codes(&Subject { a: Some(1), ..none }), ["requires", "c"]);
    let last = Subject { c: Some(2), d: Some(2), ..none };
    assert_eq!(codes(&last), ["required_if", "required_with", "with", "pair"]);
}

#[test]
fn must_match() {
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(name = "passwordFirst")]
        password: Secret,
        #[validate(must_match(other = password))]
        again: Secret,
        #[validate(must_match(other = number))]
        same: Option<f64>,
        number: Option<f64>,
        #[validate(must_match(other = "text", message = "is another", code = "other"))]
        owned: String,
        text: &'a str,
    }
    let of = |again: &str, same, owned: &str| {
        verdict(&Subject {
            password: "p".into(),
            again: again.into(),
            same,
            number: Some(0.5),
            owned: owned.into(),
            text: "t",
        })
    };
    assert_eq!(of("p", Some(0.5), "t"), "");
    assert_eq!(
        of("P", None, "T"),
        "again: must match `passwordFirst`\nsame: must match `number`\nowned: is another"
    );
    let field = &Subject::TABLE.fields[1];
    let other = Value::Field { name: "password", wire: "passwordFirst", form: None };
    assert_eq!(field.rules[0].arg("other"), Some(&other));
    assert!(field.secret);
}

#[test]
fn an_option_can_match_a_plain_value() {
    #[derive(Validate)]
    struct Subject {
        #[validate(must_match(other = b))]
        a: Option<String>,
        #[validate(must_match(other = a))]
        b: String,
        #[validate(must_match(other = b))]
        c: Option<Option<String>>,
    }
    let of = |a: Option<&str>, c: Option<Option<&str>>| {
        let c = c.map(|c| c.map(Into::into));
        verdict(&Subject { a: a.map(Into::into), b: "b".into(), c })
    };
    let (a, b, c) = ("a: must match `b`", "b: must match `a`", "c: must match `b`");
    assert_eq!(of(Some("b"), Some(Some("b"))), "");
    assert_eq!(of(Some("c"), Some(None)), [a, b, c].join("\n"));
    assert_eq!(of(None, None), [a, b, c].join("\n"));
}

/// Fields of a tuple variant are named by their position.
#[test]
fn fields_of_a_variant() {
    #[derive(Validate)]
    enum Subject {
        Named {
            #[validate(requires(b))]
            a: Option<u8>,
            #[validate(required_if(matches!(self, Self::Named { a: Some(2..), .. })))]
            b: Option<u8>,
        },
        Tuple(Option<u8>, #[validate(must_match(other = 0), conflicts_with(0))] Option<u8>),
    }
    let named = |a, b| verdict(&Subject::Named { a, b });
    assert_eq!(named(Some(1), None), "Named.a: requires `b`");
    assert_eq!(named(Some(1), Some(1)), "");
    assert_eq!(named(Some(2), None), "Named.a: requires `b`\nNamed.b: is required");
    assert_eq!(verdict(&Subject::Tuple(None, None)), "");
    assert_eq!(
        verdict(&Subject::Tuple(Some(1), Some(2))),
        "Tuple[1]: must match `0`\nTuple[1]: must not be given together with `0`"
    );
}

/// The presence of a secret is not secret.
#[test]
fn rules_about_the_presence_of_secrets() {
    #[derive(Validate)]
    #[validate(at_most_one_of(secret, assertion))]
    struct Subject {
        #[validate(secret, required_without(assertion), length(min = 1))]
        secret: Option<Secret>,
        #[validate(conflicts_with(secret))]
        assertion: Option<String>,
    }
    let of = |secret: Option<&str>, assertion: Option<&str>| {
        let subject =
            Subject { secret: secret.map(Into::into), assertion: assertion.map(Into::into) };
        verdict(&subject)
    };
    assert_eq!(of(None, None), "secret: is required when `assertion` is not given");
    assert_eq!(of(None, Some("a")), "");
    assert_eq!(of(Some(""), None), "secret: must have at least 1 character");
    assert_eq!(
        of(Some("s"), Some("a")),
        "assertion: must not be given together with `secret`\nat most one of `secret` and `assertion` may be given"
    );
    let violations = Subject { secret: None, assertion: None }.validate().unwrap_err();
    assert_eq!(violations.iter().map(Violation::code).collect::<Vec<_>>(), ["required_without"]);
}
