//! What a rule asks of a field's type: to be text, to have a length, to be a number or an address, to hold texts, to be
//! able to be absent.
//!
//! The types are recognised by these traits and never by their names, so that an alias, a renamed import or a
//! type from a macro is what it is. Each answers for a value that may be absent; a rule other than `required`
//! holds for an absent value.

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet, BinaryHeap, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZero;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::Secret;
use crate::table::{Type, Value};

/// A type that the rules on text can check: `String`, `&str`, `Secret`, an `Option` of one, or a type of your own.
///
/// ```
/// use token_request::{Text, Validate};
///
/// struct Scope(String);
///
/// impl Text for Scope {
///     fn text(&self) -> Option<&str> {
///         Some(&self.0)
///     }
/// }
///
/// #[derive(Validate)]
/// struct Request {
///     #[validate(chars(alphanumeric, ":"))]
///     scope: Scope,
/// }
///
/// assert!(Request { scope: Scope("read:all".into()) }.is_valid());
/// assert!(!Request { scope: Scope("read all".into()) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "this rule checks text, and `{Self}` is not text",
    label = "needs text: `String`, `&str`, `Cow<str>`, `Box<str>`, `Arc<str>`, `Secret`, or an `Option` of one",
    note = "a type of your own is text when it implements `token_request::Text`"
)]
pub trait Text {
    /// Whether the type itself says that it is never shown, also as an element of a list or a value of a map. Where it
    /// lies deeper, or is a map's key, the field is to say `secret`.
    const SECRET: bool = false;
    /// The text, unless it is absent.
    fn text(&self) -> Option<&str>;
}

/// A type that `length` can measure: text, a collection, an `Option` of one, or a type of your own.
///
/// ```
/// use token_request::{Extent, Length, Validate};
///
/// struct Scopes(Vec<String>);
///
/// impl Length for Scopes {
///     fn extent(&self) -> Extent<'_> {
///         Extent::Elements(self.0.len())
///     }
/// }
///
/// #[derive(Validate)]
/// struct Request {
///     #[validate(length(min = 1))]
///     scopes: Scopes,
/// }
///
/// assert!(!Request { scopes: Scopes(vec![]) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "`length` cannot measure `{Self}`",
    label = "needs text (counted in characters), a list, a set or a map (in elements), or an `Option` of one",
    note = "a type of your own has a length when it implements `token_request::Length`"
)]
pub trait Length {
    /// What it is, of elements of any kind. Where it is not said, neither do messages say what is counted.
    const SHAPE: Type = Type::Any;
    /// What there is to measure.
    fn extent(&self) -> Extent<'_>;
}

/// What `length` measures.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Extent<'a> {
    /// Nothing: the value is absent.
    Absent,
    /// Text, measured in characters.
    Text(&'a str),
    /// So many elements.
    Elements(usize),
}

/// A type that the rules on numbers can check: an integer, also one that is not zero, a float, a `Duration`, an `Option` of
/// one, or a type of your own.
///
/// ```
/// use token_request::{Number, Validate};
///
/// #[derive(Clone, Copy, PartialEq, PartialOrd)]
/// struct Cents(u64);
///
/// impl Number for Cents {
///     type Number = u64;
///     fn number(&self) -> Option<u64> {
///         Some(self.0)
///     }
/// }
///
/// #[derive(Validate)]
/// struct Payment {
///     #[validate(range(min = 1, max = 100_000))]
///     amount: Cents,
/// }
///
/// assert!(!Payment { amount: Cents(0) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "this rule checks numbers, and `{Self}` is not a number",
    label = "needs an integer, a float, or an `Option` of one",
    note = "a type of your own is a number when it implements `token_request::Number`"
)]
pub trait Number {
    /// The type of the number and of its bounds.
    type Number: PartialOrd + Copy;
    /// The number, unless it is absent.
    fn number(&self) -> Option<Self::Number>;
    /// What a violation says that the number was, as an argument of its rule: by default of the numbers that Rust has,
    /// and of no other.
    fn argument(&self) -> Option<Value> {
        None
    }
}

