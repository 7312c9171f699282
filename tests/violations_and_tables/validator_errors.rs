//! Conversions between our violations and the errors of `validator`.

use std::ops::ControlFlow;

use token_request::Report;
use validator::{ValidationError, ValidationErrors, ValidationErrorsKind as Kind};

use super::*;

fn refuse(_: &[Part]) -> Result<(), ValidationError> {
    let mut error = ValidationError::new("refused").with_message("is refused".into());
    error.add_param("value".into(), &"hunter2");
    error.add_param("limit".into(), &3);
    Err(error)
}

#[derive(Validate)]
struct Bridged {
    #[validate(name = "the-name", length(min = 1, max = 9), chars(digits, "x"))]
    name: String,
    #[validate(one_of("a", "b", code = "choice", message = "is no choice"))]
    kind: &'static str,
    #[validate(range(min = -1.0, exclusive_max = 0.5))]
    ratio: f64,
    #[validate(length(equal = EXACT))]
    exact: Secret,
    #[validate(nested)]
    part: Part,
    #[validate(nested)]
    list: Vec<Part>,
    #[validate(nested)]
    map: BTreeMap<String, Part>,
    #[validate(nested, custom(function = refuse))]
    both: Vec<Part>,
}

const EXACT: u64 = 3;

fn bridged() -> Bridged {
    Bridged {
        name: "not a digit".into(),
        kind: "hunter2",
        ratio: 0.75,
        exact: "hunter2".into(),
        part: Part::default(),
        list: vec![Part { name: "n".into() }, Part::default()],
        map: [("a".into(), Part { name: "n".into() }), ("b".into(), Part::default())].into(),
        both: vec![Part::default()],
    }
}

/// Validates by `validator::Validate`.
fn errors(request: &impl validator::Validate) -> ValidationErrors {
    request.validate().unwrap_err()
}

fn field<'a>(errors: &'a ValidationErrors, name: &str) -> &'a [ValidationError] {
    match &errors.errors()[name] {
        Kind::Field(errors) => errors,
        other => panic!("{name} is {other:?}"),
    }
}

fn error(code: &'static str, params: serde_json::Value) -> ValidationError {
    let mut error = ValidationError::new(code);
    let serde_json::Value::Object(params) = params else { panic!("{params} is no object") };
    error.params.extend(params.into_iter().map(|(name, value)| (name.into(), value)));
    error
}

#[test]
fn fields_have_their_codes_and_arguments_and_only_given_messages() {
    let errors = errors(&bridged());
    let mut names: Vec<_> = errors.errors().keys().cloned().collect();
    names.sort();
    assert_eq!(names, ["both", "exact", "kind", "list", "map", "part", "ratio", "the-name"]);
    assert_eq!(
        field(&errors, "the-name"),
        [
            error("length", json!({ "min": 1, "max": 9 })),
            error("chars", json!({ "values": ["digits", "x"] })),
        ]
    );
    assert_eq!(
        field(&errors, "kind"),
        [error("choice", json!({ "values": ["a", "b"] })).with_message("is no choice".into())]
    );
    assert_eq!(
        field(&errors, "ratio"),
        [error("range", json!({ "min": -1.0, "exclusive_max": 0.5 }))]
    );
    assert_eq!(field(&errors, "exact"), [error("length", json!({ "equal": 3 }))]);
    assert!(!format!("{errors:?} {errors} {}", json!(errors)).contains("hunter2"));
}

#[test]
fn nested_errors_are_a_struct_or_a_list() {
    let errors = errors(&bridged());
    let length = [error("length", json!({ "min": 1, "max": 9 }))];
    let Kind::Struct(part) = &errors.errors()["part"] else { panic!("a struct") };
    assert_eq!(field(part, "name"), length);
    for name in ["list", "map"] {
        let Kind::List(list) = &errors.errors()[name] else { panic!("{name} is a list") };
        assert_eq!(list.keys().collect::<Vec<_>>(), [&1]);
        assert_eq!(field(&list[&1], "name"), length);
    }
}

