//! Codes, messages and arguments of broken rules.

use std::borrow::Cow;

use token_request::{Secret, Validate, Value, Violation, Violations};

use super::{functions, verdict};

mod words {
    pub(super) const SHORT: &str = "is too short for us";
    pub(super) const CODES: [&str; 2] = ["first", "second"];
    pub(super) struct Code;
    impl Code {
        pub(super) const ODD: &'static str = "odd";
    }
    pub(super) const fn longer(code: &'static str) -> &'static str {
        code
    }
}

fn codes(violations: &Violations) -> Vec<&str> {
    violations.iter().map(Violation::code).collect()
}

#[test]
fn codes_and_messages_may_be_constants() {
    macro_rules! subject {
        ($code:expr, $message:literal) => {
            #[derive(Validate, Default)]
            #[validate(at_least_one_of(a, b, code = words::CODES[1], message = concat!("has no ", "a or b")))]
            struct Subject {
                #[validate(length(min = 1, code = words::CODES[0], message = words::SHORT))]
                text: String,
                #[validate(custom(function = functions::any, code = words::Code::ODD, message = $message))]
                number: u8,
                #[validate(required(code = $code, message = words::longer("is needed")))]
                a: Option<u8>,
                #[validate(required(code = { words::longer("block") }))]
                b: Option<u8>,
            }
        };
    }
    subject!(words::longer("called"), "is odd");
    let violations = Subject::default().validate().unwrap_err();
    assert_eq!(codes(&violations), ["first", "odd", "called", "block", "second"]);
    assert_eq!(
        violations.to_string(),
        "text: is too short for us\nnumber: is odd\na: is needed\nb: is required\nhas no a or b"
    );
    let rule = &Subject::TABLE.fields[0].rules[0];
    assert_eq!((rule.code, rule.message), (Some("first"), Some(words::SHORT)));
}

#[test]
fn a_function_may_write_the_message() {
    fn with_args(violation: &Violation) -> String {
        let value = |name| violation.arg(name).map_or_else(|| "?".into(), ToString::to_string);
        format!("zwischen {} und {}, {}", value("min"), value("max"), violation.path())
    }
    fn borrowed(_: &Violation) -> &'static str {
        "ist falsch"
    }
    fn owned(violation: &Violation) -> Cow<'static, str> {
        Cow::Owned(format!("{} ({})", violation.message(), violation.code()))
    }
    fn shouted(violation: &Violation) -> String {
        violation.to_string().to_uppercase()
    }
    #[derive(Validate)]
    #[validate(at_most_one_of(text, number, message_fn = owned))]
    struct Subject {
        #[validate(length(min = 2, max = self.most, message_fn = with_args))]
        text: Option<String>,
        #[validate(range(min = 1, message_fn = borrowed), multiple_of(2, message_fn = shouted, code = "even"))]
        number: Option<u8>,
        #[validate(custom(function = functions::error, message_fn = owned))]
        custom: String,
        #[validate(each(length(min = 1, message_fn = owned)))]
        list: Vec<String>,
        most: u64,
    }
    let subject = Subject {
        text: Some(String::new()),
        number: Some(0),
        custom: String::new(),
        list: vec![String::new()],
        most: 9,
    };
    let violations = subject.validate().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "text: zwischen 2 und 9, text\n\
         number: ist falsch\n\
         custom: is not what it was (error)\n\
         list[0]: must have at least 1 character (length)\n\
         at most one of `text` and `number` may be given (at_most_one_of)"
    );
    assert_eq!(violations[0].message(), "zwischen 2 und 9, text");
    let odd = Subject { number: Some(3), ..subject };
    let violations = odd.validate().unwrap_err();
    assert_eq!(violations[1].to_string(), "number: NUMBER: MUST BE A MULTIPLE OF 2");
    assert_eq!(violations[1].code(), "even");
    assert_eq!(
        serde_json::to_value(&violations[1]).unwrap()["message"],
        "NUMBER: MUST BE A MULTIPLE OF 2"
    );
    assert!(format!("{violations:?}").contains("zwischen 2 und 9"));
}

#[test]
fn violations_have_the_values_of_arguments() {
    const LEAST: u64 = 3;
    #[derive(Validate)]
    struct Subject {
        #[validate(length(min = LEAST, max = self.most, unit = "bytes"))]
        text: String,
        #[validate(one_of("a", "b", ignore_case))]
        choice: String,
        #[validate(one_of(CHOICES))]
        constant: String,
        #[validate(length(equal = LEAST))]
        list: Vec<u8>,
        most: u64,
    }
    const CHOICES: &[&str] = &["x", "y"];
    let subject = Subject {
        text: "é".into(),
        choice: "C".into(),
        constant: "z".into(),
        list: vec![],
        most: 4,
    };
    let violations = subject.validate().unwrap_err();
    assert_eq!(
        violations.to_string(),
        "text: must have 3 to 4 bytes\nchoice: must be one of `a`, `b`\nconstant: must be one of `x`, `y`\n\
         list: must have 3 items"
    );
    let args = |i: usize| violations[i].args().iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(args(0), ["min = 3", "max = 4", "unit = \"bytes\""]);
    assert_eq!(args(1), ["\"a\"", "\"b\"", "ignore_case"]);
    assert_eq!(args(2), ["\"x\", \"y\""]);
    assert_eq!(violations[0].arg("max"), Some(&Value::Integer(4)));
    assert_eq!(violations[0].arg("equal"), None);
    assert_eq!(violations[3].arg("equal"), Some(&Value::Integer(3)));
    // The table has the source of the argument.
    assert_eq!(
        violations[0].rule().to_string(),
        "length(min = LEAST, max = self.most, unit = \"bytes\")"
    );
}

