//! Constants in the scope of a struct with the names of variables: a pattern would compare with them instead of binding.

use ::core::assert_eq;
use ::core::convert::From;
use ::core::option::Option::{None, Some};
use ::std::vec::Vec;

use self::structs::{Inner, Request};
use super::{messages, text};

mod structs {
    #![allow(non_upper_case_globals, reason = "the names of variables are in lower case")]

    use ::core::option::Option;
    use ::core::result::Result::{self, Err};
    use ::std::string::String;
    use ::std::vec::Vec;
    use ::token_request::Validate;

    macro_rules! constants {
        ($($name:ident)+) => {
            $(const $name: &str = "a constant";)+
        };
    }
    constants!(
        args context element elements entry error f field fields given index inner innermost key keys level list node report request
        row rows rule start step table this values value variant verdict violations visit whole
    );

    #[derive(Validate)]
    pub(super) struct Inner {
        #[validate(required)]
        pub(super) name: Option<String>,
    }

    #[derive(Validate)]
    #[validate(exactly_one_of(a, b), schema(function = check))]
    pub(super) struct Request {
        #[validate(required, custom(function = never))]
        pub(super) a: Option<String>,
        #[validate(required_if(self.a.is_some()), must_match(other = a), conflicts_with(a))]
        pub(super) b: Option<String>,
        #[validate(nested)]
        pub(super) inner: Vec<Inner>,
        #[validate(each(length(min = 2)), unique)]
        pub(super) items: Vec<String>,
    }

    fn never(_: &str) -> Result<(), &'static str> {
        Err("never")
    }

    fn check(_: &Request) -> Result<(), &'static str> {
        Err("check")
    }
}

#[test]
fn generated_code_ignores_constants_with_the_names_of_variables() {
    let request = Request {
        a: Some(text("a")),
        b: None,
        inner: Vec::from([Inner { name: None }]),
        items: Vec::from([text("x")]),
    };
    assert_eq!(
        messages(&request),
        "a: is invalid\nb: is required\nb: must match `a`\ninner[0].name: is required\n\
         items[0]: must have at least 2 characters"
    );
}
