//! The names and the order of errors.

use std::collections::{BTreeSet, HashMap};

use super::*;

macro_rules! inner {
    ($($module:ident: $derive:path;)+) => {$(
        mod $module {
            #[derive($derive)]
            pub(super) struct Inner {
                #[validate(length(min = 1))]
                pub(super) text: String,
            }
            impl serde::Serialize for Inner {
                fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    self.text.serialize(serializer)
                }
            }
            pub(super) fn inner(text: &str) -> Inner {
                Inner { text: text.into() }
            }
        }
    )+};
}
inner! {
    ours: token_request::Validate;
    theirs: validator::Validate;
}

fn refuse<T: ?Sized>(_: &T) -> Result<(), ValidationError> {
    Err(ValidationError::new("refused"))
}

/// `validator` has one kind of entry for each field and drops the errors of the nested value.
#[test]
fn a_field_and_its_nested_value_are_both_reported() {
    use validator::Validate as _;

    #[derive(token_request::Validate)]
    struct Ours {
        #[validate(nested, custom(function = refuse))]
        inner: ours::Inner,
    }
    #[derive(validator::Validate)]
    struct Theirs {
        #[validate(nested, custom(function = refuse))]
        inner: theirs::Inner,
    }
    let ours = token_request::Validate::validate(&Ours { inner: ours::inner("") });
    assert_eq!(lines(&ours), ["inner: is invalid", "inner.text: must have at least 1 character"]);
    let theirs = Theirs { inner: theirs::inner("") }.validate();
    assert!(matches!(theirs.unwrap_err().errors()["inner"], Kind::Field(_)));
}

/// `validator` reports the number of the entry in the arbitrary order of a hash map.
#[test]
fn an_entry_of_a_map_is_reported_by_its_key() {
    let keys = || (0..9).map(|i| format!("key{i}"));
    let ours = || {
        #[derive(token_request::Validate)]
        struct Ours {
            #[validate(nested)]
            map: HashMap<String, ours::Inner>,
        }
        let text = |key: &str| ours::inner(if key > "key6" { "" } else { "n" });
        token_request::Validate::validate(&Ours {
            map: keys().map(|key| (key.clone(), text(&key))).collect(),
        })
    };
    let expected = ["map.key7.text", "map.key8.text"];
    for _ in 0..50 {
        let violations = ours().unwrap_err();
        let paths: Vec<_> =
            violations.iter().map(|violation| violation.path().to_string()).collect();
        assert_eq!(paths, expected);
    }
    let theirs = || {
        use validator::Validate;
        #[derive(Validate)]
        struct Theirs {
            #[validate(nested)]
            map: HashMap<String, theirs::Inner>,
        }
        let text = |key: &str| theirs::inner(if key > "key6" { "" } else { "n" });
        let theirs = Theirs { map: keys().map(|key| (key.clone(), text(&key))).collect() };
        let errors = theirs.validate().unwrap_err().into_errors();
        let Some(Kind::List(list)) = errors.into_values().next() else { panic!("a list") };
        list.into_keys().collect::<Vec<_>>()
    };
    let orders: BTreeSet<_> = (0..50).map(|_| theirs()).collect();
    assert!(orders.len() > 1, "the same maps, under other numbers each time");
}

/// `validator` considers only the errors of the fields themselves.
#[test]
fn a_nested_error_skips_the_schema_function() {
    macro_rules! subject {
        ($module:ident, $derive:path) => {{
            use validator::Validate as _;
            #[derive($derive)]
            #[validate(schema(function = refuse, skip_on_field_errors = false))]
            #[validate(schema(function = skipped))]
            struct Subject {
                #[validate(nested)]
                inner: $module::Inner,
            }
            fn skipped(_: &Subject) -> Result<(), ValidationError> {
                Err(ValidationError::new("ran"))
            }
            let errors = Subject { inner: $module::inner("") }.validate().unwrap_err();
            let Some(Kind::Field(errors)) = errors.errors().get("__all__") else {
                panic!("no field")
            };
            errors.iter().map(|error| error.code.to_string()).collect::<Vec<_>>()
        }};
    }
    assert_eq!(subject!(ours, token_request::Validate), ["refused"]);
    assert_eq!(subject!(theirs, validator::Validate), ["refused", "ran"]);
}

/// `validator` returns a hash map and prints it in its arbitrary order.
#[test]
fn errors_are_in_the_order_of_declaration() {
    let messages = || {
        both! {
            struct Subject {
                #[validate(length(min = 1))]
                zeta: String,
                #[validate(range(min = 1), custom(function = odd))]
                alpha: u8,
                #[validate(required)]
                mid: Option<u8>,
                #[validate(custom(function = refuse), length(min = 1))]
                beta: String,
            }
            { zeta: String::new(), alpha: 0, mid: None, beta: String::new() }
        }
    };
    fn odd(number: u8) -> Result<(), ValidationError> {
        if number % 2 == 1 { Ok(()) } else { Err(ValidationError::new("even")) }
    }
    for _ in 0..50 {
        assert_eq!(
            lines(&messages().0),
            [
                "zeta: must have at least 1 character",
                "alpha: must be at least 1",
                "alpha: is invalid",
                "mid: is required",
                "beta: is invalid",
                "beta: must have at least 1 character",
            ]
        );
    }
    let orders: BTreeSet<_> = (0..50).map(|_| messages().1.unwrap_err().to_string()).collect();
    assert!(orders.len() > 1, "the same value, messages otherwise each time");
}

