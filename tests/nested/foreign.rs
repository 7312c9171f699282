//! Types that only implement `validator::Validate`.

use token_request::Value;
use validator::{ValidationErrors, ValidationErrorsKind as Kind};

use self::theirs::{Part, Theirs};
use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;
use std::sync::Arc;

use super::*;

/// A module without our trait in scope, because the methods of both traits have the same name.
mod theirs {
    use validator::{Validate, ValidationError};

    /// Implements only `validator::Validate`.
    #[derive(Validate, Clone)]
    #[validate(schema(function = not_both, skip_on_field_errors = false))]
    pub(super) struct Theirs {
        #[validate(length(min = 1))]
        pub(super) name: String,
        #[validate(nested)]
        pub(super) parts: Vec<Part>,
    }

    #[derive(Validate, Clone)]
    pub(super) struct Part {
        #[validate(range(max = 9))]
        pub(super) number: u32,
    }

    fn not_both(theirs: &Theirs) -> Result<(), ValidationError> {
        if theirs.name.is_empty() && !theirs.parts.is_empty() {
            return Err(ValidationError::new("not_both").with_message("is too much".into()));
        }
        Ok(())
    }
}

#[derive(Validate)]
struct Ours {
    #[validate(nested)]
    plain: Theirs,
    #[validate(nested)]
    option: Option<Theirs>,
    #[validate(nested, length(max = 2))]
    list: Vec<Theirs>,
    #[validate(nested)]
    map: HashMap<String, Theirs>,
}

fn good() -> Theirs {
    Theirs { name: "n".into(), parts: vec![Part { number: 0 }] }
}

fn bad() -> Theirs {
    Theirs { name: String::new(), parts: vec![Part { number: 0 }, Part { number: 4242 }] }
}

fn ours(theirs: &Theirs) -> Ours {
    Ours {
        plain: theirs.clone(),
        option: Some(theirs.clone()),
        list: vec![good(), theirs.clone()],
        map: [("k".into(), theirs.clone())].into(),
    }
}

#[test]
fn foreign_values_are_validated_in_order() {
    assert!(ours(&good()).is_valid());
    assert!(Ours { option: None, ..ours(&good()) }.is_valid());
    let expected: Vec<String> = ["plain", "option", "list[1]", "map[0]"]
        .iter()
        .flat_map(|at| [at.to_string(), format!("{at}.name"), format!("{at}.parts[1].number")])
        .collect();
    assert_eq!(paths(&ours(&bad())), expected);
    let violations = violations(&ours(&bad()));
    assert_eq!(violations[0].to_string(), "plain: is too much");
    assert_eq!(violations[1].to_string(), "plain.name: must have a length of at least 1");
    assert_eq!(violations[1].arg("min"), Some(&Value::Integer(1)));
    assert_eq!(violations[0].code(), "not_both");
    assert_eq!(violations[2].to_string(), "plain.parts[1].number: must be at most 9");
    assert_eq!(violations[2].code(), "range");
    assert_eq!(violations[2].field().name, "plain");
    assert_eq!(violations[2].path().pointer(), "/plain/parts/1/number");
}

#[test]
fn foreign_errors_keep_all_but_the_values() {
    fn strip(errors: &mut ValidationErrors) {
        for kind in errors.errors_mut().values_mut() {
            match kind {
                Kind::Struct(errors) => strip(errors),
                Kind::List(list) => list.values_mut().for_each(|errors| strip(errors)),
                Kind::Field(errors) => {
                    for error in errors {
                        error.params.remove("value");
                    }
                }
            }
        }
    }
    let mut theirs = validator::Validate::validate(&bad()).unwrap_err();
    assert!(format!("{theirs:?}").contains("4242"));
    strip(&mut theirs);
    let errors = validator::Validate::validate(&ours(&bad())).unwrap_err();
    assert!(!format!("{errors:?}").contains("4242"));
    assert_eq!(errors.errors().len(), 4);
    for name in ["plain", "option"] {
        let Kind::Struct(errors) = &errors.errors()[name] else { panic!("{name} is a struct") };
        assert_eq!(**errors, theirs, "{name}");
    }
    for (name, index) in [("list", 1), ("map", 0)] {
        let Kind::List(list) = &errors.errors()[name] else { panic!("{name} is a list") };
        assert_eq!(list.keys().collect::<Vec<_>>(), [&index]);
        assert_eq!(*list[&index], theirs, "{name}");
    }
    let Kind::Struct(plain) = &errors.errors()["plain"] else { panic!("a struct") };
    let Kind::Field(name) = &plain.errors()["name"] else { panic!("a field") };
    assert_eq!(name[0].params["min"], 1);
}

#[test]
fn an_error_without_entries_is_a_violation() {
    struct Silent;
    impl validator::Validate for Silent {
        fn validate(&self) -> Result<(), ValidationErrors> {
            Err(ValidationErrors::new())
        }
    }
    #[derive(Validate)]
    struct Ours {
        #[validate(nested)]
        silent: Silent,
    }
    assert_eq!(violations(&Ours { silent: Silent }).to_string(), "silent: is invalid");
}

#[test]
fn a_foreign_value_behind_a_pointer_is_validated() {
    #[derive(Validate)]
    struct Pointers<'a> {
        #[validate(nested)]
        boxed: Box<Theirs>,
        #[validate(nested)]
        shared: Option<Arc<Theirs>>,
        #[validate(nested)]
        list: Rc<Vec<Theirs>>,
        #[validate(nested)]
        slice: Box<[Theirs]>,
        #[validate(nested)]
        map: Arc<BTreeMap<u8, Theirs>>,
        #[validate(nested)]
        cow: Cow<'a, Theirs>,
        #[validate(nested)]
        reference: &'a Theirs,
        #[validate(nested)]
        option: Box<Option<Theirs>>,
    }
    let of = |theirs: &Theirs| {
        let of = Pointers {
            boxed: Box::new(theirs.clone()),
            shared: Some(Arc::new(theirs.clone())),
            list: Rc::new(vec![theirs.clone()]),
            slice: Box::new([theirs.clone()]),
            map: Arc::new([(1, theirs.clone())].into()),
            cow: Cow::Borrowed(theirs),
            reference: theirs,
            option: Box::new(Some(theirs.clone())),
        };
        of.validate().map_err(|violations| {
            let own = violations.iter().filter(|violation| violation.code() == "not_both");
            own.map(|violation| violation.path().to_string()).collect::<Vec<_>>()
        })
    };
    assert_eq!(of(&good()), Ok(()));
    let all = ["boxed", "shared", "list[0]", "slice[0]", "map[0]", "cow", "reference", "option"];
    assert_eq!(of(&bad()).unwrap_err(), all);
}

#[test]
fn our_trait_precedes_the_foreign_trait_behind_a_pointer() {
    #[derive(Validate)]
    struct Ours {
        #[validate(nested)]
        item: Box<Item>,
    }
    let violations = violations(&Ours { item: Box::new(super::bad()) });
    assert_eq!(violations.to_string(), "item.name: must have at least 1 character");
    assert_eq!(violations[0].field().name, "name");
}