/// A type that `ip` can check: text, an address of the standard library, an `Option` of one, or a type of your own.
///
/// ```
/// use std::net::SocketAddr;
///
/// use token_request::{Address, Ip};
///
/// struct Peer(SocketAddr);
///
/// impl Address for Peer {
///     fn ip(&self) -> Ip<'_> {
///         Ip::Address(self.0.ip())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`ip` checks IP addresses, and `{Self}` is neither one nor text",
    label = "needs text, `IpAddr`, `Ipv4Addr`, `Ipv6Addr`, or an `Option` of one",
    note = "a type of your own is an address when it implements `token_request::Address`"
)]
pub trait Address {
    /// What there is to check.
    fn ip(&self) -> Ip<'_>;
}

/// What `ip` checks.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Ip<'a> {
    /// Nothing: the value is absent.
    Absent,
    /// Text, which may be an address.
    Text(&'a str),
    /// An address, of which only the version is in question.
    Address(IpAddr),
}

/// A type that `contains` can check: text, a list or a set of texts, a map with texts as keys, an `Option` of one, or a
/// type of your own.
///
/// ```
/// use token_request::Contains;
///
/// struct Scopes(String);
///
/// impl Contains for Scopes {
///     fn holds(&self, needle: &str) -> Option<bool> {
///         Some(self.0.split(' ').any(|scope| scope == needle))
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "this rule looks for text, and `{Self}` holds none",
    label = "needs text, a list or a set of texts, a map with texts as keys, or an `Option` of one",
    note = "a type of your own holds text when it implements `token_request::Contains`"
)]
pub trait Contains {
    /// Whether it holds this text: somewhere in its own text, as an element, or as a key. `None` where it is absent.
    fn holds(&self, needle: &str) -> Option<bool>;
}

/// A type whose value may be absent: an `Option`, or a type of your own.
///
/// ```
/// use token_request::{Optional, Validate};
///
/// enum Maybe<T> {
///     Nothing,
///     Just(T),
/// }
///
/// impl<T> Optional for Maybe<T> {
///     type Value = T;
///     fn given(&self) -> Option<&T> {
///         match self {
///             Self::Nothing => None,
///             Self::Just(value) => Some(value),
///         }
///     }
/// }
///
/// #[derive(Validate)]
/// struct Request {
///     #[validate(required)]
///     grant: Maybe<String>,
/// }
///
/// assert!(Request { grant: Maybe::Just("code".into()) }.is_valid());
/// assert!(!Request { grant: Maybe::Nothing }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is never absent, so that this has no effect",
    label = "needs an `Option`",
    note = "a type of your own can be absent when it implements `token_request::Optional`"
)]
pub trait Optional {
    /// The type of the value.
    type Value;
    /// The value, unless it is absent.
    fn given(&self) -> Option<&Self::Value>;
}

impl<T> Optional for Option<T> {
    type Value = T;
    #[inline]
    fn given(&self) -> Option<&T> {
        self.as_ref()
    }
}

/// An enum that offers the names its variants have for the client, such as for `one_of`.
///
/// `#[derive(Validate)]` on an enum of unit variants implements it. By hand:
///
/// ```
/// use token_request::WireNames;
///
/// enum Grant {
///     Code,
///     Refresh,
/// }
///
/// impl WireNames for Grant {
///     const WIRE_NAMES: &'static [&'static str] = &["authorization_code", "refresh_token"];
/// }
///
/// assert!(Grant::WIRE_NAMES.contains(&"refresh_token"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not offer the names of its variants",
    label = "needs an enum of unit variants that derives `token_request::Validate`",
    note = "a type of your own offers names when it implements `token_request::WireNames`"
)]
pub trait WireNames {
    /// The names, in the order of the variants; none of one that is `#[serde(other)]`.
    const WIRE_NAMES: &'static [&'static str];
    /// The same and all aliases, which `one_of` takes as well but does not list.
    const READ_NAMES: &'static [&'static str] = Self::WIRE_NAMES;
}

/// A type that the field table has a word for.
pub trait Described {
    /// That word.
    const TYPE: Type;
    /// Whether it is, or has as its elements, text that is never shown.
    const SECRETS: bool = false;
}

/// A map whose keys the field table has a word for.
pub trait Keyed {
    /// That word.
    const KEY: Type;
}