/// `validator` has one order of rules for all fields.
#[test]
fn errors_of_one_field_are_in_the_order_of_its_rules() {
    let (ours, theirs) = both! {
        struct Subject {
            #[validate(url, email, length(min = 2))]
            text: String,
        }
        { text: "a".into() }
    };
    let codes = |errors: ValidationErrors| {
        let Some(Kind::Field(errors)) = errors.into_errors().remove("text") else {
            panic!("a field")
        };
        errors.into_iter().map(|error| error.code).collect::<Vec<_>>()
    };
    assert_eq!(codes(ours.unwrap_err().into()), ["url", "email", "length"]);
    assert_eq!(codes(theirs.unwrap_err()), ["length", "email", "url"]);
}

/// `validator` puts each value into its error, and both passwords into that of `must_match`.
#[test]
fn no_value_is_in_an_error() {
    let (ours, theirs) = both! {
        struct Subject {
            #[validate(length(min = 40, message = "is too short"))]
            password: String,
            #[validate(must_match(other = password))]
            again: String,
        }
        { password: "hunter2".into(), again: "hunter3".into() }
    };
    let (ours, theirs) = (ours.unwrap_err(), theirs.unwrap_err());
    assert!(format!("{theirs:?}").contains("hunter2") && theirs.to_string().contains("hunter3"));
    let shown = format!("{ours} {ours:?} {:?}", ValidationErrors::from(ours.clone()));
    assert!(!shown.contains("hunter"), "{shown}");
}

/// With `validator`, the derived code for the outer type cannot pass a context to the inner type.
#[test]
fn a_context_is_passed_to_nested_values() {
    use token_request::ValidateWith as _;

    #[derive(token_request::Validate)]
    #[validate(context = str)]
    struct Inner {
        #[validate(custom(function = known, use_context))]
        word: String,
    }
    #[derive(token_request::Validate)]
    #[validate(context = str)]
    struct Outer {
        #[validate(nested)]
        inner: Vec<Inner>,
    }
    fn known(word: &str, words: &str) -> Result<(), &'static str> {
        if words.contains(word) { Ok(()) } else { Err("unknown") }
    }
    let outer = Outer { inner: ["a", "c"].map(|word| Inner { word: word.into() }).into() };
    assert!(outer.is_valid_with("abc"));
    assert_eq!(lines(&outer.validate_with("ab")), ["inner[1].word: is invalid"]);
}

/// `validator` prints `c.a: ..c.b: ..`.
#[test]
fn every_error_is_on_its_own_line() {
    #[derive(token_request::Validate)]
    struct Ours {
        #[validate(nested)]
        list: Vec<ours::Inner>,
    }
    let ours = Ours { list: vec![ours::inner(""), ours::inner("")] };
    let messages = token_request::Validate::validate(&ours).unwrap_err().to_string();
    let line = |i| format!("list[{i}].text: must have at least 1 character");
    assert_eq!(messages, format!("{}\n{}", line(0), line(1)));
}

/// `validator` drops all other errors of a nested request that has a field of this name.
#[test]
fn no_field_name_is_special() {
    macro_rules! child {
        ($($module:ident: $derive:path;)+) => {$(
            mod $module {
                use validator::Validate as _;
                #[derive($derive)]
                struct Child {
                    #[validate(length(min = 1))]
                    _tmp_validator: String,
                    #[validate(length(min = 1))]
                    other: String,
                }
                #[derive($derive)]
                struct Subject {
                    #[validate(nested)]
                    child: Child,
                }
                pub(super) fn messages() -> String {
                    let child = Child { _tmp_validator: String::new(), other: String::new() };
                    format!("{:?}", Subject { child }.validate().unwrap_err())
                }
            }
        )+};
    }
    child! {
        by_us: token_request::Validate;
        by_them: validator::Validate;
    }
    assert!(by_us::messages().contains("other") && by_us::messages().contains("_tmp_validator"));
    assert!(!by_them::messages().contains("other"));
}

/// `validator` evaluates an argument a second time for the error.
#[test]
fn arguments_are_evaluated_once() {
    use std::cell::Cell;
    thread_local! {
        static CALLS: Cell<u32> = const { Cell::new(0) };
    }
    fn least() -> u64 {
        CALLS.set(CALLS.get() + 1);
        1
    }
    let (ours, theirs) = both! {
        struct Subject {
            #[validate(length(min = least()))]
            text: String,
        }
        { text: String::new() }
    };
    assert_eq!(lines(&ours), ["text: must have at least 1 character"]);
    assert_eq!(names(&theirs), ["text"]);
    assert_eq!(CALLS.get(), 1 + 2, "once by us, twice by `validator`");
}

/// `validator` clones an expression from a lock each time.
#[test]
fn a_regular_expression_is_compiled_once() {
    use std::cell::OnceCell;
    use std::sync::Mutex;

    use allocation_counter::measure;
    use regex::Regex;
    use token_request::Validate as _;

    static HELD: Mutex<OnceCell<Regex>> = Mutex::new(OnceCell::new());
    drop(HELD.lock().unwrap().set(Regex::new("^[a-z]+$").unwrap()));

    #[derive(token_request::Validate)]
    struct Ours {
        #[validate(regex(path = HELD), pattern("^[a-z]*$"))]
        text: String,
    }
    #[derive(validator::Validate)]
    struct Theirs {
        #[validate(regex(path = HELD))]
        text: String,
    }
    let (ours, theirs) = (Ours { text: "a".into() }, Theirs { text: "a".into() });
    assert!(ours.is_valid() && validator::Validate::validate(&theirs).is_ok());
    assert_eq!(measure(|| assert!(ours.is_valid())).count_total, 0);
    assert!(measure(|| assert!(validator::Validate::validate(&theirs).is_ok())).count_total > 0);
}
