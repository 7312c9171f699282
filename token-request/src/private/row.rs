//! The rows of a table, as constants.

use std::marker::PhantomData;

use crate::field_types::{HasKeyType, HasTableType, HasTexts, Length, Optional, Text};
use crate::table::Collection;
use crate::{Arg, Field, Rule, Type, Validate};

/// Facts of a field's type, as constants: `Probe::<T>::__OPTIONAL`. An inherent constant, there for some types only,
/// is found before that of [`Unknown`], there for all.
///
/// What is found so, here and below, has a name that a trait which the user implements for every type has not: the
/// two would be ambiguous.
pub struct Probe<T: ?Sized>(PhantomData<T>);

/// What a [`Probe`] answers of a type it knows nothing about.
pub trait Unknown {
    /// What the table says of its kind.
    const __TYPE: Type = Type::Any;
    /// The same where its own table tells it.
    const __NESTED: Type = Type::Any;
    /// Whether its value may be absent, where its own table tells it.
    const __NESTED_OPTIONAL: bool = false;
    /// The same where only the kind of its elements is unknown.
    const __SHAPE: Type = Type::Any;
    /// As of a list of a map's keys.
    const __KEYS: Type = Type::Any;
    /// Whether its value may be absent.
    const __OPTIONAL: bool = false;
    /// Whether it is text.
    const __TEXT: bool = false;
    /// Whether it is text that is never shown.
    const __SECRET: bool = false;
    /// Whether its elements are, of a kind that the table has a word for.
    const __SECRETS: bool = false;
    /// Whether its elements are, of whatever kind.
    const __SECRET_TEXTS: bool = false;
}

impl<T: ?Sized> Unknown for Probe<T> {}

impl<T: HasTableType + ?Sized> Probe<T> {
    /// Its kind.
    pub const __TYPE: Type = T::TYPE;
    /// Whether its elements are text that is never shown.
    pub const __SECRETS: bool = T::SECRETS;
}

impl<T: Validate> Probe<T> {
    /// An object, or a list or a map of such.
    pub const __NESTED: Type = match T::__HOLDS.collection {
        None => Type::Object(|| T::TABLE),
        Some(Collection::List) => Type::List(&Type::Object(|| T::TABLE)),
        Some(Collection::Map) => Type::Map(&Type::Object(|| T::TABLE)),
        Some(Collection::Deeper) => Type::Any,
    };
    /// Whether its value may be absent.
    pub const __NESTED_OPTIONAL: bool = T::__HOLDS.optional;
}

impl<T: HasTexts + ?Sized> Probe<T> {
    /// Whether its elements are never shown.
    pub const __SECRET_TEXTS: bool = T::SECRET;
}

impl<T: Length + ?Sized> Probe<T> {
    /// Text, a list or a map.
    pub const __SHAPE: Type = T::SHAPE;
}

impl<T: HasKeyType + ?Sized> Probe<T> {
    /// As of a list of its keys.
    pub const __KEYS: Type = Type::List(&T::KEY);
}

/// What a field's type and its attributes say of it.
#[derive(Clone, Copy)]
pub struct Facts {
    /// Its kind.
    pub ty: Type,
    /// The same where only the kind of its elements is unknown.
    pub shape: Type,
    /// Whether its type may be absent.
    pub optional: bool,
    /// Whether its type is secret.
    pub secret: bool,
    /// Whether a request without it is refused.
    pub required: Fact,
    /// Whether it is secret.
    pub keeps_secret: Fact,
}

/// What attributes say, or leave to the type.
#[derive(Clone, Copy)]
pub enum Fact {
    /// It is so.
    Yes,
    /// It is not.
    No,
    /// As the type has it.
    OfType,
}

impl Fact {
    const fn or(self, of_type: bool) -> bool {
        match self {
            Self::Yes => true,
            Self::No => false,
            Self::OfType => of_type,
        }
    }
}

/// A row, made by one call, as that is the least to compile.
#[must_use]
pub const fn field(
    name: &'static str,
    wire: &'static str,
    facts: Facts,
    rules: &'static [Rule],
) -> Field {
    Field {
        name,
        wire,
        form: None,
        aliases: &[],
        basic: None,
        ty: kind(facts.ty, facts.shape),
        required: facts.required.or(!facts.optional),
        secret: facts.keeps_secret.or(facts.secret),
        rules,
        description: "",
        example: None,
        flatten: false,
        index: None,
        nullable: facts.optional,
        skipped: false,
        converted: false,
    }
}

/// A rule, made by one call.
#[must_use]
pub const fn rule(name: &'static str, args: &'static [Arg]) -> Rule {
    Rule {
        name,
        args,
        code: None,
        message: None,
        message_fn: None,
        error: None,
        condition: None,
        elements: None,
    }
}

/// The kind of a type's value, or as much of it as is known.
const fn kind(ty: Type, shape: Type) -> Type {
    match ty.value() {
        Type::Any => shape,
        ty => ty,
    }
}

/// The row of what the elements of a list or a map are.
#[must_use]
pub const fn element(name: &'static str, ty: Type, shape: Type, secret: bool) -> Field {
    let kind = match kind(ty, shape) {
        Type::List(element) | Type::Map(element) => *element,
        _ => Type::Any,
    };
    let nullable = matches!(kind, Type::Nullable(_));
    Field::new(name, kind.value()).nullable(nullable).wire("").secret(secret)
}

/// The row of what an element's elements are.
#[must_use]
pub const fn within(elements: Field) -> Field {
    element("", elements.ty, Type::Any, elements.secret)
}

/// The row of what the keys of an element are.
#[must_use]
pub const fn keys_within(elements: Field) -> Field {
    element("", Type::Any, Type::Any, elements.secret)
}

impl<T: Optional + ?Sized> Probe<T> {
    /// It may be absent.
    pub const __OPTIONAL: bool = true;
}

impl<T: Text + ?Sized> Probe<T> {
    /// It is text.
    pub const __TEXT: bool = true;
    /// Whether it is never shown.
    pub const __SECRET: bool = T::SECRET;
}
