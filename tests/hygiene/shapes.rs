//! The hygiene of tuples, enums and contexts.

use ::core::assert_eq;
use ::core::cell::RefCell;
use ::core::option::Option::{self, None, Some};
use ::std::boxed::Box;
use ::std::convert::From;
use ::std::iter::Iterator;
use ::std::string::{String, ToString};
use ::std::vec::Vec;
use ::token_request::{Validate, ValidateWith, WireNames};

use super::messages;

fn messages_with<C: ?::core::marker::Sized>(request: &impl ValidateWith<C>, context: &C) -> String {
    request
        .validate_with(context)
        .err()
        .map_or_else(String::new, |violations| violations.to_string())
}

/// A module in which the names of the prelude, the primitive types and the crates have other meanings.
#[allow(non_camel_case_types, reason = "primitive types have such names")]
mod shadowed {
    pub(crate) mod core {}
    pub(crate) mod std {}
    pub(crate) mod token_request {}
    pub(crate) mod validator {}
    pub(crate) mod serde {}

    pub(crate) struct Option;
    pub(crate) struct Result;
    pub(crate) struct ControlFlow;
    pub(crate) struct RefCell;
    pub(crate) struct Report;
    pub(crate) struct Variant;
    pub(crate) struct bool;
    pub(crate) struct str;
    pub(crate) struct usize;
    pub(crate) trait Validate {}
    pub(crate) trait ValidateWith {}

    type Checked = ::core::result::Result<(), &'static ::core::primitive::str>;

    #[allow(clippy::trivially_copy_pass_by_ref, reason = "a context is always passed by reference")]
    fn none(_: u8, context: &u8) -> Checked {
        if *context == 0 {
            ::core::result::Result::Ok(())
        } else {
            ::core::result::Result::Err("never")
        }
    }

    fn counted(_: &Counted, context: &mut u8) -> Checked {
        *context += 1;
        none(0, context)
    }

    #[derive(::token_request::Validate)]
    pub(crate) enum Kind {
        Ok,
        Err(#[validate(range(max = 9), example = 1)] u8),
        Some(
            #[validate(nested)] ::std::boxed::Box<Self>,
            #[validate(required)] ::core::option::Option<u8>,
        ),
        None {
            #[validate(length(min = 1), chars(digits), one_of("1"), example = "1")]
            text: ::std::string::String,
            #[validate(each(when(true, range(max = 9))), unique)]
            list: ::std::vec::Vec<u8>,
        },
    }

    #[derive(::token_request::Validate)]
    #[validate(context = u8)]
    pub(crate) enum With {
        Ok,
        Continue(#[validate(custom(function = none, use_context), range(max = *context))] u8),
        Break {
            #[validate(nested)]
            with: ::std::vec::Vec<Self>,
            #[validate(nested)]
            kind: Kind,
        },
    }

    #[derive(::token_request::Validate)]
    #[validate(context = u8, mutable, schema(function = counted, use_context))]
    pub(crate) struct Counted(
        #[validate(range(max = 9))] pub(crate) u8,
        #[validate(skip)] pub(crate) (),
    );

    #[derive(::token_request::Validate)]
    pub(crate) struct Unit;

    /// An enum whose variants have names of constants in generated code.
    #[derive(::token_request::Validate)]
    #[allow(clippy::upper_case_acronyms, reason = "constants in generated code have such names")]
    pub(crate) enum Names {
        WIRE_NAMES,
        TABLE,
    }

