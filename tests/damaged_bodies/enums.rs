//! Enums of each of serde's taggings, with struct, newtype and unit variants.

mod externally_tagged {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, list, object, required, text, unknown, variant};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Payment {
        #[validate(nested)]
        method: Method,
        #[validate(length(min = 2))]
        note: String,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "snake_case", deny_unknown_fields)]
    enum Method {
        Cash,
        Iban(#[validate(length(min = 4))] String),
        Account(#[validate(nested)] Account),
        Card {
            #[validate(length(equal = 3))]
            number: String,
            #[validate(range(min = 1, max = 12))]
            month: u8,
        },
        Pair(u8, String),
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Account {
        id: u32,
        #[validate(length(min = 2))]
        bank: String,
    }

    fn body(random: &mut Random) -> Place {
        let method = method(random);
        let note = text(random, &["ab", "abc"], &[("a", "length")]);
        object(vec![required("method", method), required("note", note)])
    }

    fn method(random: &mut Random) -> Place {
        match random.below(5) {
            0 => text(random, &["cash"], &[("other", "one_of")]),
            1 => variant("iban", text(random, &["DE12", "AT3456"], &[("DE1", "length")])),
            2 => {
                let id = integer(random, &["0", "7"], &[("-1", "type")]);
                let bank = text(random, &["ab"], &[("a", "length")]);
                variant("account", object(vec![required("id", id), required("bank", bank)]))
            }
            3 => {
                let number = text(random, &["123", "456"], &[("12", "length")]);
                let month = integer(random, &["1", "12"], &[("13", "range"), ("256", "type")]);
                let card = vec![required("number", number), required("month", month), unknown()];
                variant("card", object(card))
            }
            _ => {
                let pair = vec![
                    integer(random, &["0", "255"], &[("256", "type")]),
                    text(random, &["", "a"], &[]),
                ];
                variant("pair", list(pair).wrong(&["7", "{}", "[1]", r#"[1,"a",2]"#]))
            }
        }
    }

    shape!(Payment: json);
}

mod internally_tagged {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{
        Place, Random, boolean, integer, object, optional, required, scalars, tag, text,
    };

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(tag = "grant_type", rename_all = "snake_case", rename_all_fields = "camelCase")]
    #[validate(form_names = "snake_case")]
    enum Grant {
        Code {
            #[validate(length(min = 2))]
            code: String,
            max_age: Option<u16>,
            scopes: Vec<String>,
        },
        Client(#[validate(nested)] Login),
        Nothing,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "camelCase")]
    #[validate(form_names = "snake_case")]
    struct Login {
        #[validate(length(max = 3))]
        client_id: String,
        #[validate(range(min = 5))]
        max_age: Option<u32>,
        is_new: bool,
        #[serde(default)]
        ports: Vec<u8>,
    }

    fn body(random: &mut Random) -> Place {
        match random.below(5) {
            0 | 1 => code(random),
            2 | 3 => client(random),
            _ => object(vec![tag("grant_type", "nothing")]),
        }
    }

    fn code(random: &mut Random) -> Place {
        let code = text(random, &["ab", "abc"], &[("a", "length")]);
        let age = integer(random, &["0", "65535"], &[("65536", "type")]);
        let scope = |random: &mut Random| text(random, &["read", "write"], &[]);
        object(vec![
            tag("grant_type", "code"),
            required("code", code),
            optional(random, "maxAge", age).form("max_age"),
            required("scopes", scalars(vec![scope(random), scope(random)])),
        ])
    }

    fn client(random: &mut Random) -> Place {
        let id = text(random, &["a", "abc"], &[("abcd", "length")]);
        let age = integer(random, &["5", "7"], &[("4", "range"), ("-1", "type")]);
        let port = |random: &mut Random| integer(random, &["0", "255"], &[("256", "type")]);
        let is_new = boolean(random);
        let ports = scalars(vec![port(random), port(random)]);
        object(vec![
            tag("grant_type", "client"),
            required("clientId", id).form("client_id"),
            optional(random, "maxAge", age).form("max_age"),
            required("isNew", is_new).form("is_new"),
            optional(random, "ports", ports),
        ])
    }

    shape!(Grant: json, form);
}

/// A closed, internally tagged enum with nested values.
mod internally_tagged_and_nested {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{
        Place, Random, integer, kept, object, required, scalars, tag, text, unknown,
    };

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Drawing {
        #[validate(nested)]
        shape: Shape,
        title: String,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(tag = "type", rename_all = "snake_case", deny_unknown_fields)]
    enum Shape {
        Path {
            #[validate(nested)]
            deep: Deep,
            plain: Plain,
        },
        Dot(#[validate(nested)] Dot),
        Nothing,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Deep {
        n: u8,
        list: Vec<u8>,
    }

    /// A type without a table.
    #[derive(Debug, PartialEq, Deserialize)]
    struct Plain {
        sizes: Vec<u8>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Dot {
        #[validate(range(max = 9))]
        x: u8,
    }

    fn body(random: &mut Random) -> Place {
        let byte = |random: &mut Random| integer(random, &["0", "255"], &[("300", "type")]);
        let members = match random.below(4) {
            0 | 1 => {
                let list = scalars(vec![byte(random), byte(random)]);
                let deep = object(vec![required("n", byte(random)), required("list", list)]);
                // A type without a table reports one error at a time.
                let size = byte(random);
                let plain = object(vec![kept("sizes", scalars(vec![size]))]);
                let plain = plain.wrong(&["7", "\"x\""]);
                vec![
                    tag("type", "path"),
                    required("deep", deep),
                    required("plain", plain),
                    unknown(),
                ]
            }
            2 => {
                let x = integer(random, &["0", "9"], &[("10", "range"), ("300", "type")]);
                vec![tag("type", "dot"), required("x", x), unknown()]
            }
            _ => vec![tag("type", "nothing"), unknown()],
        };
        let title = text(random, &["", "a"], &[]);
        object(vec![required("shape", object(members)), required("title", title)])
    }

    shape!(Drawing: json);
}

mod adjacently_tagged {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, object, present, required, tag, text, unknown};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(tag = "t", content = "c", deny_unknown_fields)]
    enum Event {
        Message {
            #[validate(length(max = 2))]
            text: String,
            n: u8,
        },
        Count(#[validate(range(min = 3))] u8),
        Login(#[validate(nested)] Login),
        Nothing,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Login {
        #[validate(length(min = 2))]
        user: String,
    }

    fn body(random: &mut Random) -> Place {
        let (name, content) = match random.below(4) {
            0 => {
                let text = text(random, &["", "ab"], &[("abc", "length")]);
                let n = integer(random, &["0", "255"], &[("256", "type")]);
                ("Message", object(vec![required("text", text), required("n", n), unknown()]))
            }
            1 => ("Count", integer(random, &["3", "255"], &[("2", "range"), ("256", "type")])),
            2 => {
                let user = text(random, &["ab", "abc"], &[("a", "length")]);
                ("Login", object(vec![required("user", user)]))
            }
            _ => return object(vec![tag("t", "Nothing"), unknown()]),
        };
        object(vec![tag("t", name), present("c", content), unknown()])
    }

    shape!(Event: json, form);
}

mod untagged {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{
        Place, Random, integer, kept, null, object, optional, present, required, scalars, text,
    };

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Contract {
        #[validate(nested)]
        party: Party,
        #[validate(length(min = 2))]
        title: String,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(untagged)]
    enum Party {
        Nobody,
        Number(#[validate(range(max = 9))] u32),
        Person {
            #[validate(length(min = 2))]
            name: String,
            age: u8,
            emails: Option<Vec<String>>,
        },
        Company(#[validate(nested)] Company),
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Company {
        firm: String,
        #[validate(range(min = 1))]
        vat: u16,
        #[validate(nested)]
        seat: Option<Seat>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Seat {
        city: String,
        floors: Vec<u8>,
    }

    fn body(random: &mut Random) -> Place {
        let party = match random.below(6) {
            0 => null().wrong(&["[]", "true", "\"x\""]),
            1 => {
                let broken = &[("10", "range"), ("4294967296", "type")];
                integer(random, &["0", "9"], broken).wrong(&["[]", "true", "\"x\""])
            }
            2 | 3 => person(random),
            _ => company(random),
        };
        let title = text(random, &["ab", "abc"], &[("a", "length")]);
        object(vec![present("party", party), required("title", title)])
    }

    // One of the two names is always given, so only one variant matches.
    fn person(random: &mut Random) -> Place {
        let name = text(random, &["ab", "Jane"], &[("a", "length")]);
        let age = integer(random, &["0", "255"], &[("256", "type")]);
        let email = text(random, &["a@b.c"], &[]);
        let person = object(vec![
            kept("name", name),
            required("age", age),
            optional(random, "emails", scalars(vec![email])),
        ]);
        person.wrong(&["[]", "true", "\"x\""])
    }

    fn company(random: &mut Random) -> Place {
        let firm = text(random, &["", "ab"], &[]);
        let vat = integer(random, &["1", "7"], &[("0", "range"), ("65536", "type")]);
        let city = text(random, &["", "ab"], &[]);
        let floor = integer(random, &["0", "7"], &[("300", "type")]);
        let seat = object(vec![required("city", city), required("floors", scalars(vec![floor]))]);
        let company =
            object(vec![required("firm", firm), kept("vat", vat), optional(random, "seat", seat)]);
        company.wrong(&["[]", "true", "\"x\""])
    }

    shape!(Contract: json);
}

/// Variants that only differ in a literal.
mod untagged_by_literals {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, object, optional, present, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(untagged)]
    enum Animal {
        Cat {
            #[validate(nested)]
            kind: Cat,
            lives: u8,
            name: Option<String>,
        },
        Dog {
            #[validate(nested)]
            kind: Dog,
            #[validate(range(max = 1))]
            lives: u8,
            name: Option<String>,
        },
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "snake_case")]
    enum Cat {
        Cat,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    #[serde(rename_all = "snake_case")]
    enum Dog {
        Dog,
    }

    fn body(random: &mut Random) -> Place {
        let (kind, lives) = match random.below(2) {
            0 => ("cat", integer(random, &["7", "9"], &[("256", "type")])),
            _ => ("dog", integer(random, &["0", "1"], &[("2", "range"), ("256", "type")])),
        };
        let name = text(random, &["Tom"], &[]);
        let kind = text(random, &[kind], &[]).wrong(&[]);
        let animal = object(vec![
            crate::model::fixed("kind", kind),
            present("lives", lives),
            optional(random, "name", name),
        ]);
        animal.wrong(&["7", "[]", "\"x\"", "{}", r#"{"kind":"cow","lives":1}"#])
    }

    shape!(Animal: json, form);
}