/// A type that has texts as its elements.
pub trait Texts {
    /// Whether they are never shown.
    const SECRET: bool;
}

macro_rules! text {
    ($($ty:ty: $text:expr, $secret:literal);+) => {$(
        impl Text for $ty {
            const SECRET: bool = $secret;
            #[inline]
            fn text(&self) -> Option<&str> {
                Some($text(self))
            }
        }
        impl Length for $ty {
            const SHAPE: Type = Type::String;
            #[inline]
            fn extent(&self) -> Extent<'_> {
                Extent::Text($text(self))
            }
        }
        impl Address for $ty {
            #[inline]
            fn ip(&self) -> Ip<'_> {
                Ip::Text($text(self))
            }
        }
        impl Contains for $ty {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                Some($text(self).contains(needle))
            }
        }
        impl Described for $ty {
            const TYPE: Type = Type::String;
            const SECRETS: bool = $secret;
        }
    )+};
}
text!(str: std::convert::identity, false; String: String::as_str, false; Secret: Secret::expose, true);

macro_rules! number {
    ($type:ident as $value:ident: $($number:ty),+) => {$(
        impl Number for $number {
            type Number = $number;
            #[inline]
            fn number(&self) -> Option<$number> {
                Some(*self)
            }
            fn argument(&self) -> Option<Value> {
                // By its text, as an `f32` is another number in an `f64`.
                self.to_string().parse().ok().map(Value::$value)
            }
        }
        impl Described for $number {
            const TYPE: Type = Type::$type;
        }
    )+};
}
number!(Integer as Integer: u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);
number!(Number as Float: f32, f64);

macro_rules! address {
    ($($address:ty),+) => {$(
        impl Address for $address {
            #[inline]
            fn ip(&self) -> Ip<'_> {
                Ip::Address((*self).into())
            }
        }
    )+};
}
address!(IpAddr, Ipv4Addr, Ipv6Addr);

macro_rules! non_zero {
    ($($number:ty),+) => {$(
        impl Number for NonZero<$number> {
            type Number = $number;
            #[inline]
            fn number(&self) -> Option<$number> {
                Some(self.get())
            }
        }
        impl Described for NonZero<$number> {
            const TYPE: Type = Type::Integer;
        }
    )+};
}
non_zero!(u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize);

/// Its bounds are durations too.
impl Number for Duration {
    type Number = Self;
    #[inline]
    fn number(&self) -> Option<Self> {
        Some(*self)
    }
}

macro_rules! pointer {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Text + ?Sized> Text for $pointer {
            const SECRET: bool = T::SECRET;
            #[inline]
            fn text(&self) -> Option<&str> {
                (**self).text()
            }
        }
        impl<$($of)+ Length + ?Sized> Length for $pointer {
            const SHAPE: Type = T::SHAPE;
            #[inline]
            fn extent(&self) -> Extent<'_> {
                (**self).extent()
            }
        }
        impl<$($of)+ Number + ?Sized> Number for $pointer {
            type Number = T::Number;
            #[inline]
            fn number(&self) -> Option<T::Number> {
                (**self).number()
            }
        }
        impl<$($of)+ Address + ?Sized> Address for $pointer {
            #[inline]
            fn ip(&self) -> Ip<'_> {
                (**self).ip()
            }
        }
        impl<$($of)+ Contains + ?Sized> Contains for $pointer {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                (**self).holds(needle)
            }
        }
        impl<$($of)+ Optional + ?Sized> Optional for $pointer {
            type Value = T::Value;
            #[inline]
            fn given(&self) -> Option<&T::Value> {
                (**self).given()
            }
        }
        impl<$($of)+ Described + ?Sized> Described for $pointer {
            const TYPE: Type = T::TYPE;
            const SECRETS: bool = T::SECRETS;
        }
        impl<$($of)+ Keyed + ?Sized> Keyed for $pointer {
            const KEY: Type = T::KEY;
        }
        impl<$($of)+ Texts + ?Sized> Texts for $pointer {
            const SECRET: bool = T::SECRET;
        }
    )+};
}
pointer!([T:] &T, [T:] &mut T, [T:] Box<T>, [T:] Rc<T>, [T:] Arc<T>, [T: ToOwned +] Cow<'_, T>);

impl<T: Text> Text for Option<T> {
    const SECRET: bool = T::SECRET;
    #[inline]
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(T::text)
    }
}

