//! What a request answers: its table, its verdict, and what stands in a violation.

// A test declares its types where it needs them.
#![allow(clippy::items_after_statements, reason = "a test declares its request where it needs it")]

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};
use std::error::Error;

use serde_json::json;
use token_request::{
    Arg, Field, Rule, RuleError, Secret, Table, Type, V3TokenRequest, Validate, Value, Violation,
    Violations,
};

fn violations(request: &impl Validate) -> Violations {
    request.validate().expect_err("something is wrong")
}

#[derive(Validate, Default)]
struct Part {
    #[validate(length(min = 1, max = 9))]
    name: String,
}

#[derive(Validate, Default)]
struct Order {
    #[validate(required, one_of("a", "b"))]
    kind: Option<String>,
    #[validate(nested)]
    parts: Vec<Part>,
    #[validate(range(min = 1), name = "n/m")]
    count: u8,
}

fn order() -> Order {
    Order { parts: vec![Part { name: "n".into() }, Part::default()], ..Order::default() }
}

#[test]
fn violations_are_a_slice_in_the_order_of_the_table() {
    let violations = violations(&order());
    let slice: &[Violation] = &violations;
    assert_eq!(slice.len(), 3);
    let paths = |violations: &[Violation]| -> Vec<_> {
        violations.iter().map(|violation| violation.path().to_string()).collect()
    };
    assert_eq!(paths(slice), ["kind", "parts[1].name", "n/m"]);
    assert!(!violations.is_empty());
    assert_eq!(violations.first().unwrap().code(), "required");

    let by_reference: Vec<&Violation> = (&violations).into_iter().collect();
    assert_eq!(by_reference.len(), 3);
    let by_value: Vec<Violation> = violations.clone().into_iter().collect();
    assert_eq!(paths(&by_value), paths(&violations));
    let mut codes = Vec::new();
    for violation in violations {
        codes.push(violation.code().to_owned());
    }
    assert_eq!(codes, ["required", "length", "range"]);
}

#[test]
fn a_verdict_is_never_an_empty_list() {
    #[derive(Validate)]
    struct Nothing {}
    assert!(Nothing {}.validate().is_ok());
    assert!(Vec::<Order>::new().validate().is_ok());
    let good = Order { kind: Some("a".into()), parts: vec![], count: 1 };
    assert!(good.validate().is_ok() && good.is_valid());
}

#[test]
fn many_violations_keep_their_order() {
    let parts: Vec<Part> = (0..1000).map(|_| Part::default()).collect();
    let violations = violations(&parts);
    assert_eq!(violations.len(), 1000);
    for (i, violation) in violations.iter().enumerate() {
        assert_eq!(violation.path().pointer(), format!("/{i}/name"));
    }
}

#[test]
fn display_is_a_line_each() {
    let violations = violations(&order());
    assert_eq!(
        violations.to_string(),
        "kind: is required\n\
         parts[1].name: must have 1 to 9 characters\n\
         n/m: must be at least 1"
    );
    assert_eq!(violations[0].to_string(), "kind: is required");
    let debug = format!("{violations:?}");
    assert!(debug.contains("parts[1].name") && debug.contains("must have 1 to 9"), "{debug}");
}

#[test]
fn violations_are_errors() {
    fn send(order: &Order) -> Result<(), Box<dyn Error + Send + Sync>> {
        order.validate()?;
        Ok(())
    }
    let error = send(&order()).unwrap_err();
    assert!(error.to_string().starts_with("kind: is required\n"));
    let violations = error.downcast::<Violations>().unwrap();
    let first: &dyn Error = &violations[0];
    assert!(first.source().is_none());
}

#[test]
fn serde_writes_a_list_of_path_code_and_message() {
    let written = serde_json::to_string(&violations(&order())).unwrap();
    assert_eq!(
        written,
        r#"[{"path":"/kind","code":"required","message":"is required"},"#.to_owned()
            + r#"{"path":"/parts/1/name","code":"length","message":"must have 1 to 9 characters"},"#
            + r#"{"path":"/n~1m","code":"range","message":"must be at least 1"}]"#
    );
}

#[test]
fn a_violation_points_into_the_table() {
    fn field_of(request: &Order) -> &'static Field {
        violations(request)[1].field()
    }
    let field = field_of(&order());
    assert_eq!((field.name, field.wire), ("name", "name"));
    let violations = violations(&order());
    assert!(std::ptr::eq(violations[2].field(), &raw const Order::TABLE.fields[2]));
    assert_eq!(violations[1].rule(), &Part::TABLE.fields[0].rules[0]);
    assert_eq!(violations[1].message(), "must have 1 to 9 characters");
    assert_eq!(violations[1].path().segments().len(), 3);
}

