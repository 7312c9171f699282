//! `custom`: the arguments and the results of functions.

use super::*;

pub(crate) mod functions {
    use super::{Cow, RuleError, Secret};

    pub(crate) fn of_str(text: &str) -> Result<(), &'static str> {
        if text == "good" { Ok(()) } else { Err("of_str") }
    }
    pub(crate) fn of_string(text: &String) -> Result<(), &'static str> {
        of_str(text).map_err(|_| "of_string")
    }
    pub(crate) fn of_str_reference(text: &&str) -> Result<(), &'static str> {
        of_str(text).map_err(|_| "of_str_reference")
    }
    pub(crate) fn of_cow(text: &Cow<'_, str>) -> Result<(), &'static str> {
        of_str(text).map_err(|_| "of_cow")
    }
    pub(crate) fn of_secret(text: &Secret) -> Result<(), &'static str> {
        of_str(text.expose()).map_err(|_| "of_secret")
    }
    pub(crate) fn of_number(number: u16) -> Result<(), &'static str> {
        if number == 7 { Ok(()) } else { Err("of_number") }
    }
    pub(crate) fn of_float(number: f64) -> Result<(), &'static str> {
        if number.is_finite() { Ok(()) } else { Err("of_float") }
    }
    pub(crate) fn of_reference(number: &u16) -> Result<(), &'static str> {
        of_number(*number).map_err(|_| "of_reference")
    }
    pub(crate) fn of_slice(list: &[u8]) -> Result<(), &'static str> {
        if list.is_empty() { Err("of_slice") } else { Ok(()) }
    }
    pub(crate) fn generic<T: AsRef<str> + ?Sized>(text: &T) -> Result<(), &'static str> {
        of_str(text.as_ref()).map_err(|_| "generic")
    }
    pub(crate) fn any<T>(_: T) -> Result<(), &'static str> {
        Err("any")
    }
    pub(crate) fn error(_: &str) -> Result<(), RuleError> {
        Err(RuleError::new("error").message("is not what it was"))
    }
    pub(crate) fn bare_error(_: &str) -> Result<(), RuleError> {
        Err(RuleError::new(String::from("bare")))
    }
}

#[test]
fn a_function_gets_the_value() {
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(custom(function = functions::of_str))]
        string: String,
        #[validate(custom(function = "functions::of_str"))]
        by_string: String,
        #[validate(custom(function = functions::of_string))]
        as_string: String,
        #[validate(custom(function = functions::of_str))]
        str: &'a str,
        #[validate(custom(function = functions::of_str_reference))]
        reference: &'a str,
        #[validate(custom(function = functions::of_str))]
        cow: Cow<'a, str>,
        #[validate(custom(function = functions::of_cow))]
        as_cow: Cow<'a, str>,
        #[validate(custom(function = functions::of_str))]
        boxed: Box<str>,
        #[validate(custom(function = functions::of_secret))]
        secret: Secret,
        #[validate(custom(function = functions::of_str))]
        optional: Option<String>,
        #[validate(custom(function = functions::of_str))]
        twice: Optional<std::option::Option<Cow<'a, str>>>,
        #[validate(custom(function = functions::of_number))]
        number: u16,
        #[validate(custom(function = functions::of_number))]
        optional_number: Option<Option<u16>>,
        #[validate(custom(function = functions::of_float))]
        float: f64,
        #[validate(custom(function = functions::of_reference))]
        number_reference: &'a u16,
        #[validate(custom(function = functions::of_slice))]
        list: Vec<u8>,
        #[validate(custom(function = functions::generic))]
        generic: String,
        #[validate(custom(function = functions::generic::<String>))]
        turbofish: Option<String>,
    }
    let seven = 7;
    let of = |text: &'static str, number, float, list: &[u8]| Subject {
        string: text.into(),
        by_string: text.into(),
        as_string: text.into(),
        str: text,
        reference: text,
        cow: text.into(),
        as_cow: text.into(),
        boxed: text.into(),
        secret: text.into(),
        optional: Some(text.into()),
        twice: Some(Some(text.into())),
        number,
        optional_number: Some(Some(number)),
        float,
        number_reference: if number == 7 { &seven } else { &0 },
        list: list.to_vec(),
        generic: text.into(),
        turbofish: Some(text.into()),
    };
    assert_eq!(verdict(&of("good", 7, 0.0, &[1])), "");
    let bad = of("bad", 8, f64::NAN, &[]);
    let codes =
        bad.validate().unwrap_err().into_iter().map(|violation| violation.code().to_owned());
    assert_eq!(
        codes.collect::<Vec<_>>(),
        [
            "of_str",
            "of_str",
            "of_string",
            "of_str",
            "of_str_reference",
            "of_str",
            "of_cow",
            "of_str",
            "of_secret",
            "of_str",
            "of_str",
            "of_number",
            "of_number",
            "of_float",
            "of_reference",
            "of_slice",
            "generic",
            "generic",
        ]
    );
    let absent = Subject {
        optional: None,
        twice: Some(None),
        optional_number: None,
        turbofish: None,
        ..of("good", 7, 0.0, &[1])
    };
    assert_eq!(verdict(&absent), "");
}

