//! Generic wrappers of requests.

use serde::Deserialize;
use token_request::Validate;

use crate::model::{Place, Random, integer, object, required, text};

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Wrapper<T> {
    #[validate(nested)]
    item: T,
    #[validate(length(min = 2))]
    note: String,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
struct Address {
    #[validate(length(min = 2))]
    street: String,
    #[validate(range(min = 5))]
    n: u8,
}

fn wrapper(random: &mut Random, item: Place) -> Place {
    let note = text(random, &["ab", "abc"], &[("a", "length")]);
    object(vec![required("item", item), required("note", note)])
}

fn address(random: &mut Random) -> Place {
    let street = text(random, &["ab", "abc"], &[("a", "length")]);
    let n = integer(random, &["5", "255"], &[("4", "range"), ("256", "type")]);
    object(vec![required("street", street), required("n", n)])
}

mod a_struct_in_a_struct {
    use super::{Address, Place, Random, Wrapper, address, wrapper};

    fn body(random: &mut Random) -> Place {
        let item = address(random);
        let inner = wrapper(random, item);
        wrapper(random, inner)
    }

    shape!(Wrapper<Wrapper<Address>>: json, form);
}

mod a_list_in_a_struct {
    use super::{Address, Place, Random, Wrapper, address, wrapper};
    use crate::model::list;

    fn body(random: &mut Random) -> Place {
        let n_items = random.below(3);
        let items = (0..n_items).map(|_| address(random)).collect();
        wrapper(random, list(items))
    }

    shape!(Wrapper<Vec<Address>>: json, form);
}