#[test]
fn errors_of_a_field_replace_those_of_its_nested_value() {
    let refused = error("refused", json!({ "limit": 3 })).with_message("is refused".into());
    assert_eq!(field(&errors(&bridged()), "both"), [refused]);

    // Also if they are reported later, as only an implementation by hand does.
    struct Late(Part);
    impl Validate for Late {
        const TABLE: Table =
            Table::new("Late", &[Field::new("late", Type::Any).rules(&[Rule::new("own")])]);
        fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
            let field = &Self::TABLE.fields[0];
            report.nested(field, &self.0)?;
            report.broken(field, 0)
        }
    }
    let late = ValidationErrors::from(violations(&Late(Part::default())));
    assert_eq!(field(&late, "late"), [ValidationError::new("own")]);

    let violations = violations(&bridged());
    let both = violations.iter().filter(|violation| violation.field().name == "both");
    assert_eq!(both.count(), 1);
    assert!(violations.to_string().ends_with("both[0].name: must have 1 to 9 characters"));
}

#[test]
fn errors_of_the_request_are_under_all() {
    struct Whole;
    impl Validate for Whole {
        const TABLE: Table =
            Table::new("Whole", &[Field::new("", Type::Any).rules(&[Rule::new("whole")])]);
        fn check(&self, report: &mut Report<'_>) -> ControlFlow<()> {
            report.broken(&Self::TABLE.fields[0], 0)
        }
    }
    #[derive(Validate)]
    struct Holder {
        #[validate(nested)]
        whole: Whole,
    }
    let whole = ValidationErrors::from(violations(&Whole));
    assert_eq!(field(&whole, "__all__"), [ValidationError::new("whole")]);
    let holder = errors(&Holder { whole: Whole });
    let Kind::Struct(inner) = &holder.errors()["whole"] else { panic!("a struct") };
    assert_eq!(**inner, whole);
}

#[test]
fn violations_become_validation_errors() {
    let violations = violations(&bridged());
    let one = ValidationError::from(&violations[0]);
    assert_eq!(one, error("length", json!({ "min": 1, "max": 9 })));
    assert_eq!(ValidationErrors::from(violations), errors(&bridged()));
    assert!(validator::Validate::validate(&Part { name: "n".into() }).is_ok());
}

#[test]
fn our_lists_are_lists_in_validator() {
    let parts = vec![Part { name: "n".into() }, Part::default()];
    let errors = errors(&parts);
    let Kind::List(list) = &errors.errors()["_tmp_validator"] else { panic!("a list") };
    assert_eq!(field(&list[&1], "name").len(), 1);
}

#[test]
fn large_numbers_are_converted() {
    #[derive(Validate)]
    struct Large {
        #[validate(range(max = 1000))]
        number: u128,
        #[validate(range(max = 18_446_744_073_709_551_616))]
        bound: u128,
        #[validate(range(min = 340_282_366_920_938_463_463_374_607_431_768_211_455))]
        most: u128,
        #[validate(range(min = -18_446_744_073_709_551_617, max = i128::from(0u8)))]
        least: i128,
        #[validate(range(min = 0.0))]
        nan: f64,
        #[validate(length(max = 18_446_744_073_709_551_615, min = 1))]
        long: HashMap<(u8, u8), u8>,
    }
    let large = Large {
        number: u128::MAX,
        bound: u128::MAX,
        most: 0,
        least: i128::MIN,
        nan: f64::NAN,
        long: HashMap::new(),
    };
    let errors = errors(&large);
    assert_eq!(field(&errors, "number"), [error("range", json!({ "max": 1000 }))]);
    assert_eq!(field(&errors, "bound"), [error("range", json!({ "max": "18446744073709551616" }))]);
    assert_eq!(
        field(&errors, "least"),
        [error("range", json!({ "min": "-18446744073709551617", "max": 0 }))]
    );
    assert_eq!(field(&errors, "long"), [error("length", json!({ "max": u64::MAX, "min": 1 }))]);
    assert_eq!(errors.errors().len(), 6);
}
