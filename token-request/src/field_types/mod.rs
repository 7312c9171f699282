//! The traits that rules need of a field's type: text, length, number, IP address, containing texts, being optional.
//!
//! Types are recognized by these traits and never by their names, so aliases, renamed imports and types from macros
//! work. Each trait also covers values that may be absent; a rule other than `required` holds for an absent value.

/// Calls a macro that implements a trait, with all pointer types.
macro_rules! for_pointers {
    ($implement:ident) => {
        $implement!([T:] &T, [T:] &mut T, [T:] Box<T>, [T:] std::rc::Rc<T>, [T:] std::sync::Arc<T>,
            [T: ToOwned +] std::borrow::Cow<'_, T>);
    };
}

/// Calls a macro that implements a trait, with all text types and the function that returns the text of each.
macro_rules! for_texts {
    ($implement:ident) => {
        $implement!(str: std::convert::identity; String: String::as_str; crate::Secret: crate::Secret::expose);
    };
}

mod address;
mod contains;
mod length;
mod number;
mod optional;
mod table_type;
mod text;
mod wire_names;

pub use address::{Address, Ip};
pub use contains::Contains;
pub use length::{Extent, Length};
pub use number::Number;
pub use optional::Optional;
pub use table_type::{HasKeyType, HasTableType, HasTexts};
pub use text::Text;
pub use wire_names::WireNames;