impl<T: Length> Length for Option<T> {
    const SHAPE: Type = T::SHAPE;
    #[inline]
    fn extent(&self) -> Extent<'_> {
        self.as_ref().map_or(Extent::Absent, T::extent)
    }
}

impl<T: Number> Number for Option<T> {
    type Number = T::Number;
    #[inline]
    fn number(&self) -> Option<T::Number> {
        self.as_ref().and_then(T::number)
    }
}

impl<T: Address> Address for Option<T> {
    #[inline]
    fn ip(&self) -> Ip<'_> {
        self.as_ref().map_or(Ip::Absent, T::ip)
    }
}

impl<T: Contains> Contains for Option<T> {
    #[inline]
    fn holds(&self, needle: &str) -> Option<bool> {
        self.as_ref().and_then(|value| value.holds(needle))
    }
}

impl<T: Described> Described for Option<T> {
    const TYPE: Type = Type::Nullable(&T::TYPE);
    const SECRETS: bool = T::SECRETS;
}

impl<T: Keyed> Keyed for Option<T> {
    const KEY: Type = T::KEY;
}

impl<K: Described, V> Keyed for BTreeMap<K, V> {
    const KEY: Type = K::TYPE;
}

impl<K: Described, V, S> Keyed for HashMap<K, V, S> {
    const KEY: Type = K::TYPE;
}

impl<T: Texts> Texts for Option<T> {
    const SECRET: bool = T::SECRET;
}

macro_rules! described {
    ($($ty:ty: $type:ident),+) => {$(
        impl Described for $ty {
            const TYPE: Type = Type::$type;
        }
    )+};
}
described!(bool: Boolean, char: String, IpAddr: String, Ipv4Addr: String, Ipv6Addr: String);

macro_rules! elements {
    ($type:ident of $element:ident: $([$($of:tt)*] $collection:ty),+) => {$(
        impl<$($of)*> Length for $collection {
            const SHAPE: Type = Type::$type(&Type::Any);
            #[inline]
            fn extent(&self) -> Extent<'_> {
                Extent::Elements(self.len())
            }
        }
        impl<$($of)*> Described for $collection
        where
            $element: Described,
        {
            const TYPE: Type = Type::$type(&$element::TYPE);
            const SECRETS: bool = $element::SECRETS;
        }
        impl<$($of)*> Texts for $collection
        where
            $element: Text,
        {
            const SECRET: bool = $element::SECRET;
        }
    )+};
}
elements!(List of T: [T] [T], [T, const N: usize] [T; N], [T] Vec<T>, [T] VecDeque<T>, [T] LinkedList<T>,
    [T] BinaryHeap<T>, [T] BTreeSet<T>, [T, S] HashSet<T, S>);
elements!(Map of V: [K, V] BTreeMap<K, V>, [K, V, S] HashMap<K, V, S>);

macro_rules! texts {
    ($([$($of:tt)*] $list:ty),+) => {$(
        impl<T: Text, $($of)*> Contains for $list {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                Some(self.iter().any(|element| element.text() == Some(needle)))
            }
        }
    )+};
}
texts!([] [T], [const N: usize] [T; N], [] Vec<T>, [] VecDeque<T>, [] LinkedList<T>, [] BinaryHeap<T>);

/// What is found without looking at all of it.
macro_rules! keys {
    ($has:ident: $([$($of:tt)*] $collection:ty),+) => {$(
        impl<$($of)*> Contains for $collection {
            #[inline]
            fn holds(&self, needle: &str) -> Option<bool> {
                Some(self.$has(needle))
            }
        }
    )+};
}
keys!(contains: [T: Borrow<str> + Ord] BTreeSet<T>, [T: Borrow<str> + Eq + Hash, S: BuildHasher] HashSet<T, S>);
keys!(contains_key: [K: Borrow<str> + Ord, V] BTreeMap<K, V>,
    [K: Borrow<str> + Eq + Hash, V, S: BuildHasher] HashMap<K, V, S>);