#[test]
fn violations_may_go_anywhere() {
    fn goes_anywhere<T: Send + Sync + Clone + 'static>(_: &T) {}
    let violations = violations(&order());
    goes_anywhere(&violations);
    goes_anywhere(&violations[0]);
    goes_anywhere(&RuleError::new("code"));
    let expected = violations.to_string();
    let elsewhere = std::thread::spawn(move || violations.to_string());
    assert_eq!(elsewhere.join().unwrap(), expected);
}

#[test]
fn violations_are_small() {
    assert!(size_of::<Violations>() < 128, "{}", size_of::<Violations>());
    assert!(size_of::<Result<(), Violations>>() <= 128);
}

thread_local! {
    /// How many custom functions were called in this test.
    static CALLS: Cell<usize> = const { Cell::new(0) };
}

fn calls(check: impl FnOnce()) -> usize {
    CALLS.set(0);
    check();
    CALLS.get()
}

fn refuses_zero(number: u8) -> Result<(), &'static str> {
    CALLS.set(CALLS.get() + 1);
    if number == 0 { Err("zero") } else { Ok(()) }
}

#[derive(Validate, Clone)]
struct Counted {
    #[validate(custom(function = refuses_zero), custom(function = refuses_zero))]
    a: u8,
    #[validate(custom(function = refuses_zero))]
    b: u8,
}

#[derive(Validate)]
struct Outer {
    #[validate(nested)]
    first: Counted,
    #[validate(nested)]
    list: Vec<Counted>,
    #[validate(nested)]
    tree: BTreeMap<u8, Counted>,
    #[validate(nested)]
    hash: HashMap<u8, Counted>,
    #[validate(nested)]
    tuple: (Counted, Counted),
    #[validate(custom(function = refuses_zero))]
    last: u8,
}

fn outer(first: u8, list: u8, tree: u8, hash: u8, tuple: u8) -> Outer {
    let of = |a| Counted { a, b: 1 };
    Outer {
        first: of(first),
        list: vec![of(1), of(list), of(list)],
        tree: [(0, of(1)), (1, of(tree)), (2, of(tree))].into(),
        hash: [(0, of(hash)), (1, of(hash))].into(),
        tuple: (of(tuple), of(1)),
        last: 1,
    }
}

#[test]
fn is_valid_stops_at_the_first() {
    let is_valid = |request: &dyn Fn() -> bool| calls(|| assert!(!request()));
    let count = |a, b| calls(|| assert!(!Counted { a, b }.is_valid()));
    assert_eq!(count(0, 0), 1, "no later rule");
    assert_eq!(count(1, 0), 3, "up to the one that is broken");
    assert_eq!(is_valid(&|| outer(0, 0, 0, 0, 0).is_valid()), 1, "no later field");
    assert_eq!(is_valid(&|| outer(1, 0, 0, 0, 0).is_valid()), 3 + 3 + 1, "no later element");
    assert_eq!(is_valid(&|| outer(1, 1, 0, 0, 0).is_valid()), 3 + 9 + 3 + 1, "no later entry");
    assert_eq!(is_valid(&|| outer(1, 1, 1, 0, 0).is_valid()), 3 + 9 + 9 + 1, "nor of a hash map");
    assert_eq!(is_valid(&|| outer(1, 1, 1, 1, 0).is_valid()), 3 + 9 + 9 + 6 + 1, "nor of a tuple");
    assert_eq!(calls(|| assert!(outer(1, 1, 1, 1, 1).is_valid())), 3 + 9 + 9 + 6 + 6 + 1);
    let list = vec![Counted { a: 0, b: 0 }; 100];
    assert_eq!(is_valid(&|| list.is_valid()), 1);
    assert_eq!(is_valid(&|| Some(&list).is_valid()), 1);
}

#[test]
fn validate_checks_everything_once() {
    for (request, n) in [(outer(1, 1, 1, 1, 1), 0), (outer(0, 0, 0, 0, 0), 2 + 4 + 4 + 4 + 2)] {
        let count = calls(|| {
            let found = request.validate().err().map_or(0, |violations| violations.len());
            assert_eq!(found, n);
        });
        assert_eq!(count, 3 + 9 + 9 + 6 + 6 + 1);
    }
}

