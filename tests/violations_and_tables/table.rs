//! `Table`, `Field` and `Rule`.

use super::*;

/// A request that uses each option of a field once.
#[derive(Validate, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[validate(form_names = "snake_case")]
#[allow(dead_code, reason = "only the table is used")]
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

#[allow(clippy::float_cmp, reason = "one half is exact")]
fn half_of(ratio: f32) -> Result<(), &'static str> {
    if ratio == half() { Ok(()) } else { Err("not_half") }
}

fn column<T>(fact: impl Fn(&'static Field) -> T) -> Vec<T> {
    Facts::TABLE.fields.iter().map(fact).collect()
}

#[test]
fn the_table_has_the_options_of_the_struct() {
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
    // By a rule, by type, with a default, and as an `Option`.
    assert_eq!(
        column(|field| field.required),
        [true, true, false, false, true, false, false, false, false]
    );
    assert_eq!(column(|field| field.secret)[..3], [false, true, false]);
    // By type, independent of the rules; not with a default.
    let nullable = column(|field| field.nullable);
    assert_eq!(nullable, [true, false, false, false, false, false, true, true, true]);
    assert_eq!(column(|field| field.skipped)[4..], [false, true, true, true, false]);
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
    assert_eq!(
        rules[3],
        [r#"custom(function = half_of, code = "half", message = "must be half")"#]
    );
    assert!(rules[4..].iter().all(Vec::is_empty));
    let half = &Facts::TABLE.fields[3].rules[0];
    assert_eq!((half.code, half.message), (Some("half"), Some("must be half")));
    let length = &Facts::TABLE.fields[0].rules[1];
    assert_eq!(length.arg("min"), Some(&Value::Integer(1)));
    assert_eq!(length.arg("max"), Some(&Value::Source("MAX")));
    assert_eq!(length.arg("equal"), None);
}

#[test]
fn a_rule_has_the_error_of_a_token_endpoint() {
    const SCOPE: &str = "invalid_scope";
    #[derive(Validate)]
    #[validate(at_most_one_of(a, b, error = "invalid_target"))]
    #[allow(dead_code, reason = "only the table is used")]
    struct Errors {
        #[validate(required(error = "a !#[]~"), length(max = 1, message = "m", error = "b"))]
        a: Option<String>,
        #[validate(each(length(max = 9, error = SCOPE), when(true, chars(digits, error = "c"))))]
        b: Option<Vec<String>>,
        #[validate(length(max = 1), when(true, one_of("x", error = "d", code = "e")))]
        c: String,
    }
    let of = |rules: &'static [Rule]| rules.iter().map(|rule| rule.error).collect::<Vec<_>>();
    let [a, b, c] = Errors::TABLE.fields else { panic!("three fields") };
    assert_eq!(of(a.rules), [Some("a !#[]~"), Some("b")]);
    assert_eq!(of(b.rules), [None]);
    assert_eq!(of(b.rules[0].elements.unwrap().rules), [Some("invalid_scope"), Some("c")]);
    assert_eq!(of(c.rules), [None, Some("d")]);
    assert_eq!(of(Errors::TABLE.whole.rules), [Some("invalid_target")]);
    assert_eq!(a.rules[1].to_string(), r#"length(max = 1, message = "m", error = "b")"#);
}

#[test]
fn aliases_are_those_of_serde() {
    #[derive(Validate, serde::Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "camelCase")]
    #[allow(dead_code, reason = "only the table is used")]
    struct Names {
        #[serde(alias = "grant_type", alias = "grantType", alias = "gt")]
        grant_type: String,
        #[serde(alias = "id")]
        #[validate(name = "identity")]
        identity: String,
        scope: String,
        #[serde(skip, alias = "s")]
        skipped: String,
    }
    #[derive(Validate, serde::Deserialize)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Around {
        #[serde(flatten, alias = "p")]
        page: BTreeMap<String, String>,
    }
    #[derive(Validate, serde::Deserialize)]
    #[serde(transparent)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Transparent {
        #[serde(alias = "t")]
        text: String,
    }
    #[derive(Validate, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only the table is used")]
    enum Grant {
        Code {
            #[serde(alias = "c")]
            code: String,
        },
    }
    let aliases: Vec<_> = Names::TABLE.fields.iter().map(|field| field.aliases).collect();
    assert_eq!(aliases, [&["grant_type", "gt"][..], &["id"], &[], &[]]);
    assert!(Around::TABLE.fields[0].aliases.is_empty());
    assert!(Transparent::TABLE.fields[0].aliases.is_empty());
    assert_eq!(Grant::TABLE.variants[0].fields[0].aliases, ["c"]);
    let tables = [Names::TABLE, Grant::TABLE, Around::TABLE, V3TokenRequest::TABLE];
    assert_eq!(tables.map(|table| table.deny_unknown), [true, true, false, false]);
}

#[test]
fn a_field_may_be_a_part_of_basic_authentication() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Client {
        #[validate(basic = "user")]
        id: String,
        #[validate(secret, basic = "password")]
        secret: String,
        scope: String,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    enum Grant {
        A {
            #[validate(basic = "password")]
            secret: Secret,
            #[validate(basic = "user")]
            id: String,
        },
        B {
            #[validate(basic = "user")]
            id: String,
            #[validate(basic = "password")]
            secret: Secret,
        },
    }
    let of = |fields: &'static [Field]| fields.iter().map(|field| field.basic).collect::<Vec<_>>();
    let (user, password) = (Some(BasicPart::User), Some(BasicPart::Password));
    assert_eq!(of(Client::TABLE.fields), [user, password, None]);
    assert_eq!(of(Grant::TABLE.variants[0].fields), [password, user]);
    assert_eq!(of(Grant::TABLE.variants[1].fields), [user, password]);
    assert_eq!(of(V3TokenRequest::TABLE.fields), [user, password, None]);
}

#[test]
fn an_option_behind_a_pointer_is_optional() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
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
fn the_default_may_be_on_the_container() {
    #[derive(Validate, serde::Deserialize, Default)]
    #[serde(default)]
    #[allow(dead_code, reason = "only the table is used")]
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
    assert_eq!(
        shown,
        [
            "required",
            "length(min = 2, max = MAX)",
            r#"one_of("a\"b", 1.0)"#,
            r#"own(code = "c", message = "m")"#
        ]
    );
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

#[test]
fn a_description_may_come_from_a_file() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Described {
        /// Its content:
        #[doc = include_str!("../pages/secret.md")]
        lib: String,
    }
    let description = Described::TABLE.fields[0].description;
    assert!(description.contains("Its content:\n"), "{description}");
    assert!(description.contains(include_str!("../pages/secret.md")), "{description}");
}

/// Only a table by hand can have a rule without its arguments.
#[test]
fn a_rule_without_its_arguments_has_a_complete_message() {
    struct Bare;
    impl Validate for Bare {
        const TABLE: Table = Table::new(
            "Bare",
            &[Field::new("it", Type::String).rules(&[
                Rule::new("one_of"),
                Rule::new("none_of"),
                Rule::new("length"),
                Rule::new("chars"),
                Rule::new("range"),
                Rule::new("of_my_own"),
            ])],
        );

        fn check(&self, report: &mut token_request::Report<'_>) -> std::ops::ControlFlow<()> {
            (0..7).try_for_each(|rule| report.broken(&Self::TABLE.fields[0], rule))
        }
    }
    assert_eq!(
        violations(&Bare).to_string(),
        "it: must be one of the allowed values\nit: must not be one of the forbidden values\n\
         it: has an invalid length\nit: contains characters that are not allowed\nit: is out of range\n\
         it: is invalid\nit: is invalid"
    );
}

#[test]
fn a_group_of_rules_prints_its_rules() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Rules {
        #[validate(each(length(max = 2, message = "long")), when(self.strict, length(min = 1, code = "none")))]
        list: Vec<String>,
        #[cfg(feature = "url")]
        #[validate(url(schemes("https", "http"), no_fragment))]
        url: String,
        strict: bool,
    }
    let shown = |field: usize| -> Vec<String> {
        Rules::TABLE.fields[field].rules.iter().map(ToString::to_string).collect()
    };
    assert_eq!(
        shown(0),
        [
            r#"each(length(max = 2, message = "long"))"#,
            r#"length(min = 1, code = "none", if = self.strict)"#
        ]
    );
    #[cfg(feature = "url")]
    assert_eq!(shown(1), [r#"url(schemes("https", "http"), no_fragment)"#]);
}
