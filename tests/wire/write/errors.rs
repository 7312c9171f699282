//! Requests that cannot be written.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use token_request::{Report, Table, Valid, Validate, WriteError};

use super::*;

const BAD_KEY: &str = "has a map key that is not a string, number or boolean";
const FAILED: &str = "cannot be serialized: its `Serialize` implementation failed";

/// Returns the errors from writing a request as a form and as JSON.
fn errors<T: Serialize + Validate>(request: T) -> [WriteError; 2] {
    let request = Valid::new(request).unwrap();
    let [form, json] = [request.try_to_form().unwrap_err(), request.try_to_json().unwrap_err()];
    assert_eq!(request.try_to_form_bytes().as_ref(), Err(&form));
    assert_eq!(request.try_to_json_bytes().as_ref(), Err(&json));
    for error in [&form, &json] {
        let shown = format!("{error} {error:?} {error:#?}");
        assert!(!shown.contains("s3cr3t") && !shown.contains("refuses"), "{shown}");
    }
    let to_form = catch_unwind(AssertUnwindSafe(|| request.to_form()));
    let to_json = catch_unwind(AssertUnwindSafe(|| request.to_json()));
    for panicked in [to_form, to_json] {
        let message = panicked.unwrap_err().downcast::<String>().unwrap();
        assert!(message.starts_with("this request cannot be written: "), "{message}");
        assert!(!message.contains("s3cr3t") && !message.contains("refuses"), "{message}");
    }
    [form, json]
}

/// Returns the field and the message of each error.
fn fields_and_messages(errors: &[WriteError; 2]) -> [(Option<&str>, String); 2] {
    errors.each_ref().map(|error| {
        let (field, text) = (error.field(), error.to_string());
        let message = field.and_then(|field| text.strip_prefix(field)?.strip_prefix(": "));
        (field, message.unwrap_or(&text).to_owned())
    })
}

/// A secret that cannot be written, with an error that shows it.
struct Refusing(&'static str);

const REFUSING: Refusing = Refusing("s3cr3t");

impl Serialize for Refusing {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(serde::ser::Error::custom(format_args!("it refuses {}", self.0)))
    }
}

#[test]
fn an_error_has_the_field_and_the_reason() {
    let is = |errors: &[WriteError; 2], form, json, message: &str| {
        assert_eq!(
            fields_and_messages(errors),
            [(form, message.to_owned()), (json, message.to_owned())]
        );
    };
    let field = (Some("v_"), Some("v"));
    is(&errors(Holder { v: REFUSING }), field.0, field.1, FAILED);
    is(&errors(Holder { v: Some([REFUSING]) }), field.0, field.1, FAILED);
    is(&errors(Holder { v: BTreeMap::from([([1], 2)]) }), field.0, field.1, BAD_KEY);
    is(&errors(Holder { v: [BTreeMap::from([((), 2)])] }), field.0, field.1, BAD_KEY);
    is(&errors(Holder { v: BTreeMap::from([("s3cr3t", REFUSING)]) }), field.0, field.1, FAILED);
    // The error has the field of the request, not a nested one.
    is(&errors(Holder { v: Holder { v: REFUSING } }), field.0, field.1, FAILED);
    // An item of a list is not a field of the request on a form.
    is(&errors(vec![Holder { v: REFUSING }]), Some("v"), Some("v"), FAILED);
    let entries = [Holder { v: REFUSING }];
    is(&errors(BTreeMap::from([("s3cr3t", entries)])), None, None, FAILED);
}

#[test]
fn an_error_in_a_flattened_map_has_no_key() {
    #[derive(Serialize, Validate)]
    struct Outer {
        #[serde(flatten)]
        #[validate(nested)]
        holder: Holder<Option<Refusing>>,
        #[serde(flatten)]
        more: BTreeMap<&'static str, Refusing>,
    }
    let outer = |v, more| Outer { holder: Holder { v }, more };
    let failed = |field| (field, FAILED.to_owned());
    let of_field = errors(outer(Some(REFUSING), BTreeMap::new()));
    assert_eq!(fields_and_messages(&of_field), [failed(Some("v_")), failed(None)]);
    let of_entry = errors(outer(None, BTreeMap::from([("s3cr3t", REFUSING)])));
    assert_eq!(fields_and_messages(&of_entry), [failed(None), failed(None)]);
}

/// A `Display` that fails after it has written a part.
struct Half;

impl fmt::Display for Half {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("s3cr3t")?;
        Err(fmt::Error)
    }
}

#[test]
fn a_display_that_fails_is_an_error() {
    #[derive(Serialize, Validate)]
    struct Shown {
        #[serde(serialize_with = "show")]
        half: (),
    }
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    fn show<S: Serializer>((): &(), serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&Half)
    }
    let failed = (Some("half"), FAILED.to_owned());
    assert_eq!(fields_and_messages(&errors(Shown { half: () })), [failed.clone(), failed]);
}

#[test]
fn an_error_that_serialize_ignores_is_returned() {
    /// A map that continues after an entry that it could not write.
    struct Ignoring;

    impl Serialize for Ignoring {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let mut map = serializer.serialize_map(Some(2))?;
            let _ = map.serialize_entry("a", &REFUSING);
            map.serialize_entry("b", &1)?;
            map.end()
        }
    }

    impl Validate for Ignoring {
        const TABLE: Table = Table::new("Ignoring", &[]);

        fn check(&self, _: &mut Report<'_>) -> ControlFlow<()> {
            ControlFlow::Continue(())
        }
    }

    let failed = (None, FAILED.to_owned());
    assert_eq!(fields_and_messages(&errors(Ignoring)), [failed.clone(), failed]);
}
