//! `schema`: errors about a whole request, and `RuleError::at`.

use token_request::{RuleError, Validate, Violations};

use super::verdict;

#[derive(Validate, Clone)]
struct Part {
    #[validate(length(min = 1, code = "short"))]
    name: String,
}

fn part(name: &str) -> Part {
    Part { name: name.into() }
}

/// Functions may return one error, several, the violations of a part, or an empty list.
#[test]
fn functions_return_errors_about_the_request() {
    #[derive(Validate)]
    #[validate(schema(function = code), schema(function = Self::one), schema(function = several))]
    #[validate(schema(function = nothing), schema(function = part_of_it), schema(function = fine))]
    #[validate(schema(function = one_named, code = "given", message = "is given"))]
    struct Subject {
        #[validate(name = "theFirst")]
        first: u8,
        second: u8,
        #[validate(skip)]
        part: Part,
    }
    impl Subject {
        fn one(&self) -> Result<(), RuleError> {
            let error = RuleError::new("one").message("is one").at("first");
            if self.first == 0 { Err(error) } else { Ok(()) }
        }
    }
    fn code(_: &Subject) -> Result<(), &'static str> {
        Err("code")
    }
    fn several(subject: &Subject) -> Result<(), Vec<RuleError>> {
        let at = ["theFirst", "second", "nowhere"].into_iter().take(subject.second.into());
        Err(at
            .map(|name| RuleError::new("several").at(name))
            .chain([RuleError::new("last")])
            .collect())
    }
    fn nothing(_: &Subject) -> Result<(), Vec<RuleError>> {
        Err(Vec::new())
    }
    fn part_of_it(subject: &Subject) -> Result<(), Violations> {
        subject.part.validate()
    }
    fn fine(subject: &Subject) -> Result<(), RuleError> {
        if subject.first == 0 { Ok(()) } else { Err("fine".into()) }
    }
    fn one_named(_: &Subject) -> Result<(), RuleError> {
        Err(RuleError::new("named").message("is named").at(String::from("second")))
    }
    let subject = Subject { first: 0, second: 3, part: part("") };
    let violations = subject.validate().unwrap_err();
    let messages = violations.iter().map(|violation| format!("{} {violation}", violation.code()));
    assert_eq!(
        messages.collect::<Vec<_>>(),
        [
            "code is invalid",
            "one theFirst: is one",
            "several theFirst: is invalid",
            "several second: is invalid",
            "several nowhere: is invalid",
            "last is invalid",
            "schema is invalid",
            "short name: must have at least 1 character",
            "given second: is given",
        ]
    );
    // The violations of a part keep their field and rule; an error of the function has the rule `schema`.
    assert_eq!((violations[7].field().name, violations[7].rule().name), ("name", "length"));
    assert_eq!((violations[1].field().name, violations[1].rule().name), ("", "schema"));
    assert_eq!(violations[1].path().pointer(), "/theFirst");
    assert!(Subject::TABLE.whole.rules.len() == 7 && !subject.is_valid());
}

/// Paths of a nested request start at the field that holds it.
#[test]
fn functions_of_nested_requests_have_their_path() {
    #[derive(Validate)]
    #[validate(schema(function = both))]
    struct Inner {
        parts: Vec<Part>,
    }
    fn both(inner: &Inner) -> Result<(), Violations> {
        inner.parts.validate()
    }
    #[derive(Validate)]
    #[validate(schema(function = of_outer, skip_on_field_errors = false))]
    struct Outer {
        #[validate(nested)]
        inner: Vec<Inner>,
    }
    fn of_outer(_: &Outer) -> Result<(), RuleError> {
        Err(RuleError::new("outer").at("inner"))
    }
    let outer = Outer { inner: vec![Inner { parts: vec![part("n"), part("")] }] };
    assert_eq!(
        verdict(&outer),
        "inner[0][1].name: must have at least 1 character\ninner: is invalid"
    );
}

/// A path may use names in Rust and names on the wire.
#[test]
fn functions_may_point_into_nested_values() {
    #[derive(Validate)]
    struct Kid {
        #[validate(name = "theName")]
        name: String,
    }
    #[derive(Validate)]
    struct Outer {
        kid: Kid,
        #[validate(name = "theKids")]
        kids: Option<Box<[Kid]>>,
    }
    #[derive(Validate)]
    #[validate(schema(function = all))]
    struct Subject {
        #[validate(nested)]
        outer: Outer,
    }
    fn all(subject: &Subject) -> Result<(), Vec<RuleError>> {
        let n = subject.outer.kids.iter().flatten().map(|kid| kid.name.len()).sum::<usize>();
        let error = || RuleError::new(subject.outer.kid.name.clone()).at("outer");
        Err(vec![
            error().at("kid").at("name"),
            error().at("kids").at_index(n).at("name"),
            error().at("theKids").at_index(1).at("theName"),
            error().at("nowhere").at("name"),
        ])
    }
    let kid = |name: &str| Kid { name: name.into() };
    let outer = Outer { kid: kid("code"), kids: Some(Box::new([kid("n")])) };
    let violations = Subject { outer }.validate().unwrap_err();
    let paths: Vec<_> = violations.iter().map(|violation| violation.path().to_string()).collect();
    assert_eq!(
        paths,
        [
            "outer.kid.theName",
            "outer.theKids[1].theName",
            "outer.theKids[1].theName",
            "outer.nowhere.name"
        ]
    );
    assert_eq!(violations[1].path().pointer(), "/outer/theKids/1/theName");
}

/// The path of an error of `custom` starts at the value.
#[test]
fn custom_functions_may_point_into_a_value() {
    fn no_x(part: &Part) -> Result<(), RuleError> {
        if part.name == "x" { Err(RuleError::new("x").at("name").message("is x")) } else { Ok(()) }
    }
    #[derive(Validate)]
    struct Subject {
        #[validate(custom(function = no_x), nested)]
        part: Part,
        #[validate(each(custom(function = no_x)))]
        parts: Vec<Part>,
    }
    let subject = Subject { part: part("x"), parts: vec![part("n"), part("x")] };
    assert_eq!(verdict(&subject), "part.name: is x\nparts[1].name: is x");
}

#[cfg(feature = "validator")]
#[test]
fn functions_may_return_errors_of_validator() {
    use validator::{ValidationError, ValidationErrors};

    #[derive(Validate)]
    #[validate(schema(function = one), schema(function = all, message = "is given"))]
    struct Subject {
        #[validate(skip)]
        parts: Vec<Part>,
    }
    fn one(_: &Subject) -> Result<(), ValidationError> {
        Err(ValidationError::new("one").with_message("is one".into()))
    }
    fn all(subject: &Subject) -> Result<(), ValidationErrors> {
        let mut errors = ValidationErrors::new();
        errors.add("parts", ValidationError::new("few"));
        errors.add("__all__", ValidationError::new("all"));
        assert!(subject.parts.len() < 9);
        Err(errors)
    }
    let violations = Subject { parts: vec![] }.validate().unwrap_err();
    assert_eq!(violations.to_string(), "is one\nis given\nparts: is given");
    let codes: Vec<_> = violations.iter().map(token_request::Violation::code).collect();
    assert_eq!(codes, ["one", "all", "few"]);
}
