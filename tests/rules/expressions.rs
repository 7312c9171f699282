//! Arguments that are expressions, constants or values of the context.

use token_request::{Validate, ValidateWith};

use super::verdict;

const REQUIRED: &str = "is missing";
static CODES: &[&str] = &["a", "b"];
const KINDS: [&str; 2] = ["a", "b"];

/// The derive parses none of these expressions itself.
#[test]
fn expressions_of_every_kind() {
    #[derive(Validate)]
    struct Request {
        #[validate(required_if(self.list.iter().any(|n| *n > 2)))]
        closure: Option<u8>,
        #[validate(required_if([3, 4].contains(&self.list.len())))]
        array: Option<u8>,
        #[validate(required(if = (1..3).contains(&self.list.len())))]
        range: Option<u8>,
        #[validate(when(match self.list.len() { 0 => true, n => n == 1 }, required))]
        pattern: Option<u8>,
        #[validate(length(max = if self.list.is_empty() { 1 } else { 2 }))]
        block: &'static str,
        list: Vec<u8>,
    }

    let request = |list: &[u8]| Request {
        closure: None,
        array: None,
        range: None,
        pattern: None,
        block: "abc",
        list: list.to_vec(),
    };
    let missing = |names: &[&str], max: &str| {
        let missing = names.iter().map(|name| format!("{name}: is required"));
        missing.chain([format!("block: must have at most {max}")]).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(verdict(&request(&[])), missing(&["pattern"], "1 character"));
    assert_eq!(verdict(&request(&[3])), missing(&["closure", "range", "pattern"], "2 characters"));
    assert_eq!(verdict(&request(&[1, 2])), missing(&["range"], "2 characters"));
    assert_eq!(verdict(&request(&[1, 2, 3])), missing(&["closure", "array"], "2 characters"));
    let condition = Request::TABLE.fields[2].rules[0].condition;
    assert!(condition.is_some_and(|condition| condition.contains("self.list.len()")));
}

#[test]
fn constants_and_statics() {
    #[derive(Validate)]
    struct Request {
        #[validate(required(message = REQUIRED, code = codes::MISSING))]
        text: Option<&'static str>,
        #[validate(one_of(CODES, message = concat!("is not ", "a code")))]
        of_static: &'static str,
        #[validate(one_of(&KINDS))]
        of_array: &'static str,
        #[validate(none_of(Self::REFUSED), prefix(codes::PREFIX))]
        of_itself: &'static str,
    }
    impl Request {
        const REFUSED: &'static [&'static str] = &["x"];
    }
    mod codes {
        pub(super) const MISSING: &str = "missing";
        pub(super) static PREFIX: &str = "y";
    }

    let request = Request { text: None, of_static: "x", of_array: "x", of_itself: "x" };
    assert_eq!(
        verdict(&request),
        "text: is missing\nof_static: is not a code\nof_array: must be one of `a`, `b`\n\
         of_itself: must not be `x`\nof_itself: must start with `y`",
    );
    assert_eq!(request.validate().unwrap_err()[0].code(), "missing");
}

#[test]
fn a_context_with_any_lifetime() {
    struct Limits<'l>(&'l [u64]);

    #[derive(Validate)]
    #[validate(context = Limits<'l>)]
    struct Request {
        #[validate(length(max = context.0[0]))]
        text: String,
    }
    #[derive(Validate)]
    #[validate(context = "Limits<'b>")]
    struct Borrowed<'b> {
        #[validate(length(max = context.0[1]))]
        text: &'b str,
    }

    #[derive(Validate)]
    #[validate(context = Vec<T>, bound = "T: PartialEq")]
    struct Generic<T> {
        #[validate(required(if = context.contains(&self.value)))]
        text: Option<String>,
        value: T,
    }

    let numbers = vec![2, 3];
    let limits = Limits(&numbers);
    let request = |text: &str| Request { text: text.into() };
    assert!(request("ab").is_valid_with(&limits) && !request("abc").is_valid_with(&limits));
    let text = String::from("abc");
    assert!(Borrowed { text: &text }.is_valid_with(&limits));
    let generic = |value| Generic { text: None, value };
    assert!(generic(1).is_valid_with(&vec![2]) && !generic(2).is_valid_with(&vec![2]));
    #[cfg(feature = "validator")]
    {
        use validator::ValidateArgs;
        assert!(request("abc").validate_with_args(&limits).is_err());
        assert!(Borrowed { text: &text }.validate_with_args(&limits).is_ok());
        assert!(generic(2).validate_with_args(&vec![2]).is_err());
    }
}
