//! The field table and its parts.
//!
//! These types refer to one another, which is why they share a file. The methods of each are in the file of its name.

use std::borrow::Cow;

use super::argument::Arg;
use super::basic_part::BasicPart;
use super::holds::Collection;
use super::tagging::{KnownBy, Tagging};
use crate::Violation;

/// A request as a table: its name and its fields, in the order of declaration.
///
/// Every [`Validate`](crate::Validate) type has one as its constant
/// [`TABLE`](crate::Validate::TABLE), and every violation points into it.
///
/// ```
/// use token_request::{V3TokenRequest, Validate};
///
/// let names: Vec<_> = V3TokenRequest::TABLE.fields.iter().map(|field| field.wire).collect();
/// assert_eq!(names, ["clientId", "clientSecret", "grantType"]);
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Table {
    /// The name of the Rust type.
    pub name: &'static str,
    /// The fields, in the order of declaration; empty for an enum.
    pub fields: &'static [Field],
    /// The variants of an enum, in the order of declaration.
    pub variants: &'static [Variant],
    /// The representation of an enum on the wire, by which its variants are distinguished.
    pub tagging: Tagging,
    /// The tag of an enum, as a field with the rule `one_of`, if `tag_error` gives the error code for an unknown tag.
    pub tag: Option<&'static Field>,
    /// The request as a whole: a field without a name, with the rules that concern more than one field.
    pub whole: &'static Field,
    /// `true` if a request with unknown names is rejected (`#[serde(deny_unknown_fields)]`).
    pub deny_unknown: bool,
    /// The collection that holds the requests of this table.
    pub(crate) collection: Option<Collection>,
}

/// A variant of an enum.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Variant {
    /// The name in Rust, without `r#`.
    pub name: &'static str,
    /// The name that the client uses.
    pub wire: &'static str,
    /// Other names that are accepted (`#[serde(alias = "..")]`).
    pub aliases: &'static [&'static str],
    /// The path segment into the variant. Its wire name is the path segment between the enum and the variant's fields: the
    /// variant's name if serde tags it externally, the content's name if adjacently, otherwise nothing.
    pub step: &'static Field,
    /// The fields of the variant.
    pub fields: &'static [Field],
    /// `true` for a unit variant, which differs from one with empty braces.
    pub unit: bool,
    /// The property that identifies a value as this variant.
    pub known_by: KnownBy,
}

/// A row of a [`Table`].
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "each is an independent fact")]
pub struct Field {
    /// The name in Rust, without `r#`.
    pub name: &'static str,
    /// The name that the client uses: the one that serde reads, or `name = ".."`. Empty for a field without a name
    /// of its own: the field of a newtype, or a [`flatten`](Self::flatten)ed field.
    pub wire: &'static str,
    /// The name on forms, if it differs from [`wire`](Self::wire).
    pub form: Option<&'static str>,
    /// Other names that are accepted (`#[serde(alias = "..")]`).
    pub aliases: &'static [&'static str],
    /// The part of HTTP's Basic authentication that may give the value, if one may.
    pub basic: Option<BasicPart>,
    /// The type of its value.
    pub ty: Type,
    /// `true` if a request without it is rejected, by the rule `required` or by its type.
    pub required: bool,
    /// `true` if its value must never be shown, by the attribute `secret` or by its type. A type parameter counts as
    /// secret only if it is bound by [`Text`](crate::Text).
    pub secret: bool,
    /// The rules, in the order in which they were written.
    pub rules: &'static [Rule],
    /// The text of the doc comment; empty if there is none.
    pub description: &'static str,
    /// An example value, as text.
    pub example: Option<&'static str>,
    /// `true` if the fields of its value take its place (`#[serde(flatten)]`).
    pub flatten: bool,
    /// The index in a tuple, if the path uses the index and not the name.
    pub index: Option<usize>,
    /// `true` if its type may be absent, such as an `Option`, so that serde accepts `null`.
    pub nullable: bool,
    /// `true` if serde skips it, so that no request has it (`#[serde(skip)]`).
    pub skipped: bool,
    /// `true` if a function reads it, so that its value on the wire may have another type
    /// (`#[serde(deserialize_with = "..")]`, `#[serde(with = "..")]`).
    pub converted: bool,
}

/// The type of a field's value, in JSON's terms; the type of an optional value is that of the value.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Type {
    /// Text.
    String,
    /// Text that is one of these names: an enum of unit variants.
    Names(&'static [&'static str]),
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list of items of one type.
    List(&'static Type),
    /// A map from text to values of one type.
    Map(&'static Type),
    /// An item of a list or a value of a map that may be `null`.
    Nullable(&'static Type),
    /// A nested request, or a newtype, whose [`Display`](std::fmt::Display) is that of the text, number or boolean in
    /// it. The table comes from a function so that a table may contain itself.
    Object(fn() -> Table),
    /// A Rust type that the table has no description of.
    Any,
}

/// A rule of a field.
///
/// Its [`Display`](std::fmt::Display) is the attribute as written, without `message_fn`, whose path is not kept.
///
/// ```
/// use token_request::{Arg, Rule, Value};
///
/// const SHORT: Rule = Rule::new("length")
///     .args(&[Arg::named("max", Value::Integer(64))])
///     .code("too_long")
///     .message("is too long")
///     .condition("self.strict");
/// assert_eq!(
///     SHORT.to_string(),
///     r#"length(max = 64, code = "too_long", message = "is too long", if = self.strict)"#,
/// );
/// ```
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Rule {
    /// The rule's name: `length`.
    pub name: &'static str,
    /// The arguments, in the order in which they were written.
    pub args: &'static [Arg],
    /// The code given with `code = ..`.
    pub code: Option<&'static str>,
    /// The message given with `message = ..`.
    pub message: Option<&'static str>,
    /// The function given with `message_fn = ..`.
    pub message_fn: Option<MessageFn>,
    /// The error code given with `error = ..`, with which a token endpoint answers (RFC 6749 section 5.2).
    pub error: Option<&'static str>,
    /// The condition given with `if = ..`, or by the enclosing `when(..)`, as Rust source.
    pub condition: Option<&'static str>,
    /// The items that `each(..)`, `keys(..)` or `values(..)` checks: a field that has their rules.
    pub elements: Option<&'static Field>,
}

/// A function that returns the message of a violation.
pub type MessageFn = fn(&Violation) -> Cow<'static, str>;
