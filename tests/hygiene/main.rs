//! Generated code compiles in any scope.
//!
//! This crate has no prelude and denies warnings.

#![no_implicit_prelude]
#![deny(warnings, clippy::all, clippy::pedantic)]
#![deny(elided_lifetimes_in_paths, let_underscore_drop, unused_qualifications, unused_results)]
#![allow(dead_code, reason = "many items only have names that could conflict")]

mod constants;
mod shapes;

use ::core::assert_eq;
use ::core::option::Option::{self, None, Some};
use ::core::result::Result::{self, Err, Ok};
use ::std::borrow::{Cow, ToOwned};
use ::std::boxed::Box;
use ::std::convert::From;
use ::std::string::{String, ToString};
use ::std::vec::Vec;
use ::token_request::{Type, Validate};

/// Returns the violations, one on each line.
fn messages(request: &impl Validate) -> String {
    request.validate().err().map_or_else(String::new, |violations| violations.to_string())
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// A request that uses only absolute paths.
mod bare {
    fn even(n: u32) -> ::core::result::Result<(), &'static str> {
        if n.is_multiple_of(2) {
            ::core::result::Result::Ok(())
        } else {
            ::core::result::Result::Err("odd")
        }
    }

    #[derive(::token_request::Validate)]
    pub(crate) struct Inner {
        #[validate(length(min = 1))]
        pub(crate) name: ::std::string::String,
    }

    #[derive(::token_request::Validate)]
    #[validate(form_names = "snake_case", crate = "::token_request")]
    pub(crate) struct Request {
        /// Who asks.
        #[validate(
            required,
            one_of("a", "b"),
            none_of("c"),
            length(min = 1, max = 9),
            chars(vschar, "\t")
        )]
        #[validate(secret, name = "whoAsks", basic = "password", example = "a")]
        pub(crate) who: ::core::option::Option<::std::string::String>,
        #[validate(range(min = 0, exclusive_max = 10), custom(function = even), example = 2)]
        #[validate(custom(function = "even", code = "uneven", message = "must be even"))]
        pub(crate) n: u32,
        #[validate(nested, form = "more", basic = "user")]
        pub(crate) inner: ::std::vec::Vec<Inner>,
        #[validate(length(
            equal = 1,
            code = "one",
            message = "must be one",
            error = "invalid_request"
        ))]
        pub(crate) list: ::std::vec::Vec<u8>,
        #[validate(skip)]
        pub(crate) skipped: (),
    }
}

#[test]
fn rules_compile_without_a_prelude() {
    let request = bare::Request {
        who: Some(text("c")),
        n: 11,
        inner: Vec::from([bare::Inner { name: String::new() }]),
        list: Vec::new(),
        skipped: (),
    };
    assert_eq!(
        messages(&request),
        "whoAsks: must be one of the allowed values\nwhoAsks: must not be one of the forbidden values\nn: must be at least 0 and less than 10\n\
         n: is invalid\nn: must be even\ninner[0].name: must have at least 1 character\nlist: must be one"
    );
}

/// A module in which the names of the prelude, the primitive types and the crates have other meanings.
#[allow(non_camel_case_types, reason = "primitive types have such names")]
mod shadowed {
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod token_request {}
    pub(crate) mod validator {}

    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct String;
    pub(crate) struct Table;
    pub(crate) struct Field;
    pub(crate) struct Some;
    pub(crate) struct Ok;
    pub(crate) struct bool;
    pub(crate) struct str;
    pub(crate) struct u64;
    pub(crate) struct u128;
    pub(crate) struct usize;
    pub(crate) trait Validate {}

    /// Items of every type with the names of items in generated code.
    pub(crate) trait Unknown {
        const TYPE: () = ();
        const SHAPE: () = ();
        const OPTIONAL: () = ();
        const TEXT: () = ();
        fn by(&self) {}
        fn check(&self) {}
        fn given(&self) {}
        fn argument(&self) {}
        fn verdict(&self) {}
        fn broken(&self) {}
        fn raised(&self) {}
    }

    impl<T: ?::core::marker::Sized> Unknown for T {}

    #[allow(unused_macros, reason = "generated code must not find it")]
    macro_rules! assert {
        ($($tokens:tt)*) => {
            ::core::compile_error!("not that one")
        };
    }

    #[derive(::token_request::Validate)]
    pub(crate) struct Request {
        #[validate(required, length(min = 1), example = "a")]
        pub(crate) text: ::core::option::Option<::std::string::String>,
        #[validate(custom(function = Self::check_it))]
        pub(crate) n: u32,
        #[validate(nested)]
        pub(crate) inner: ::core::option::Option<::std::boxed::Box<Self>>,
    }