/// Allowed texts as literals, constants and enums, with and without regard to case.
#[test]
fn choices() {
    #[derive(Validate)]
    #[serde(rename_all = "kebab-case")]
    #[allow(dead_code, reason = "only its names are used")]
    enum Grant {
        AuthorizationCode,
        Refresh,
    }
    mod lists {
        pub(super) const GRANTS: &[&str] = &["authorization-code", "refresh"];
        pub(super) const NONE: &[&str] = &[];
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(one_of(Grant))]
        by_enum: String,
        #[validate(one_of(lists::GRANTS, if = true), none_of(lists::NONE))]
        by_constant: Option<String>,
        #[validate(one_of(Grant, ignore_case), none_of("REFRESH"))]
        any_case: Box<str>,
        #[validate(one_of("authorization-code", "refresh", ignore_case = true))]
        literal: String,
    }
    let of = |text: &str| {
        verdict(&Subject {
            by_enum: text.into(),
            by_constant: Some(text.into()),
            any_case: text.into(),
            literal: text.into(),
        })
    };
    assert_eq!(of("refresh"), "");
    let choice = "must be one of `authorization-code`, `refresh`";
    assert_eq!(of("Refresh"), format!("by_enum: {choice}\nby_constant: {choice}"));
    assert_eq!(
        of("REFRESH"),
        format!("by_enum: {choice}\nby_constant: {choice}\nany_case: must not be `REFRESH`")
    );
    assert_eq!(of("x").lines().count(), 4);
}

#[test]
fn units_of_length() {
    #[derive(Validate)]
    struct Subject {
        #[validate(length(max = 3, unit = "chars"))]
        chars: String,
        #[validate(length(max = 3, unit = "bytes"))]
        bytes: Option<Secret>,
        #[validate(length(min = 3, max = 4, unit = "utf16"))]
        utf16: Box<str>,
        #[cfg(feature = "graphemes")]
        #[validate(length(equal = 2, unit = "graphemes"))]
        graphemes: String,
    }
    let of = |text: &str| {
        verdict(&Subject {
            chars: text.into(),
            bytes: Some(text.into()),
            utf16: text.into(),
            #[cfg(feature = "graphemes")]
            graphemes: text.into(),
        })
    };
    let graphemes =
        if cfg!(feature = "graphemes") { "\ngraphemes: must have 2 graphemes" } else { "" };
    assert_eq!(of("abc"), graphemes.trim_start());
    assert_eq!(of("e\u{301}e"), "bytes: must have at most 3 bytes");
    assert_eq!(of("🦀a"), "bytes: must have at most 3 bytes");
    assert_eq!(of("ab"), "utf16: must have 3 to 4 UTF-16 code units");
    assert_eq!(
        of("🦀🦀🦀"),
        format!(
            "bytes: must have at most 3 bytes\nutf16: must have 3 to 4 UTF-16 code units{graphemes}"
        )
    );
}

/// The allowed texts of secret items are secret.
#[test]
fn messages_about_secret_items_have_no_texts() {
    #[derive(Validate)]
    struct Subject {
        #[validate(length(max = 1), each(one_of("hunter2"), length(min = 1)))]
        list: Vec<Secret>,
        #[validate(values(none_of("hunter3")))]
        map: std::collections::BTreeMap<String, Option<Secret>>,
        #[validate(secret, each(prefix("sk_")))]
        marked: Option<Vec<String>>,
        #[validate(each(each(suffix("x"))))]
        lists: Vec<Box<[Secret]>>,
    }
    let subject = Subject {
        list: vec!["hunter3".into(), "hunter2".into()],
        map: [("plain".into(), Some("hunter3".into()))].into(),
        marked: Some(vec!["hunter2".into()]),
        lists: vec![[Secret::from("hunter2")].into()],
    };
    assert_eq!(
        verdict(&subject),
        "list: must have at most 1 item\nlist[0]: must be one of the allowed values\n\
         map.plain: must not be one of the forbidden values\nmarked[0]: must start with the required text\n\
         lists[0][0]: must end with the required text"
    );
    assert!(!Subject::TABLE.fields[0].secret && Subject::TABLE.fields[2].secret);
}
