//! Flattened structs, options, maps and enums.

mod structs {
    use serde::{Deserialize, Deserializer};
    use token_request::Validate;

    use crate::model::{
        Place, Random, flattened, integer, object, optional, present, required, scalars, text,
    };

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Site {
        #[serde(deserialize_with = "words")]
        scope: Vec<String>,
        #[serde(flatten)]
        #[validate(nested)]
        at: Coordinates,
        #[validate(length(min = 2))]
        title: String,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Coordinates {
        #[validate(range(max = 90))]
        lat_deg: i16,
        lon_deg: i16,
        #[serde(flatten)]
        #[validate(nested)]
        more: More,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct More {
        height: Option<u8>,
        #[serde(default)]
        tags: Vec<String>,
    }

    fn words<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
        let words = String::deserialize(deserializer)?;
        Ok(words.split(' ').map(str::to_owned).collect())
    }

    fn body(random: &mut Random) -> Place {
        let scope = text(random, &["a", "a b"], &[]);
        let lat = integer(random, &["-90", "90"], &[("91", "range"), ("32768", "type")]);
        let lon = integer(random, &["0", "180"], &[("32768", "type")]);
        let height = integer(random, &["0", "255"], &[("256", "type")]);
        let tag = |random: &mut Random| text(random, &["a", "b c"], &[]);
        let title = text(random, &["ab", "here"], &[("a", "length")]);
        let tags = scalars(vec![tag(random), tag(random)]);
        object(vec![
            present("scope", scope),
            flattened(vec![
                required("latDeg", lat).form("lat_deg"),
                required("lonDeg", lon).form("lon_deg"),
                flattened(vec![optional(random, "height", height), optional(random, "tags", tags)]),
            ]),
            required("title", title),
        ])
    }

    shape!(Site: json, form);
}

/// serde reads a wrong flattened struct as `None`. The readers report its violations.
mod an_option {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, flattened, integer, kept, object, optional, required, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Pin {
        #[validate(length(min = 2))]
        title: String,
        #[serde(flatten)]
        #[validate(nested)]
        at: Option<Coordinates>,
        color: Option<String>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Coordinates {
        x: i16,
        #[validate(range(min = 0))]
        y: i16,
        z: Option<i16>,
    }

    fn body(random: &mut Random) -> Place {
        let title = text(random, &["ab", "here"], &[("a", "length")]);
        let x = integer(random, &["-1", "1"], &[("32768", "type")]);
        let y = integer(random, &["0", "1"], &[("-1", "range"), ("32768", "type")]);
        let z = integer(random, &["-1", "1"], &[("32768", "type")]);
        let color = text(random, &["red"], &[]);
        // One name is kept, because without any the coordinates are absent.
        let at = match random.below(3) {
            0 => vec![],
            1 => vec![kept("x", x), required("y", y), optional(random, "z", z)],
            _ => vec![required("x", x), kept("y", y), optional(random, "z", z)],
        };
        object(vec![required("title", title), flattened(at), optional(random, "color", color)])
    }

    shape!(Pin: json, form);
}

mod a_map {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, flattened, integer, kept, object, optional, required, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Labelled {
        #[validate(length(min = 2))]
        id: String,
        #[serde(flatten)]
        labels: BTreeMap<String, u8>,
    }

    fn body(random: &mut Random) -> Place {
        let id = text(random, &["ab", "abc"], &[("a", "length")]);
        let label = |random: &mut Random| integer(random, &["0", "255"], &[("256", "type")]);
        let (first, second) = (label(random), label(random));
        object(vec![
            required("id", id),
            flattened(vec![kept("a", first), optional(random, "b", second)]),
        ])
    }

    shape!(Labelled: json, form);
}

mod an_enum {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, flattened, integer, object, optional, required, tag, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Payment {
        #[validate(length(min = 2))]
        note: String,
        #[serde(flatten)]
        #[validate(nested)]
        method: Method,
        count: Option<u8>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(tag = "type", rename_all = "snake_case")]
    enum Method {
        Cash,
        Card {
            #[validate(length(equal = 3))]
            number: String,
            month: u8,
        },
        Account(#[validate(nested)] Account),
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Account {
        bank_id: u32,
        #[validate(length(max = 2))]
        holder: Option<String>,
    }

    fn body(random: &mut Random) -> Place {
        let note = text(random, &["ab", "abc"], &[("a", "length")]);
        let method = match random.below(3) {
            0 => vec![tag("type", "cash")],
            1 => {
                let number = text(random, &["123"], &[("12", "length")]);
                let month = integer(random, &["1", "12"], &[("256", "type")]);
                vec![tag("type", "card"), required("number", number), required("month", month)]
            }
            _ => {
                let id = integer(random, &["0", "7"], &[("-1", "type")]);
                let holder = text(random, &["a", "ab"], &[("abc", "length")]);
                vec![
                    tag("type", "account"),
                    required("bankId", id).form("bank_id"),
                    optional(random, "holder", holder),
                ]
            }
        };
        let count = integer(random, &["0", "255"], &[("256", "type")]);
        object(vec![required("note", note), flattened(method), optional(random, "count", count)])
    }

    shape!(Payment: json, form);
}
