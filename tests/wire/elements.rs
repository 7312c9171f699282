//! Lists and maps in which some items, keys or values cannot be read.

#![allow(dead_code, reason = "most fields are only read by serde and the rules")]

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use token_request::Validate;

use crate::expected_messages::{assert_forms, assert_json};

#[derive(Debug, Deserialize, Validate)]
struct Address {
    #[validate(length(min = 2))]
    street: String,
    #[validate(range(min = 5))]
    number: u8,
}

#[test]
fn keys_and_values_beside_unreadable_ones_are_checked() {
    #[derive(Debug, Deserialize, Validate)]
    struct Map {
        #[validate(keys(range(max = 9)), values(length(min = 2)))]
        map: BTreeMap<u8, String>,
    }
    assert_json::<Map>(&[(
        r#"{"map":{"1":"x","10":"yy","300":"zz","x":"zz","y":1}}"#,
        "map.10: must be at most 9 [range]\n\
         map.300: must have a key that is an integer from 0 to 255 [type]\n\
         map.x: must have a key that is an integer from 0 to 255 [type]\n\
         map.y: must have a key that is an integer from 0 to 255 [type]\n\
         map.1: must have at least 2 characters [length]\n\
         map.y: must be a string, not a number [type]",
    )]);
}

#[test]
fn values_beside_unreadable_ones_are_checked() {
    #[derive(Debug, Deserialize, Validate)]
    struct Values {
        #[validate(values(range(max = 7)))]
        values: HashMap<String, u16>,
    }
    assert_json::<Values>(&[
        (
            r#"{"values":{"a":70000,"b":8}}"#,
            "values.a: must be an integer from 0 to 7 [type]\n\
             values.b: must be at most 7 [range]",
        ),
        (
            r#"{"values":{"b":8,"a":1,"a":2}}"#,
            "values.a: must not be repeated [repeated]\n\
             values.b: must be at most 7 [range]",
        ),
    ]);
    assert_forms::<Values>(&[(
        r#"values={"a":70000,"b":8}"#,
        "values.a: must be an integer from 0 to 7 [type]\n\
         values.b: must be at most 7 [range]",
    )]);
}

#[test]
fn items_of_items_beside_unreadable_ones_are_checked() {
    #[derive(Debug, Deserialize, Validate)]
    struct Lists {
        #[validate(each(each(range(max = 3)), length(min = 1)))]
        lists: Vec<Option<Vec<u8>>>,
    }
    assert_json::<Lists>(&[(
        r#"{"lists":[[9],[1,"x",7],[],null,[8]]}"#,
        "lists[0][0]: must be at most 3 [range]\n\
         lists[1][1]: must be an integer, not a string [type]\n\
         lists[1][2]: must be at most 3 [range]\n\
         lists[2]: must have at least 1 item [length]\n\
         lists[4][0]: must be at most 3 [range]",
    )]);
}

#[test]
fn maps_in_lists_beside_unreadable_ones_are_checked() {
    #[derive(Debug, Deserialize, Validate)]
    struct Maps {
        #[validate(each(values(range(max = 3))))]
        maps: Vec<BTreeMap<String, u8>>,
    }
    assert_json::<Maps>(&[(
        r#"{"maps":[{"a":9},{"b":"x","c":9},7]}"#,
        "maps[0].a: must be at most 3 [range]\n\
         maps[1].b: must be an integer, not a string [type]\n\
         maps[1].c: must be at most 3 [range]\n\
         maps[2]: must be an object, not a number [type]",
    )]);
}

#[test]
fn lists_in_maps_beside_unreadable_ones_are_checked() {
    #[derive(Debug, Deserialize, Validate)]
    struct InMap {
        #[validate(values(each(range(max = 3)), each(range(max = 5))))]
        lists: BTreeMap<String, Vec<u8>>,
    }
    assert_json::<InMap>(&[(
        r#"{"lists":{"a":[9],"b":[1,"x"]}}"#,
        "lists.a[0]: must be at most 3 [range]\n\
         lists.a[0]: must be at most 5 [range]\n\
         lists.b[1]: must be an integer, not a string [type]",
    )]);
}

