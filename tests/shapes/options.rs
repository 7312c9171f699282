//! Options of containers and of fields, for every kind of struct and enum.

use std::collections::BTreeMap;

use serde::Serialize;
use token_request::Validate;

use crate::wrong;

#[derive(Validate, Serialize)]
struct Digit(#[validate(range(max = 9))] u8);

#[test]
fn nest_all_fields_applies_to_structs_and_enums() {
    #[derive(Validate, Serialize)]
    #[validate(nest_all_fields)]
    struct Named {
        digit: Digit,
        list: Vec<Option<Digit>>,
        map: BTreeMap<String, Digit>,
        // A field with rules need not be a request.
        #[validate(length(max = 1))]
        text: &'static str,
        #[validate(length(max = 1))]
        both: Vec<Digit>,
        #[validate(skip)]
        skipped: Digit,
        #[validate(skip = false)]
        checked: Digit,
        #[validate(nested, length(max = 1))]
        messages: Vec<Digit>,
    }
    #[derive(Validate, Serialize)]
    #[validate(nest_all_fields)]
    struct Tuple(Digit, #[validate(skip)] u8, Box<Digit>);
    #[derive(Validate, Serialize)]
    #[validate(nest_all_fields)]
    struct Newtype(Tuple);
    #[derive(Validate, Serialize)]
    #[validate(nest_all_fields = true)]
    enum Kind {
        Unit,
        Newtype(Newtype),
        Named { named: Option<Named>, kinds: Vec<Kind> },
    }
    let named = Named {
        digit: Digit(10),
        list: vec![None, Some(Digit(11))],
        map: [("k".into(), Digit(12))].into(),
        text: "ab",
        both: vec![Digit(1), Digit(13)],
        skipped: Digit(14),
        checked: Digit(15),
        messages: vec![Digit(16)],
    };
    let kinds = vec![Kind::Unit, Kind::Newtype(Newtype(Tuple(Digit(17), 18, Box::new(Digit(19)))))];
    assert_eq!(
        wrong(&Kind::Named { named: Some(named), kinds }),
        [
            "Named.named.digit 10",
            "Named.named.list[1] 11",
            "Named.named.map.k 12",
            "Named.named.text \"ab\"",
            "Named.named.both [1,13]",
            "Named.named.both[1] 13",
            "Named.named.checked 15",
            "Named.named.messages[0] 16",
            "Named.kinds[1].Newtype[0] 17",
            "Named.kinds[1].Newtype[2] 19",
        ]
    );
}

#[test]
fn nest_all_fields_binds_parameters() {
    #[derive(Validate, Serialize)]
    #[validate(nest_all_fields)]
    struct Page<T, U> {
        items: Vec<T>,
        #[validate(length(max = 1))]
        rest: Vec<U>,
    }
    assert_eq!(
        wrong(&Page { items: vec![Digit(10)], rest: vec![Digit(1), Digit(12)] }),
        ["items[0] 10", "rest [1,12]", "rest[1] 12"]
    );
}

#[test]
fn nested_may_be_false_or_conditional() {
    #[derive(Validate, Serialize)]
    #[validate(nest_all_fields)]
    struct Request {
        #[validate(nested = false)]
        off: u8,
        #[validate(nested(if = self.off > 0))]
        depends: Digit,
        #[validate(when(self.off > 1, nested, custom(function = never)))]
        when: Digit,
    }
    fn never(_: &Digit) -> Result<(), &'static str> {
        Err("never")
    }
    let request = |off| Request { off, depends: Digit(10), when: Digit(11) };
    assert_eq!(wrong(&request(0)), [""; 0]);
    assert_eq!(wrong(&request(1)), ["depends 10"]);
    assert_eq!(wrong(&request(2)), ["depends 10", "when 11", "when 11"]);
}

#[test]
fn deny_unvalidated_accepts_any_attribute() {
    #[derive(Validate, Serialize)]
    #[validate(deny_unvalidated)]
    struct Request {
        #[validate(range(max = 9))]
        rule: u8,
        #[validate(nested)]
        nested: Digit,
        #[validate(each(range(max = 9)))]
        each: Vec<u8>,
        #[validate(when(self.rule > 0, range(max = 9)))]
        when: u8,
        #[validate(skip)]
        skipped: u8,
        #[validate(skip, range(max = 9))]
        rule_off: u8,
    }
    #[derive(Validate, Serialize)]
    #[validate(deny_unvalidated)]
    enum Kind {
        Unit,
        Newtype(#[validate(nested)] Request),
        Tuple(#[validate(skip)] u8, #[validate(range(max = 9))] u8),
    }
    #[derive(Validate, Serialize)]
    #[validate(deny_unvalidated, nest_all_fields)]
    struct All(Kind, Digit);
    #[derive(Validate, Serialize)]
    #[validate(deny_unvalidated = false)]
    struct Off {
        off: u8,
    }
    let request = Request {
        rule: 10,
        nested: Digit(11),
        each: vec![12],
        when: 13,
        skipped: 14,
        rule_off: 15,
    };
    let found = [
        "[0].Newtype.rule 10",
        "[0].Newtype.nested 11",
        "[0].Newtype.each[0] 12",
        "[0].Newtype.when 13",
    ];
    assert_eq!(wrong(&All(Kind::Newtype(request), Digit(1))), found);
    assert_eq!(wrong(&All(Kind::Tuple(10, 11), Digit(12))), ["[0].Tuple[1] 11", "[1] 12"]);
    assert_eq!(wrong(&All(Kind::Unit, Digit(1))), [""; 0]);
    assert_eq!(wrong(&Off { off: 1 }), [""; 0]);
}

#[test]
fn a_skipped_field_is_in_the_table_without_rules() {
    #[derive(Validate, Serialize)]
    #[serde(rename_all = "UPPERCASE")]
    struct Request {
        #[validate(skip, length(max = 1), nested, secret)]
        text: Option<String>,
        #[validate(skip = false, length(max = 1))]
        checked: String,
    }
    let request = Request { text: Some("ab".into()), checked: "cd".into() };
    assert_eq!(wrong(&request), ["CHECKED \"cd\""]);
    let [text, checked] = Request::TABLE.fields else { panic!("two fields") };
    assert_eq!((text.wire, text.rules.len(), text.secret), ("TEXT", 0, true));
    assert_eq!(checked.rules.len(), 1);
}

#[test]
fn an_enum_may_have_container_rules() {
    #[derive(Validate, Serialize)]
    #[serde(rename_all = "lowercase")]
    #[validate(schema(function = not_both), schema(function = always, skip_on_field_errors = false))]
    enum Kind {
        Pair(#[validate(range(max = 9))] u8, #[validate(range(max = 9))] u8),
        Unit,
    }
    fn not_both(kind: &Kind) -> Result<(), &'static str> {
        if matches!(kind, Kind::Pair(a, b) if a == b) { Err("same") } else { Ok(()) }
    }
    fn always(_: &Kind) -> Result<(), &'static str> {
        Err("always")
    }
    #[derive(Validate, Serialize)]
    struct Holder {
        #[validate(nested)]
        kind: Kind,
    }
    let codes = |kind| {
        let violations = Holder { kind }.validate().unwrap_err();
        let all = violations.iter().map(|found| format!("{} {}", found.path(), found.code()));
        all.collect::<Vec<_>>()
    };
    assert_eq!(codes(Kind::Unit), ["kind always"]);
    assert_eq!(codes(Kind::Pair(1, 1)), ["kind same", "kind always"]);
    assert_eq!(codes(Kind::Pair(1, 10)), ["kind.pair[1] range", "kind always"]);
    assert_eq!(Kind::TABLE.whole.rules.len(), 2);
}

#[test]
fn rules_of_a_variant_name_its_own_fields() {
    #[derive(Validate, Serialize)]
    #[serde(rename_all_fields = "UPPERCASE")]
    enum Kind {
        Named {
            #[validate(must_match(other = second))]
            first: u8,
            second: u8,
            #[validate(required_without(fourth))]
            third: Option<u8>,
            #[validate(conflicts_with(third))]
            fourth: Option<u8>,
        },
        Tuple(
            #[validate(must_match(other = 1))] u8,
            u8,
            #[validate(requires(3))] Option<u8>,
            Option<u8>,
        ),
    }
    let named = |third, fourth| Kind::Named { first: 1, second: 2, third, fourth };
    assert_eq!(wrong(&named(None, None)), ["Named.FIRST 1", "Named.THIRD null"]);
    assert_eq!(wrong(&named(Some(3), Some(4))), ["Named.FIRST 1", "Named.FOURTH 4"]);
    assert_eq!(wrong(&Kind::Tuple(1, 2, Some(3), None)), ["Tuple[0] 1", "Tuple[2] 3"]);
    assert_eq!(
        named(None, Some(4)).validate().unwrap_err().to_string(),
        "Named.FIRST: must match `SECOND`"
    );
}

#[cfg(feature = "validator")]
#[test]
fn report_values_applies_to_structs_and_enums() {
    #[derive(Validate)]
    #[validate(report_values)]
    enum Kind<T> {
        Pair(#[validate(length(max = 1))] T, #[validate(secret, length(max = 1))] &'static str),
        Newtype(#[validate(each(range(max = 9)))] Vec<u8>),
    }
    fn values(errors: &validator::ValidationErrors) -> Vec<serde_json::Value> {
        use validator::ValidationErrorsKind as Kind;
        let kinds = errors.errors().values().flat_map(|kind| match kind {
            Kind::Field(errors) => {
                errors.iter().filter_map(|error| error.params.get("value").cloned()).collect()
            }
            Kind::Struct(errors) => values(errors),
            Kind::List(list) => list.values().flat_map(|errors| values(errors)).collect(),
        });
        kinds.collect()
    }
    let values = |kind: Kind<&str>| values(&validator::Validate::validate(&kind).unwrap_err());
    assert_eq!(values(Kind::Pair("ab", "cd")), [serde_json::json!("ab")]);
    assert_eq!(values(Kind::Newtype(vec![1, 10])), [serde_json::json!(10)]);
}
