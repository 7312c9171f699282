//! The derive works if the crate has another name, and needs no other crate.

use tr::{Validate, ValidateWith};

#[derive(Validate)]
#[validate(crate = "tr")]
struct Login {
    #[validate(required, length(min = 3), chars(digits), example = "123")]
    user: Option<String>,
    #[validate(nested)]
    inner: deep::er::Inner,
}

mod deep {
    pub(crate) mod er {
        #[allow(dead_code, reason = "`::tr` is the crate, not this")]
        mod tr {}

        #[derive(tr_in_sight::Validate)]
        #[validate(crate = "::tr")]
        pub(crate) struct Inner<T = u8> {
            #[validate(range(min = 1), custom(function = odd))]
            pub(crate) n: u8,
            #[validate(length(max = 1))]
            pub(crate) rest: Vec<T>,
        }

        fn odd(n: u8) -> Result<(), tr_in_sight::RuleError> {
            if n % 2 == 1 { Ok(()) } else { Err("even".into()) }
        }

        use ::tr as tr_in_sight;
    }
}

/// A crate that exports this crate again.
mod handed_on {
    pub(crate) mod facade {
        pub(crate) use ::tr as validation;
    }

    #[derive(tr::Validate)]
    #[validate(crate = "crate::handed_on::facade::validation")]
    pub(crate) struct Request {
        #[validate(one_of("a"), example = "a")]
        pub(crate) text: &'static str,
    }
}

/// An enum with a context.
#[derive(Validate)]
#[validate(crate = "tr", context = u8)]
enum Kind<T> {
    Number(#[validate(range(max = *context))] u8),
    Handed(#[validate(nested, length(max = 1))] Vec<T>),
}

/// A published table, whose struct derives serde's traits.
///
/// | Field | Type | Required | Rules |
/// | --- | --- | --- | --- |
/// | text | string | yes | one_of("a") |
/// | more | map of any | no | |
#[tr::field_table(crate = "::tr")]
struct Published;

#[test]
fn the_crate_may_have_another_name() {
    let login = Login { user: None, inner: deep::er::Inner { n: 0, rest: vec![1, 2] } };
    assert_eq!(
        login.validate().unwrap_err().to_string(),
        "user: is required\ninner.n: must be at least 1\ninner.n: is invalid\n\
         inner.rest: must have at most 1 item"
    );
    let request = handed_on::Request { text: "b" };
    assert_eq!(request.validate().unwrap_err().to_string(), "text: must be `a`");
    let published = Published { text: "b".to_owned(), more: None };
    assert_eq!(published.validate().unwrap_err().to_string(), "text: must be `a`");
    let messages = |kind: Kind<_>| kind.validate_with(&8).unwrap_err().to_string();
    assert_eq!(messages(Kind::Number(9)), "Number: must be at most 8");
    assert_eq!(messages(Kind::Handed(vec![request])), "Handed[0].text: must be `a`");
}