#[test]
fn conditional_rules_apply_to_items_beside_unreadable_ones() {
    const NEVER: bool = false;
    const ALWAYS: bool = true;
    #[derive(Debug, Deserialize, Validate)]
    struct Lists {
        #[validate(each(each(range(max = 3)), if = NEVER), each(length(min = 1), if = ALWAYS))]
        lists: [Vec<u8>; 3],
        #[validate(when(ALWAYS, each(range(max = 3)), each(range(max = 4))))]
        numbers: Option<Vec<Option<u8>>>,
    }
    assert_json::<Lists>(&[(
        r#"{"lists":[[9],[9,"x"],[]],"numbers":[4,null,"x",5]}"#,
        "lists[1][1]: must be an integer, not a string [type]\n\
         lists[2]: must have at least 1 item [length]\n\
         numbers[0]: must be at most 3 [range]\n\
         numbers[2]: must be an integer, not a string [type]\n\
         numbers[3]: must be at most 3 [range]\n\
         numbers[3]: must be at most 4 [range]",
    )]);
}

#[test]
fn each_wrong_key_is_reported() {
    #[derive(Debug, Deserialize, Validate)]
    struct Nested {
        #[validate(nested)]
        map: BTreeMap<u8, Address>,
    }
    assert_json::<Nested>(&[(
        r#"{"map":{"1":{"street":"ab","number":"q"},"x":{"street":"a","number":7},"y":{"street":"ab","number":7}}}"#,
        "map.1.number: must be an integer, not a string [type]\n\
         map.x: must have a key that is an integer from 0 to 255 [type]\n\
         map.x.street: must have at least 2 characters [length]\n\
         map.y: must have a key that is an integer from 0 to 255 [type]",
    )]);
}

#[test]
fn each_wrong_key_is_reported_without_rules() {
    #[derive(Debug, Deserialize, Validate)]
    struct Plain {
        map: BTreeMap<u8, u8>,
    }
    assert_json::<Plain>(&[(
        r#"{"map":{"01":1,"1":1,"x":1,"y":"z","300":300}}"#,
        "map.01: must have a key that is an integer from 0 to 255 [type]\n\
         map.300: must have a key that is an integer from 0 to 255 [type]\n\
         map.300: must be an integer from 0 to 255 [type]\n\
         map.x: must have a key that is an integer from 0 to 255 [type]\n\
         map.y: must have a key that is an integer from 0 to 255 [type]\n\
         map.y: must be an integer, not a string [type]",
    )]);
}

#[test]
fn a_number_too_large_for_its_type_has_the_bounds_of_the_rule() {
    #[derive(Debug, Deserialize, Validate)]
    struct Newtype(#[validate(range(max = 3))] u8);
    #[derive(Debug, Deserialize, Validate)]
    struct Request {
        #[validate(nested)]
        one: Newtype,
        plain: Newtype,
        #[validate(nested)]
        many: Vec<Newtype>,
        #[validate(each(range(max = 9)))]
        each: Vec<u8>,
    }
    assert_json::<Request>(&[(
        r#"{"one":300,"plain":300,"many":[300],"each":[1,300]}"#,
        "one: must be an integer from 0 to 3 [type]\n\
         plain: must be an integer from 0 to 3 [type]\n\
         many[0]: must be an integer from 0 to 3 [type]\n\
         each[1]: must be an integer from 0 to 9 [type]",
    )]);
}

#[test]
fn an_untagged_variant_is_chosen_by_its_names() {
    #[derive(Debug, Deserialize, Validate)]
    #[serde(untagged)]
    enum Untagged {
        A {
            #[validate(one_of("a"))]
            kind: String,
            x: u8,
        },
        B {
            #[validate(one_of("b"))]
            kind: String,
            y: u8,
        },
        Address(#[validate(nested)] Address),
    }
    let any = "does not match any variant [type]";
    assert_json::<Untagged>(&[
        (r#"{"kind":"c"}"#, any),
        (r#"{"kind":"c","x":1}"#, "kind: must be `a` [one_of]"),
        (r#"{"kind":1,"x":1}"#, "kind: must be a string, not a number [type]"),
        (r#"{"kind":"b"}"#, "y: is required [required]"),
        (r#"{"street":"ab"}"#, "number: is required [required]"),
        ("{}", any),
        (r#"{"z":1}"#, any),
    ]);
}
