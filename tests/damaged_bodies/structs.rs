//! Structs: flat, nested, closed, and tuples.

mod flat {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{
        Place, Random, boolean, defaulted, float, integer, object, optional, required, scalars,
        text,
    };

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Small,
        VeryLarge,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Member {
        #[validate(length(min = 2))]
        first_name: String,
        #[validate(range(min = 18, max = 130))]
        age: u8,
        balance: Option<i16>,
        #[validate(range(max = 1.0))]
        ratio: f64,
        is_new: bool,
        #[validate(one_of("red", "green"))]
        color: Option<String>,
        kind: Kind,
        sign: Option<char>,
        #[serde(default)]
        #[validate(length(max = 3), each(length(max = 4)))]
        tags: Vec<String>,
        sizes: Option<Vec<u32>>,
    }

    fn body(random: &mut Random) -> Place {
        let tag = |random: &mut Random| text(random, &["a", "abcd"], &[("abcde", "length")]);
        let size = |random: &mut Random| integer(random, &["0", "7"], &[("-1", "type")]);
        let name = text(random, &["ab", "Jane"], &[("a", "length")]);
        let age = &[("17", "range"), ("131", "range"), ("256", "type"), ("-1", "type")];
        let age = integer(random, &["18", "130"], age);
        let balance = integer(random, &["0", "-32768"], &[("32768", "type"), ("1e3", "type")]);
        let ratio = float(random, &["0.5", "1", "-3e2"], &[("1.5", "range")]);
        let color = text(random, &["red", "green"], &[("blue", "one_of")]);
        let kind = text(random, &["small", "very_large"], &[("other", "one_of")]);
        let sign = text(random, &["a", "é"], &[("ab", "type")]);
        let n_tags = random.below(4);
        let tags = (0..n_tags).map(|_| tag(random)).collect();
        let tags = scalars(tags).broken(&[(r#"["a","b","c","d"]"#, "length")]);
        let sizes = scalars(vec![size(random), size(random)]);
        let is_new = boolean(random);
        object(vec![
            required("firstName", name).form("first_name"),
            required("age", age),
            optional(random, "balance", balance),
            required("ratio", ratio),
            required("isNew", is_new).form("is_new"),
            optional(random, "color", color),
            required("kind", kind),
            optional(random, "sign", sign),
            defaulted(random, "tags", tags),
            optional(random, "sizes", sizes),
        ])
    }

    shape!(Member: json, form);
}

mod nested_twice {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, object, optional, required, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Order {
        #[validate(length(min = 1, max = 4))]
        id: String,
        #[validate(nested)]
        customer: Customer,
        note: Option<String>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Customer {
        name: String,
        #[validate(nested)]
        home: Address,
        #[validate(nested)]
        work: Option<Box<Address>>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Address {
        #[validate(length(min = 2))]
        street: String,
        #[validate(range(min = 5))]
        number: u16,
    }

    fn body(random: &mut Random) -> Place {
        let id = text(random, &["a", "abcd"], &[("abcde", "length")]);
        let name = text(random, &["Jane", "Joe"], &[]);
        let (home, work) = (address(random), address(random));
        let customer =
            vec![required("name", name), required("home", home), optional(random, "work", work)];
        let note = text(random, &["", "abc"], &[]);
        object(vec![
            required("id", id),
            required("customer", object(customer)),
            optional(random, "note", note),
        ])
    }

    fn address(random: &mut Random) -> Place {
        let street = text(random, &["ab", "Main Street"], &[("a", "length"), ("", "length")]);
        let number = integer(random, &["5", "65535"], &[("4", "range"), ("65536", "type")]);
        object(vec![required("street", street), required("number", number)])
    }

    shape!(Order: json, form);
}

/// `default`, aliases and `deny_unknown_fields`.
mod closed {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{
        Place, Random, defaulted, integer, object, optional, required, scalars, text, unknown,
    };

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(deny_unknown_fields)]
    struct Query {
        #[serde(alias = "q", alias = "text")]
        #[validate(length(min = 2))]
        term: String,
        #[serde(default = "ten")]
        #[validate(range(min = 1, max = 50))]
        limit: u8,
        #[serde(default)]
        tags: Vec<String>,
        #[serde(alias = "sorting")]
        #[validate(nested)]
        order: Option<Order>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(deny_unknown_fields, default)]
    struct Order {
        #[validate(one_of("name", "age"))]
        by: String,
        depth: i8,
    }

    impl Default for Order {
        fn default() -> Self {
            Self { by: "name".to_owned(), depth: 1 }
        }
    }

    fn ten() -> u8 {
        10
    }

    fn body(random: &mut Random) -> Place {
        let term = text(random, &["ab", "abc"], &[("a", "length")]);
        let limit = integer(random, &["1", "50"], &[("0", "range"), ("256", "type")]);
        let tag = text(random, &["a", "b c"], &[]);
        let by = text(random, &["name", "age"], &[("size", "one_of")]);
        let depth = integer(random, &["-128", "0"], &[("128", "type")]);
        let order = vec![defaulted(random, "by", by), defaulted(random, "depth", depth), unknown()];
        object(vec![
            required("term|q|text", term),
            defaulted(random, "limit", limit),
            defaulted(random, "tags", scalars(vec![tag])),
            optional(random, "order|sorting", object(order)),
            unknown(),
        ])
    }

    shape!(Query: json, form);
}

mod tuples {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, boolean, integer, list, object, required, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Id(#[validate(length(max = 3))] String);

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Range(#[validate(length(max = 2))] String, #[validate(range(min = 1))] u8);

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Point {
        x: u8,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Tuples {
        triple: (u8, String, bool),
        pair: [u8; 2],
        #[validate(nested)]
        id: Id,
        #[validate(nested)]
        range: Range,
        #[validate(nested)]
        points: (Point, Vec<Point>),
        note: String,
    }

    fn body(random: &mut Random) -> Place {
        let byte = |random: &mut Random| integer(random, &["1", "255"], &[("256", "type")]);
        let word = |random: &mut Random| text(random, &["", "ab"], &[]);
        let point = |random: &mut Random| object(vec![required("x", byte(random))]);
        let triple = list(vec![byte(random), word(random), boolean(random)]);
        let pair = list(vec![byte(random), byte(random)]);
        let id = text(random, &["", "abc"], &[("abcd", "length")]);
        let first = text(random, &["", "ab"], &[("abc", "length")]);
        let second = integer(random, &["1", "255"], &[("0", "range"), ("256", "type")]);
        let points = list(vec![point(random), list(vec![point(random), point(random)])]);
        object(vec![
            required("triple", triple.wrong(&["7", "{}", "[]", r#"[1,"a"]"#, r#"[1,"a",true,2]"#])),
            required("pair", pair.wrong(&["7", "{}", "[]", "[1]", "[1,2,3]"])),
            required("id", id),
            required("range", list(vec![first, second]).wrong(&["7", "{}", r#"["a"]"#])),
            required("points", points.wrong(&["7", "{}", r#"[{"x":1}]"#])),
            required("note", word(random)),
        ])
    }

    shape!(Tuples: json);
}
