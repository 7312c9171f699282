//! The rows of a field table, as constants.

use std::marker::PhantomData;

use crate::field_types::{HasKeyType, HasTableType, HasTexts, Length, Optional, Text};
use crate::table::Collection;
use crate::{Arg, Field, Rule, Type, Validate};

/// Facts about a type, as constants: `Probe::<T>::__OPTIONAL`. The inherent constants exist for types with our traits only; for all
/// other types, the constants of [`Unknown`] are found.
///
/// The names begin with two underscores because a trait that the user implements for all types could have the same names, and they
/// would be ambiguous.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// The constants of a [`Probe`] for types without our traits.
pub trait Unknown {
    /// The type in the table.
    const __TYPE: Type = Type::Any;
    /// The type in the table, for a nested generic type.
    const __NESTED: Type = Type::Any;
    /// True if the value may be absent, for a nested generic type.
    const __NESTED_OPTIONAL: bool = false;
    /// The type in the table, if only the type of its elements is unknown.
    const __SHAPE: Type = Type::Any;
    /// A list of the keys of a map.
    const __KEYS: Type = Type::Any;
    /// True if the value may be absent.
    const __OPTIONAL: bool = false;
    /// True if the type is text.
    const __TEXT: bool = false;
    /// True if the type is secret text.
    const __SECRET: bool = false;
    /// True if its elements are secret text, if the table has a type for them.
    const __SECRETS: bool = false;
    /// True if its elements are secret text.
    const __SECRET_TEXTS: bool = false;
}

impl<T: ?Sized> Unknown for Probe<T> {}

impl<T: HasTableType + ?Sized> Probe<T> {
    /// The type in the table.
    pub const __TYPE: Type = T::TYPE;
    /// True if its elements are secret text.
    pub const __SECRETS: bool = T::SECRETS;
}

impl<T: Validate> Probe<T> {
    /// An object, or a list or a map of objects.
    pub const __NESTED: Type = match T::__HOLDS.collection {
        None => Type::Object(|| T::TABLE),
        Some(Collection::List) => Type::List(&Type::Object(|| T::TABLE)),
        Some(Collection::Map) => Type::Map(&Type::Object(|| T::TABLE)),
        Some(Collection::Deeper) => Type::Any,
    };
    /// True if the value may be absent.
    pub const __NESTED_OPTIONAL: bool = T::__HOLDS.optional;
}

impl<T: HasTexts + ?Sized> Probe<T> {
    /// True if its elements are secret text.
    pub const __SECRET_TEXTS: bool = T::SECRET;
}

impl<T: Length + ?Sized> Probe<T> {
    /// Text, a list or a map.
    pub const __SHAPE: Type = T::SHAPE;
}

impl<T: HasKeyType + ?Sized> Probe<T> {
    /// A list of its keys.
    pub const __KEYS: Type = Type::List(&T::KEY);
}

/// Returns a row: the names, the facts of [`Probe`], and the rules. One call compiles faster than a struct literal.
#[must_use]
pub const fn field(
    name: &'static str,
    wire: &'static str,
    ty: Type,
    shape: Type,
    optional: bool,
    secret: bool,
    rules: &'static [Rule],
) -> Field {
    Field {
        wire,
        required: !optional,
        secret,
        rules,
        nullable: optional,
        ..Field::new(name, known(ty, shape))
    }
}

/// Returns a rule.
#[must_use]
pub const fn rule(name: &'static str, args: &'static [Arg]) -> Rule {
    Rule::new(name).args(args)
}

/// Returns the type without its `Nullable`, or the shape if the type is unknown.
const fn known(ty: Type, shape: Type) -> Type {
    match ty.value() {
        Type::Any => shape,
        ty => ty,
    }
}

/// Returns the row of the elements of a list or a map.
#[must_use]
pub const fn element(name: &'static str, ty: Type, shape: Type, secret: bool) -> Field {
    let element = match known(ty, shape) {
        Type::List(element) | Type::Map(element) => *element,
        _ => Type::Any,
    };
    let nullable = matches!(element, Type::Nullable(_));
    Field::new(name, element.value()).nullable(nullable).wire("").secret(secret)
}

/// Returns the row of the elements of an element.
#[must_use]
pub const fn within(elements: Field) -> Field {
    element("", elements.ty, Type::Any, elements.secret)
}

/// Returns the row of the keys of an element.
#[must_use]
pub const fn keys_within(elements: Field) -> Field {
    element("", Type::Any, Type::Any, elements.secret)
}

impl<T: Optional + ?Sized> Probe<T> {
    /// Always `true`.
    pub const __OPTIONAL: bool = true;
}

impl<T: Text + ?Sized> Probe<T> {
    /// Always `true`.
    pub const __TEXT: bool = true;
    /// True if the type is secret text.
    pub const __SECRET: bool = T::SECRET;
}