    impl Kind {
        pub(crate) const TABLE: u8 = 1;
        pub(crate) const fn check(&self) -> u8 {
            match self {
                Self::Ok => Self::TABLE,
                _ => 0,
            }
        }
        pub(crate) const fn validate(&self) -> u8 {
            self.check()
        }
    }
}

#[test]
fn names_in_generated_code_may_have_other_meanings() {
    use shadowed::{Counted, Kind, Names, Unit, With};
    assert_eq!(
        (messages(&Kind::Ok), Kind::Ok.validate(), messages(&Unit)),
        (String::new(), 1, String::new())
    );
    let kind = Kind::None { text: String::new(), list: Vec::from([10, 1, 1]) };
    let kind = Kind::Some(Box::new(Kind::Some(Box::new(kind), Some(1))), None);
    assert_eq!(
        messages(&kind),
        "Some[0].Some[0].None.text: must have at least 1 character\n\
         Some[0].Some[0].None.text: must be `1`\n\
         Some[0].Some[0].None.list[0]: must be at most 9\n\
         Some[0].Some[0].None.list: must not have duplicate items\n\
         Some[1]: is required"
    );
    let with = With::Break { with: Vec::from([With::Ok, With::Continue(2)]), kind: Kind::Err(10) };
    assert_eq!(
        messages_with(&with, &1),
        "Break.with[1].Continue: is invalid\nBreak.with[1].Continue: must be at most 1\nBreak.kind.Err: must be at most 9"
    );
    let mut context = 0;
    assert_eq!(messages_with(&Counted(1, ()), &RefCell::new(&mut context)), "is invalid");
    assert_eq!(context, 1);
    assert_eq!(<Names as WireNames>::WIRE_NAMES, ["WIRE_NAMES", "TABLE"]);
}

mod fields {
    #[derive(::token_request::Validate)]
    pub(crate) enum Fields {
        Named {
            #[validate(range(max = 9))]
            self_: u8,
            #[validate(required)]
            errors: ::core::option::Option<u8>,
            #[validate(must_match(other = __f0))]
            context: u8,
            #[validate(range(max = 9))]
            __report: u8,
            #[validate(conflicts_with(errors, __f1))]
            r#type: ::core::option::Option<u8>,
            #[validate(each(range(max = 9)))]
            __value: [u8; 1],
            __f0: u8,
            #[validate(nested)]
            __f1: ::core::option::Option<::std::boxed::Box<Self>>,
        },
        #[allow(dead_code, reason = "only its name matters")]
        r#Type { r#type: u8 },
    }