/// A request in which each fact of a field stands once.
#[derive(Validate, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
#[allow(dead_code, reason = "only the table is read")]
struct Facts<'a> {
    /// The name of the client.
    ///
    ///  Of *two* paragraphs.
    #[validate(required, length(min = 1, max = MAX), example = "Jane \"x\"")]
    #[validate(chars(alphanumeric, vschar, " \"\\"))]
    client_name: Option<String>,
    #[validate(secret, none_of("", "x"), form = "pass")]
    client_password: Secret,
    #[serde(default)]
    #[validate(range(min = -1, exclusive_max = i64::from(3u8)), example = 2)]
    number: i64,
    #[serde(default = "half")]
    #[validate(custom(function = half_of, code = "half", message = "must be half"))]
    ratio: f32,
    flag: bool,
    #[serde(skip)]
    #[validate(nested)]
    parts: Vec<Part>,
    #[serde(skip)]
    maps: Option<BTreeMap<String, Vec<Option<u8>>>>,
    #[serde(skip)]
    opaque: Option<&'a std::path::Path>,
    r#type: std::option::Option<Box<str>>,
}

const MAX: u64 = 64;

fn half() -> f32 {
    0.5
}

#[allow(clippy::float_cmp)] // One half is exact.
fn half_of(ratio: f32) -> Result<(), &'static str> {
    if ratio == half() { Ok(()) } else { Err("not_half") }
}