#[test]
fn a_function_returns_a_code_or_an_error() {
    #[derive(Validate, Default)]
    struct Subject {
        #[validate(custom(function = functions::any))]
        code: u8,
        #[validate(custom(function = functions::error))]
        error: String,
        #[validate(custom(function = functions::bare_error))]
        bare: String,
        #[validate(custom(function = functions::error, code = "mine"))]
        own_code: String,
        #[validate(custom(function = functions::error, message = "is mine"))]
        own_message: String,
        #[validate(custom(function = functions::any), custom(function = functions::error))]
        two: String,
    }
    let violations = Subject::default().validate().unwrap_err();
    let messages = violations.iter().map(|violation| format!("{} {}", violation.code(), violation));
    assert_eq!(
        messages.collect::<Vec<_>>(),
        [
            "any code: is invalid",
            "error error: is not what it was",
            "bare bare: is invalid",
            "mine own_code: is not what it was",
            "error own_message: is mine",
            "any two: is invalid",
            "error two: is not what it was",
        ]
    );
}

#[cfg(feature = "validator")]
#[test]
fn a_function_may_return_an_error_of_validator() {
    fn taken(_: &str) -> Result<(), validator::ValidationError> {
        Err(validator::ValidationError::new("taken").with_message("is taken".into()))
    }
    fn bare(_: &str) -> Result<(), validator::ValidationError> {
        Err(validator::ValidationError::new("bare"))
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(custom(function = taken))]
        #[validate(custom(function = bare))]
        user: String,
    }
    let violations = Subject { user: String::new() }.validate().unwrap_err();
    assert_eq!(violations.to_string(), "user: is taken\nuser: is invalid");
    assert_eq!((violations[0].code(), violations[1].code()), ("taken", "bare"));
}

/// A function is not called for an absent value, also behind a pointer.
#[test]
fn absent_behind_a_pointer_is_absent() {
    fn refuse(_: &str) -> Result<(), &'static str> {
        Err("refused")
    }
    #[derive(Validate)]
    struct Subject<'a> {
        #[validate(custom(function = refuse))]
        borrowed: &'a Option<String>,
        #[validate(custom(function = refuse))]
        boxed: Box<Option<String>>,
        #[validate(custom(function = refuse))]
        counted: Option<Rc<Option<String>>>,
        #[validate(custom(function = refuse))]
        shared: Arc<Option<String>>,
        #[validate(custom(function = refuse))]
        owned: Cow<'a, Option<String>>,
    }
    let of = |value: &'static Option<String>| Subject {
        borrowed: value,
        boxed: Box::new(value.clone()),
        counted: Some(Rc::new(value.clone())),
        shared: Arc::new(value.clone()),
        owned: Cow::Borrowed(value),
    };
    const EMPTY: &Option<String> = &Some(String::new());
    assert!(of(&None).is_valid());
    assert_eq!(of(EMPTY).validate().unwrap_err().len(), 5);
}
