//! Lists and maps.

mod lists_of_structs {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, list, object, optional, required, scalars, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Cart {
        owner: String,
        #[validate(nested, length(min = 1, max = 3))]
        items: Vec<Item>,
        grid: Option<Vec<Vec<u8>>>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Item {
        #[validate(length(min = 2))]
        name: String,
        #[validate(range(max = 99))]
        count: u8,
        #[validate(nested)]
        options: Option<Vec<Choice>>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Choice {
        key: String,
        value: Option<bool>,
    }

    fn body(random: &mut Random) -> Place {
        let owner = text(random, &["Jane", "Joe"], &[]);
        let n_items = 1 + random.below(3);
        let items = (0..n_items).map(|_| item(random)).collect();
        let byte = |random: &mut Random| integer(random, &["0", "255"], &[("-1", "type")]);
        let grid = list(vec![scalars(vec![byte(random), byte(random)]), scalars(vec![])]);
        object(vec![
            required("owner", owner),
            required("items", list(items).broken(&[("[]", "length")])),
            optional(random, "grid", grid),
        ])
    }

    fn item(random: &mut Random) -> Place {
        let name = text(random, &["ab", "pencil"], &[("a", "length")]);
        let count = integer(random, &["0", "99"], &[("100", "range"), ("300", "type")]);
        let n_choices = random.below(3);
        let choices = (0..n_choices).map(|_| choice(random)).collect();
        object(vec![
            required("name", name),
            required("count", count),
            optional(random, "options", list(choices)),
        ])
    }

    fn choice(random: &mut Random) -> Place {
        let key = text(random, &["a", "b"], &[]);
        let value = crate::model::boolean(random);
        object(vec![required("key", key), optional(random, "value", value)])
    }

    shape!(Cart: json, form);
}

mod a_list_as_the_whole {
    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, list, object, required, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Line {
        #[validate(length(min = 2))]
        name: String,
        price: u32,
    }

    fn body(random: &mut Random) -> Place {
        let n_lines = random.below(4);
        list((0..n_lines).map(|_| line(random)).collect())
    }

    fn line(random: &mut Random) -> Place {
        let name = text(random, &["ab", "pencil"], &[("a", "length")]);
        let price = integer(random, &["0", "4294967295"], &[("4294967296", "type")]);
        object(vec![required("name", name), required("price", price)])
    }

    shape!(Vec<Line>: json);
}

mod maps_of_structs {
    use std::collections::BTreeMap;

    use serde::Deserialize;
    use token_request::Validate;

    use crate::model::{Place, Random, integer, kept, object, optional, required, scalars, text};

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Shop {
        #[validate(nested)]
        shelves: BTreeMap<String, Shelf>,
        #[validate(values(range(max = 9)))]
        prices: Option<BTreeMap<String, u8>>,
        name: String,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Shelf {
        #[validate(length(min = 2))]
        label: String,
        #[validate(nested)]
        boxes: BTreeMap<String, Carton>,
    }

    #[derive(Debug, PartialEq, Deserialize, Validate)]
    struct Carton {
        sizes: Vec<u8>,
    }

    fn body(random: &mut Random) -> Place {
        // Violations are in the order of the keys.
        let shelves = vec![kept("a1", shelf(random)), kept("b-2", shelf(random))];
        let price = integer(random, &["0", "9"], &[("10", "range"), ("256", "type")]);
        let name = text(random, &["Shop"], &[]);
        object(vec![
            required("shelves", map(shelves)),
            optional(random, "prices", map(vec![kept("pen", price)])),
            required("name", name),
        ])
    }

    fn shelf(random: &mut Random) -> Place {
        let label = text(random, &["ab", "abc"], &[("a", "length")]);
        let boxes = match random.below(3) {
            0 => vec![],
            1 => vec![kept("x", carton(random))],
            _ => vec![kept("x", carton(random)), kept("y", carton(random))],
        };
        object(vec![required("label", label), required("boxes", map(boxes))])
    }

    fn carton(random: &mut Random) -> Place {
        let size = integer(random, &["0", "255"], &[("256", "type")]);
        object(vec![required("sizes", scalars(vec![size]))])
    }

    fn map(members: Vec<Place>) -> Place {
        object(members).wrong(&["7", "\"x\"", "[]"])
    }

    shape!(Shop: json, form);
}