fn column<T>(fact: impl Fn(&'static Field) -> T) -> Vec<T> {
    Facts::TABLE.fields.iter().map(fact).collect()
}

#[test]
fn the_table_says_what_the_struct_says() {
    assert_eq!(Facts::TABLE.name, "Facts");
    assert_eq!(
        column(|field| field.name),
        [
            "client_name",
            "client_password",
            "number",
            "ratio",
            "flag",
            "parts",
            "maps",
            "opaque",
            "type"
        ]
    );
    assert_eq!(
        column(|field| field.wire),
        [
            "clientName",
            "clientPassword",
            "number",
            "ratio",
            "flag",
            "parts",
            "maps",
            "opaque",
            "type"
        ]
    );
    assert_eq!(
        column(|field| field.form)[..3],
        [Some("client_name"), Some("pass"), None],
        "only where it differs"
    );
    assert_eq!(
        column(|field| field.ty.to_string()),
        [
            "string",
            "string",
            "integer",
            "number",
            "boolean",
            "list of Part",
            "map of list of integer",
            "any",
            "string"
        ]
    );
    // By rule; by type; not with a default; not an `Option`.
    assert_eq!(
        column(|field| field.required),
        [true, true, false, false, true, false, false, false, false]
    );
    assert_eq!(column(|field| field.secret)[..3], [false, true, false]);
    assert_eq!(
        column(|field| field.description)[..2],
        ["The name of the client.\n\n Of *two* paragraphs.", ""]
    );
    assert_eq!(column(|field| field.example)[..4], [Some("Jane \"x\""), None, Some("2"), None]);
}

#[test]
fn a_rule_prints_as_its_attribute() {
    let rules: Vec<Vec<String>> =
        column(|field| field.rules.iter().map(ToString::to_string).collect());
    assert_eq!(
        rules[0],
        ["required", "length(min = 1, max = MAX)", r#"chars(alphanumeric, vschar, " \"\\")"#]
    );
    assert_eq!(rules[1], [r#"none_of("", "x")"#]);
    assert_eq!(rules[2], ["range(min = -1, exclusive_max = i64::from(3u8))"]);
    assert_eq!(rules[3], ["custom(function = half_of)"]);
    assert!(rules[4..].iter().all(Vec::is_empty));
    let half = &Facts::TABLE.fields[3].rules[0];
    assert_eq!((half.code, half.message), (Some("half"), Some("must be half")));
    let length = &Facts::TABLE.fields[0].rules[1];
    assert_eq!(length.arg("min"), Some(&Value::Integer(1)));
    assert_eq!(length.arg("max"), Some(&Value::Source("MAX")));
    assert_eq!(length.arg("equal"), None);
}

#[test]
fn an_optional_value_is_so_behind_a_pointer_too() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is read")]
    struct Optionals<'a> {
        alias: Alias<u8>,
        reference: &'a Option<u8>,
        boxed: Box<Option<u8>>,
        given: Box<u8>,
    }
    type Alias<T> = Option<T>;
    let required: Vec<_> = Optionals::TABLE.fields.iter().map(|field| field.required).collect();
    assert_eq!(required, [false, false, false, true]);
}

#[test]
fn the_container_may_have_the_default() {
    #[derive(Validate, serde::Deserialize, Default)]
    #[serde(default)]
    #[allow(dead_code, reason = "only the table is read")]
    struct Defaulted {
        a: u8,
        #[validate(required)]
        b: Option<u8>,
    }
    let required: Vec<_> = Defaulted::TABLE.fields.iter().map(|field| field.required).collect();
    assert_eq!(required, [false, true]);
}

#[test]
fn a_table_may_be_made_by_hand() {
    const RULES: &[Rule] = &[
        Rule::new("required"),
        Rule::new("length")
            .args(&[Arg::named("min", Value::Integer(2)), Arg::named("max", Value::Source("MAX"))]),
        Rule::new("one_of")
            .args(&[Arg::listed(Value::String("a\"b")), Arg::listed(Value::Float(1.0))]),
        Rule::new("own").code("c").message("m"),
    ];
    const FIELD: Field = Field::new("grant_type", Type::List(&Type::Boolean))
        .wire("grantType")
        .form("grant-type")
        .required(true)
        .secret(true)
        .rules(RULES)
        .description("What is granted.")
        .example("x");
    static TABLE: Table = Table::new("Made", &[FIELD]);
    let field = &TABLE.fields[0];
    assert_eq!((TABLE.name, field.name, field.wire), ("Made", "grant_type", "grantType"));
    assert_eq!((field.form, field.example), (Some("grant-type"), Some("x")));
    assert!(field.required && field.secret);
    assert_eq!(field.description, "What is granted.");
    assert_eq!(field.ty.to_string(), "list of boolean");
    let shown: Vec<_> = field.rules.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["required", "length(min = 2, max = MAX)", r#"one_of("a\"b", 1.0)"#, "own"]);
    assert_eq!((field.rules[3].code, field.rules[3].message), (Some("c"), Some("m")));
    let bare = Field::new("a", Type::Any);
    assert_eq!((bare.wire, bare.form, bare.example, bare.description), ("a", None, None, ""));
    assert!(!bare.required && !bare.secret && bare.rules.is_empty());
}

#[test]
fn the_vendors_table_is_as_published() {
    let rows: Vec<_> = V3TokenRequest::TABLE
        .fields
        .iter()
        .map(|field| {
            json!([
                field.wire,
                field.form,
                field.ty.to_string(),
                field.required,
                field.secret,
                field.example
            ])
        })
        .collect();
    assert_eq!(
        json!(rows),
        json!([
            ["clientId", "client_id", "string", false, false, "customer_id"],
            ["clientSecret", "client_secret", "string", false, true, "secret"],
            ["grantType", "grant_type", "string", true, false, "client_credentials"],
        ])
    );
}

#[cfg(feature = "validator")]
mod bridge {
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

    /// A function of code that knows only the other trait.
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
        assert_eq!(field(&errors, "exact"), [error("length", json!({}))]);
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
    fn the_fields_own_errors_take_the_place_of_what_is_in_it() {
        let refused = error("refused", json!({ "limit": 3 })).with_message("is refused".into());
        assert_eq!(field(&errors(&bridged()), "both"), [refused]);

        // Also where they come later, as only an implementation by hand has it.
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
    fn what_is_wrong_with_a_whole_request_is_under_all() {
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
    fn lists_of_ours_are_lists_to_validator() {
        let parts = vec![Part { name: "n".into() }, Part::default()];
        let errors = errors(&parts);
        let Kind::List(list) = &errors.errors()["_tmp_validator"] else { panic!("a list") };
        assert_eq!(field(&list[&1], "name").len(), 1);
    }

    #[test]
    fn no_number_is_too_large() {
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
        assert_eq!(
            field(&errors, "bound"),
            [error("range", json!({ "max": "18446744073709551616" }))]
        );
        assert_eq!(
            field(&errors, "least"),
            [error("range", json!({ "min": "-18446744073709551617" }))]
        );
        assert_eq!(field(&errors, "long"), [error("length", json!({ "max": u64::MAX, "min": 1 }))]);
        assert_eq!(errors.errors().len(), 6);
    }
}

#[test]
fn a_description_may_come_from_a_file() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is read")]
    struct Described {
        /// What is in it:
        #[doc = include_str!("lib.rs")]
        lib: String,
    }
    let description = Described::TABLE.fields[0].description;
    assert!(description.contains("What is in it:\n"), "{description}");
    assert!(description.contains(include_str!("lib.rs")), "{description}");
}
