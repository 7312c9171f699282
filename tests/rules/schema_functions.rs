//! `schema`: what a function says of a whole request, and `RuleError::at` a place in it.

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

/// What a function says of the whole: of one field or the other, of several, of a part of it, or of nothing.
#[test]
fn functions_say_what_is_wrong_with_the_whole() {
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
    let said = violations.iter().map(|violation| format!("{} {violation}", violation.code()));
    assert_eq!(
        said.collect::<Vec<_>>(),
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
    // A part's own errors are of the part's field and rule, what a function says is of its own rule.
    assert_eq!((violations[7].field().name, violations[7].rule().name), ("name", "length"));
    assert_eq!((violations[1].field().name, violations[1].rule().name), ("", "schema"));
    assert_eq!(violations[1].path().pointer(), "/theFirst");
    assert!(Subject::TABLE.whole.rules.len() == 7 && !subject.is_valid());
}

/// The same below the field that holds the request.
#[test]
fn functions_speak_of_the_request_they_are_of() {
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

/// A function may point into what is nested, by the names in Rust or by those of the client.
#[test]
fn functions_may_point_further_down() {
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

/// A custom function may point into the value that it was given.
#[test]
fn functions_may_point_into_a_value() {
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
fn functions_may_say_it_as_validator_does() {
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