    impl Fields {
        pub(crate) fn all(__f1: ::core::option::Option<::std::boxed::Box<Self>>) -> Self {
            let some = ::core::option::Option::Some(1);
            Self::Named {
                self_: 10,
                errors: ::core::option::Option::None,
                context: 1,
                __report: 10,
                r#type: some,
                __value: [10],
                __f0: 2,
                __f1,
            }
        }
    }
}

#[test]
fn fields_of_variants_may_have_any_name() {
    let own = "Named.self_: must be at most 9\nNamed.errors: is required\n\
               Named.context: must match `__f0`\nNamed.__report: must be at most 9";
    let value = "Named.__value[0]: must be at most 9";
    assert_eq!(messages(&fields::Fields::all(None)), ::std::format!("{own}\n{value}"));
    let inner = fields::Fields::all(Some(Box::new(fields::Fields::all(None))));
    let messages = messages(&inner);
    let lines: Vec<_> = messages.lines().collect();
    assert_eq!(lines[4], "Named.type: must not be given together with `errors` or `__f1`");
    assert_eq!(lines[6], "Named.__f1.Named.self_: must be at most 9");
    assert_eq!(lines.len(), 11);
}

/// Parameters with names of the traits and of generated code.
#[test]
fn parameters_may_have_any_name() {
    #[derive(Validate)]
    #[validate(context = C)]
    enum Kind<'__context, C, K, V, T, Context, __C, const TABLE: usize>
    where
        C: ::core::cmp::PartialOrd<u8>,
    {
        C(
            #[validate(custom(function = less, use_context))] u8,
            ::core::marker::PhantomData<&'__context C>,
        ),
        Named {
            #[validate(nested)]
            k: K,
            #[validate(nested)]
            v: [V; TABLE],
            t: T,
            context: Context,
            c: __C,
        },
    }
    fn less<C: ::core::cmp::PartialOrd<u8>>(
        n: u8,
        context: &C,
    ) -> ::core::result::Result<(), &'static str> {
        if *context > n {
            ::core::result::Result::Ok(())
        } else {
            ::core::result::Result::Err("less")
        }
    }
    type Of<'a> = Kind<'a, u8, fields::Fields, shadowed::Kind, (), (), (), 1>;
    let kind = Of::C(2, ::core::marker::PhantomData);
    assert_eq!(messages_with(&kind, &2), "C[0]: is invalid");
    let (k, v) = (fields::Fields::Type { r#type: 1 }, [shadowed::Kind::Err(10)]);
    let kind = Of::Named { k, v, t: (), context: (), c: () };
    assert_eq!(messages_with(&kind, &2), "Named.v[0].Err: must be at most 9");
}

macro_rules! shapes {
    (
        $(#[$meta:meta])* enum $name:ident { $($variant:ident { $($field:ident: $ty:ty [$($rule:tt)*]),* }),+ }
        $(struct $tuple:ident($($element:ty [$($element_rule:tt)*]),*);)*
    ) => {
        #[derive(Validate)]
        $(#[$meta])*
        enum $name {
            $($variant { $(#[validate($($rule)*)] $field: $ty),* }),+
        }
        $(#[derive(Validate)] struct $tuple($(#[validate($($element_rule)*)] $element),*);)*
    };
    // Names of the macro, which are hygienic.
    (own $name:ident $max:expr) => {
        #[derive(Validate)]
        #[validate(context = u8)]
        enum $name {
            Own { #[validate(range(max = $max))] own: u8, #[validate(range(max = *context), must_match(other = own))] other: u8 },
            Tuple(#[validate(range(min = 1, max = $max))] u8),
        }
    };
}

#[test]
fn requests_may_be_declared_by_a_macro() {
    shapes! {
        #[serde(tag = "t", content = "c", rename_all_fields = "UPPERCASE")]
        enum Kind {
            First { a: u8 [range(max = 9)], b: Option<Pair> [nested] },
            Second {}
        }
        struct Pair(Perhaps<u8> [required], super::bare::Inner [nested]);
        struct Unit();
    }
    type Perhaps<T> = Option<T>;
    let pair = Pair(None, super::bare::Inner { name: String::new() });
    assert_eq!(
        messages(&Kind::First { a: 10, b: Some(pair) }),
        "c.A: must be at most 9\nc.B[0]: is required\nc.B[1].name: must have at least 1 character"
    );
    assert_eq!((messages(&Kind::Second {}), messages(&Unit())), (String::new(), String::new()));

    shapes!(own Own 9);
    assert_eq!(
        messages_with(&Own::Own { own: 10, other: 2 }, &1),
        "Own.own: must be at most 9\nOwn.other: must be at most 1\nOwn.other: must match `own`"
    );
    assert_eq!(messages_with(&Own::Tuple(0), &1), "Tuple: must be from 1 to 9");
}

/// Types that are deprecated, uninhabited, `repr` or `non_exhaustive` cause no warning.
#[test]
fn attributes_of_the_user_cause_no_warnings() {
    #[derive(Validate)]
    #[repr(u8)]
    #[non_exhaustive]
    enum Kind<T> {
        #[deprecated = "use `New`"]
        Old(#[validate(range(max = 9))] u8) = 7,
        New {
            #[deprecated]
            #[validate(range(max = 9))]
            old: u8,
            #[doc(hidden)]
            #[cfg(not(all()))]
            gone: Gone,
            #[validate(nested)]
            never: Option<Never>,
        } = 9,
        Generic(#[validate(nested)] T),
    }
    #[derive(Validate)]
    enum Never {}
    #[derive(Validate)]
    struct Deprecated {
        #[deprecated]
        #[validate(range(max = 9), must_match(other = other))]
        old: u8,
        #[deprecated]
        other: u8,
    }
    #[allow(deprecated, reason = "its rules still apply")]
    {
        assert_eq!(messages(&Kind::<Never>::Old(10)), "Old: must be at most 9");
        assert_eq!(
            messages(&Kind::<Never>::New { old: 10, never: None }),
            "New.old: must be at most 9"
        );
        let deprecated = Deprecated { old: 10, other: 10 };
        assert_eq!(messages(&deprecated), "old: must be at most 9");
    }
    assert_eq!(messages(&Kind::Generic(shadowed::Unit)), "");
}