    impl Request {
        pub(crate) const TABLE: u8 = 1;

        fn check_it(n: u32) -> ::core::result::Result<(), &'static ::core::primitive::str> {
            if n == 0 {
                ::core::result::Result::Err("zero")
            } else {
                ::core::result::Result::Ok(())
            }
        }

        pub(crate) const fn check(&self) -> u8 {
            if self.n == 0 { 0 } else { Self::TABLE }
        }

        pub(crate) const fn validate(&self) -> u8 {
            self.check()
        }
    }
}

#[test]
fn names_in_generated_code_may_have_other_meanings() {
    let inner = shadowed::Request { text: Some(text("")), n: 0, inner: None };
    let request = shadowed::Request { text: None, n: 1, inner: Some(Box::new(inner)) };
    assert_eq!(request.validate(), 1);
    assert_eq!(
        messages(&request),
        "text: is required\ninner.text: must have at least 1 character\ninner.n: is invalid"
    );
}

mod fields {
    pub(crate) fn value(value: u32) -> ::core::result::Result<(), &'static str> {
        if value == 0 {
            ::core::result::Result::Err("zero")
        } else {
            ::core::result::Result::Ok(())
        }
    }

    #[derive(::token_request::Validate)]
    pub(crate) struct Request {
        #[validate(required)]
        pub(crate) errors: ::core::option::Option<u8>,
        #[validate(range(min = 1))]
        pub(crate) self_: u8,
        #[validate(range(min = 1))]
        pub(crate) r#type: u8,
        #[validate(range(min = 1))]
        pub(crate) report: u8,
        #[validate(range(min = 1))]
        pub(crate) __report: u8,
        #[validate(custom(function = value))]
        pub(crate) value: u32,
        #[validate(range(min = 1))]
        pub(crate) __value: u8,
        #[validate(range(min = 1))]
        pub(crate) __p: u8,
        #[validate(range(min = 1))]
        pub(crate) core: u8,
        #[validate(range(min = 1))]
        pub(crate) std: u8,
        #[validate(range(min = 1))]
        pub(crate) crate_: u8,
    }
}

#[test]
fn fields_may_have_any_name() {
    let request = fields::Request {
        errors: None,
        self_: 0,
        r#type: 0,
        report: 0,
        __report: 0,
        value: 0,
        __value: 0,
        __p: 0,
        core: 0,
        std: 0,
        crate_: 0,
    };
    assert_eq!(
        messages(&request),
        "errors: is required\nself_: must be at least 1\ntype: must be at least 1\nreport: must be at least 1\n\
         __report: must be at least 1\nvalue: is invalid\n__value: must be at least 1\n__p: must be at least 1\n\
         core: must be at least 1\nstd: must be at least 1\ncrate_: must be at least 1"
    );
}

mod parameters {
    use super::*;

    /// A struct with default parameters and a `where` clause, which needs a bound on `T` only.
    #[derive(Validate)]
    pub(crate) struct Request<'a, 'v_a, 'de: 'a, T = bare::Inner, U = NotValid, const N: usize = 1>
    where
        T: ::core::marker::Sized,
    {
        #[validate(chars(digits), length(min = 2), example = "12")]
        pub(crate) text: &'a str,
        #[validate(length(max = 2), example = "12")]
        pub(crate) cow: Cow<'v_a, str>,
        #[validate(nested)]
        pub(crate) inner: Option<&'de [T]>,
        pub(crate) other: Option<U>,
        #[validate(length(min = 2))]
        pub(crate) array: [u8; N],
    }

    #[derive(Clone, Copy)]
    pub(crate) struct NotValid;

    #[derive(Validate)]
    pub(crate) struct Text<T, K, P, E> {
        #[validate(chars(digits), example = "1")]
        pub(crate) t: T,
        #[validate(length(max = 1))]
        pub(crate) k: K,
        #[validate(one_of("1"))]
        pub(crate) p: Option<P>,
        pub(crate) e: E,
    }

    #[derive(Validate)]
    pub(crate) struct Tree<T> {
        #[validate(nested)]
        pub(crate) value: T,
        #[validate(nested)]
        pub(crate) children: Vec<Self>,
    }

    /// A struct that already has the bound.
    #[derive(Validate)]
    pub(crate) struct Bounded<T: Validate + ?::core::marker::Sized> {
        #[validate(nested)]
        pub(crate) value: Box<T>,
    }
}

#[test]
fn parameters_are_bound_if_a_rule_needs_it() {
    let inner = [bare::Inner { name: String::new() }];
    let request = parameters::Request {
        text: "x",
        cow: Cow::Borrowed("123"),
        inner: Some(&inner),
        other: Some(parameters::NotValid),
        array: [0],
    };
    assert_eq!(
        messages(&request),
        "text: must contain only digits (0 to 9)\ntext: must have at least 2 characters\n\
         cow: must have at most 2 characters\ninner[0].name: must have at least 1 character\n\
         array: must have at least 2 items"
    );

    let request =
        parameters::Text { t: "x", k: [1, 2], p: Some(text("2")), e: parameters::NotValid };
    assert_eq!(
        messages(&request),
        "t: must contain only digits (0 to 9)\nk: must have at most 1 item\np: must be `1`"
    );

    let leaf =
        |name| parameters::Tree { value: bare::Inner { name: text(name) }, children: Vec::new() };
    let tree = parameters::Tree { children: Vec::from([leaf("a"), leaf("")]), ..leaf("a") };
    assert_eq!(messages(&tree), "children[1].value.name: must have at least 1 character");

    let [value] = inner;
    let request = parameters::Bounded { value: Box::new(value) };
    assert_eq!(messages(&request), "value.name: must have at least 1 character");
}

#[test]
fn a_request_may_be_declared_in_a_function() {
    fn even(n: u8) -> Result<(), &'static str> {
        if n.is_multiple_of(2) { Ok(()) } else { Err("odd") }
    }

    #[derive(Validate)]
    struct Inner {
        #[validate(custom(function = even))]
        even: u8,
    }

    #[derive(Validate)]
    struct Request {
        #[validate(nested)]
        inner: Inner,
    }

    assert_eq!(messages(&Request { inner: Inner { even: 1 } }), "inner.even: is invalid");
}

type Perhaps<T> = Option<T>;
type Words = Perhaps<String>;

macro_rules! request {
    ($name:ident $(<$param:ident>)?, $ty:ty, $list:ty, $($min:literal)?, $max:expr, $class:ident, $allowed:literal, $function:path) => {
        #[derive(Validate)]
        struct $name $(<$param>)? {
            #[validate(length($(min = $min,)? max = $max), chars($class), example = $allowed)]
            #[validate(one_of($allowed), custom(function = $function))]
            ty: $ty,
            #[validate(length(max = $max))]
            list: $list,
        }
    };
}

const TWO: u64 = 2;

fn never(_: &str) -> Result<(), &'static str> {
    Err("never")
}

request!(FromMacro, Words, Vec<u8>, 2, 3, digits, "12", never);
request!(GenericFromMacro<T>, Perhaps<&'static str>, T, , TWO, alphanumeric, "x", never);

#[test]
fn a_request_may_be_declared_by_a_macro() {
    let request = FromMacro { ty: Some(text("é")), list: Vec::from([0; 4]) };
    assert_eq!(
        messages(&request),
        "ty: must have 2 to 3 characters\nty: must contain only digits (0 to 9)\nty: must be `12`\nty: is invalid\n\
         list: must have at most 3 items"
    );
    assert_eq!(messages(&FromMacro { ty: None, list: Vec::new() }), "");

    let request = GenericFromMacro { ty: Some("xyz"), list: [0; 3] };
    assert_eq!(
        messages(&request),
        "ty: must have at most 2 characters\nty: must be `x`\nty: is invalid\n\
         list: must have at most 2 items"
    );
}

#[test]
fn an_alias_is_its_type() {
    #[derive(Validate)]
    struct Request {
        #[validate(required, length(min = 1))]
        words: Words,
        plain: Perhaps<u8>,
        given: u8,
    }

    let [words, plain, given] = Request::TABLE.fields else { ::core::panic!("three fields") };
    assert_eq!((words.required, plain.required, given.required), (true, false, true));
    ::core::assert!(::core::matches!((words.ty, plain.ty), (Type::String, Type::Integer)));
    assert_eq!(messages(&Request { words: None, plain: None, given: 1 }), "words: is required");
}

#[test]
fn a_struct_may_have_no_fields() {
    #[derive(Validate)]
    struct Empty {}

    #[derive(Validate)]
    struct Phantom<T> {
        of: ::core::marker::PhantomData<T>,
    }

    assert_eq!(messages(&Empty {}), "");
    assert_eq!(messages(&Phantom::<parameters::NotValid> { of: ::core::marker::PhantomData }), "");
    assert_eq!(Empty::TABLE.fields.len(), 0);
}
