//! The field table: what a request says of itself.

use std::borrow::Cow;
use std::{fmt, ptr};

use crate::Violation;
use crate::path::Below;

/// A request as a table: its name and its fields, in the order they were declared.
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
    /// The fields, in the order they were declared; none of an enum.
    pub fields: &'static [Field],
    /// The variants of an enum, in the order they were declared.
    pub variants: &'static [Variant],
    /// How an enum's variants are told apart on the wire.
    pub tagging: Tagging,
    /// The tag of an enum, as a field with the rule `one_of`, where `tag_error` gives what a token endpoint answers.
    pub tag: Option<&'static Field>,
    /// The request as a whole: a field without a name, with the rules that are not about one field alone.
    pub whole: &'static Field,
    /// Whether a request with other names is refused (`#[serde(deny_unknown_fields)]`).
    pub deny_unknown: bool,
    /// What the requests stand in that it is the table of.
    pub(crate) collection: Option<Collection>,
}

/// A value that has many requests in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Collection {
    List,
    Map,
    /// A collection of collections.
    Deeper,
}

/// What a type holds: one request, perhaps none, or a collection of them.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct Holds {
    /// Whether it may be absent.
    pub(crate) optional: bool,
    pub(crate) collection: Option<Collection>,
    /// Whether it sees all names where it is flattened, and leaves them unknown: an enum whose tag is within or absent.
    #[cfg_attr(not(feature = "wire"), allow(dead_code, reason = "asked of what is read"))]
    pub(crate) sees_all: bool,
    /// Whether a field of it has a type that serde does not read from its buffer.
    #[cfg_attr(not(feature = "wire"), allow(dead_code, reason = "asked of what is read"))]
    pub(crate) unbuffered: bool,
}

impl Holds {
    /// One request.
    pub const ONE: Self =
        Self { optional: false, collection: None, sees_all: false, unbuffered: false };

    /// An enum whose tag is within, or absent.
    #[must_use]
    pub const fn sees_all(self) -> Self {
        Self { sees_all: true, ..self }
    }

    /// Whether a field has a type that serde does not read from its buffer.
    #[must_use]
    pub const fn unbuffered(self, unbuffered: bool) -> Self {
        Self { unbuffered, ..self }
    }

    /// The same, which may be absent.
    pub(crate) const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// A collection of what holds that.
    pub(crate) const fn within(self, collection: Collection) -> Self {
        let collection = match self.collection {
            None => collection,
            Some(_) => Collection::Deeper,
        };
        Self { optional: false, collection: Some(collection), sees_all: false, unbuffered: false }
    }
}

impl Table {
    /// A whole without rules.
    const WHOLE: &'static Field = &Field::new("", Type::Any);

    /// The same for what stands in a collection.
    pub(crate) const fn within(self, collection: Collection) -> Self {
        let collection = match self.collection {
            None => collection,
            Some(_) => Collection::Deeper,
        };
        Self { collection: Some(collection), ..self }
    }

    /// A table of these fields.
    #[must_use]
    pub const fn new(name: &'static str, fields: &'static [Field]) -> Self {
        Self {
            name,
            fields,
            variants: &[],
            tagging: Tagging::External,
            tag: None,
            whole: Self::WHOLE,
            deny_unknown: false,
            collection: None,
        }
    }

    /// What a newtype holds: a value that stands in its place, with no name of its own.
    pub(crate) fn newtype(&self) -> Option<&'static Field> {
        let mut fields = self.fields.iter().filter(|field| !field.skipped);
        let field = fields.next().filter(|field| field.wire.is_empty() && !field.flatten)?;
        fields.next().is_none().then_some(field)
    }

    /// Calls the fields on a way down, innermost first, what the client does, as far as the tables know them.
    pub(crate) fn rename(&self, way: &mut [Below]) {
        let mut table = Some(*self);
        for step in way.iter_mut().rev() {
            let Below::Name(name) = &*step else { continue };
            let fields = table.map_or(&[][..], |table| table.fields);
            let field = fields.iter().find(|field| field.name == *name);
            if let Some(Field { wire, form, .. }) = field {
                *step = Below::Field { wire, form: *form };
            }
            table = field.and_then(|field| field.ty.table());
        }
    }

    /// The variants of an enum.
    #[must_use]
    pub const fn variants(self, variants: &'static [Variant]) -> Self {
        Self { variants, ..self }
    }

    /// How the variants are told apart.
    #[must_use]
    pub const fn tagging(self, tagging: Tagging) -> Self {
        Self { tagging, ..self }
    }

    /// The tag of an enum, as a field with the rule `one_of`.
    #[must_use]
    pub const fn tag(self, tag: &'static Field) -> Self {
        Self { tag: Some(tag), ..self }
    }

    /// The request as a whole, as a field that is called nothing.
    #[must_use]
    pub const fn whole(self, whole: &'static Field) -> Self {
        Self { whole, ..self }
    }

    /// Whether a request with other names is refused.
    #[must_use]
    pub const fn deny_unknown(self, deny_unknown: bool) -> Self {
        Self { deny_unknown, ..self }
    }
}

/// How the variants of an enum are told apart on the wire: serde's four ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Tagging {
    /// The variant's name is the one name of an object, or stands alone where the variant has nothing in it.
    External,
    /// The variant's name is the value of this field, beside the variant's own.
    Internal(&'static str),
    /// The variant's name is the value of one field, and what is in it that of another.
    Adjacent {
        /// The field with the name.
        tag: &'static str,
        /// The field with what is in it.
        content: &'static str,
    },
    /// The variant's name is not written.
    Untagged,
}

/// What tells that a value is of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum KnownBy {
    /// Its name.
    Name,
    /// A name that is none of the others' (`#[serde(other)]`).
    AnyOther,
    /// What is in it (`#[serde(untagged)]`).
    Shape,
    /// Nothing: serde skips it.
    Nothing,
}

/// One variant of an enum.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Variant {
    /// The name in Rust, without `r#`.
    pub name: &'static str,
    /// The name the client uses.
    pub wire: &'static str,
    /// The names that are read besides (`#[serde(alias = "..")]`).
    pub aliases: &'static [&'static str],
    /// The step into it. Its wire name is what stands between the enum and the variant's fields: the variant's name
    /// where serde tags it externally, the content's name where it tags it adjacently, else nothing.
    pub step: &'static Field,
    /// Its fields.
    pub fields: &'static [Field],
    /// Whether it is a name alone, which is not the same as one with no fields in its braces.
    pub unit: bool,
    /// What tells that a value is of it.
    pub known_by: KnownBy,
}

impl Variant {
    /// A variant that the client calls `wire`, of these fields, which stand below `step`.
    #[must_use]
    pub const fn new(
        name: &'static str,
        wire: &'static str,
        step: &'static Field,
        fields: &'static [Field],
    ) -> Self {
        Self { name, wire, aliases: &[], step, fields, unit: false, known_by: KnownBy::Name }
    }

    /// The names that are read besides.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Whether it is a name alone.
    #[must_use]
    pub const fn unit(self, unit: bool) -> Self {
        Self { unit, ..self }
    }

    /// What tells that a value is of it.
    #[must_use]
    pub const fn known_by(self, known_by: KnownBy) -> Self {
        Self { known_by, ..self }
    }
}

/// One row of a [`Table`].
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
#[allow(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Field {
    /// The name in Rust, without `r#`.
    pub name: &'static str,
    /// The name the client uses: what serde reads, or `name = ".."`. Empty where the field has none of its
    /// own: that of a newtype, or one that is [`flatten`](Self::flatten)ed.
    pub wire: &'static str,
    /// The name on forms, where it differs from [`wire`](Self::wire).
    pub form: Option<&'static str>,
    /// The names that are read besides (`#[serde(alias = "..")]`).
    pub aliases: &'static [&'static str],
    /// Which part of HTTP's Basic authentication stands for it, where one does.
    pub basic: Option<BasicPart>,
    /// What kind of value it holds.
    pub ty: Type,
    /// Whether a request without it is refused: by the rule `required`, or by its type.
    pub required: bool,
    /// Whether its value must never be shown: by the word `secret`, or by its type; a type parameter is one that is so
    /// only where a bound of it is [`Text`](crate::Text).
    pub secret: bool,
    /// Its rules, in the order they were written.
    pub rules: &'static [Rule],
    /// Its doc comment, without markup of the comment itself; empty where there is none.
    pub description: &'static str,
    /// An example value, as text.
    pub example: Option<&'static str>,
    /// Whether its value's fields stand in its place (`#[serde(flatten)]`).
    pub flatten: bool,
    /// Its place in a tuple, where it is that and not its name that leads to it.
    pub index: Option<usize>,
    /// Whether its type may be absent, as an `Option` may: then serde reads `null` too.
    pub nullable: bool,
    /// Whether serde skips it, so that no request has it (`#[serde(skip)]`).
    pub skipped: bool,
    /// Whether a function reads it, so that its value on the wire may be of another type (`#[serde(deserialize_with = "..")]`,
    /// `#[serde(with = "..")]`).
    pub converted: bool,
}

impl Field {
    /// A field that is optional, not secret, and called the same everywhere.
    ///
    /// The other facts are added by the methods that bear their names:
    ///
    /// ```
    /// use token_request::{Field, Rule, Type};
    ///
    /// const GRANT: Field = Field::new("grant_type", Type::String)
    ///     .wire("grantType")
    ///     .required(true)
    ///     .rules(&[Rule::new("required")]);
    /// assert_eq!(GRANT.wire, "grantType");
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, ty: Type) -> Self {
        Self {
            name,
            wire: name,
            form: None,
            aliases: &[],
            basic: None,
            ty,
            required: false,
            secret: false,
            rules: &[],
            description: "",
            example: None,
            flatten: false,
            index: None,
            nullable: false,
            skipped: false,
            converted: false,
        }
    }

    /// The name the client uses.
    #[must_use]
    pub const fn wire(self, wire: &'static str) -> Self {
        Self { wire, ..self }
    }

    /// The name on forms.
    #[must_use]
    pub const fn form(self, form: &'static str) -> Self {
        Self { form: Some(form), ..self }
    }

    /// The names that are read besides.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Which part of HTTP's Basic authentication stands for it.
    #[must_use]
    pub const fn basic(self, part: BasicPart) -> Self {
        Self { basic: Some(part), ..self }
    }

    /// Whether a request without it is refused.
    #[must_use]
    pub const fn required(self, required: bool) -> Self {
        Self { required, ..self }
    }

    /// Whether the value is one that is never shown.
    #[must_use]
    pub const fn secret(self, secret: bool) -> Self {
        Self { secret, ..self }
    }

    /// The rules, in order.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// What it is for.
    #[must_use]
    pub const fn description(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// An example value, as text.
    #[must_use]
    pub const fn example(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// Whether its value's fields stand in its place.
    #[must_use]
    pub const fn flatten(self, flatten: bool) -> Self {
        Self { flatten, ..self }
    }

    /// The place in a tuple.
    #[must_use]
    pub const fn index(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }

    /// Whether the type may be absent.
    #[must_use]
    pub const fn nullable(self, nullable: bool) -> Self {
        Self { nullable, ..self }
    }

    /// Whether no request has it.
    #[must_use]
    pub const fn skipped(self, skipped: bool) -> Self {
        Self { skipped, ..self }
    }

    /// Whether a function reads it.
    #[must_use]
    pub const fn converted(self, converted: bool) -> Self {
        Self { converted, ..self }
    }
}

/// A part of HTTP's Basic authentication (RFC 7617), which may give a client's id and secret (RFC 6749 section 2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasicPart {
    /// What stands before the first colon: `basic = "user"`.
    User,
    /// What stands behind it: `basic = "password"`.
    Password,
}

/// What kind of value a field holds, in the words of JSON; an optional value's kind is that of the value.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Type {
    /// Text.
    String,
    /// Text that is one of these: an enum without fields.
    Names(&'static [&'static str]),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A list of values of one kind.
    List(&'static Type),
    /// A map from text to values of one kind.
    Map(&'static Type),
    /// A value of a list or a map that may be absent: one of this kind, or `null`.
    Nullable(&'static Type),
    /// A request of its own, also a newtype, whose [`Display`](fmt::Display) is that of the text, number or boolean in it.
    /// (A function, so that a table may hold itself.)
    Object(fn() -> Table),
    /// A Rust type of which the table knows nothing more.
    Any,
}

impl Type {
    /// The table of what it is, or is a list of.
    fn table(self) -> Option<Table> {
        match self {
            Self::Object(table) => Some(table()),
            Self::List(element) | Self::Nullable(element) => element.table(),
            _ => None,
        }
    }

    /// The kind of the value, where it may be absent.
    pub(crate) const fn value(self) -> Self {
        let mut ty = self;
        while let Self::Nullable(value) = ty {
            ty = *value;
        }
        ty
    }

    /// Text, a number or a boolean, of a type of the standard library.
    #[cfg(feature = "wire")]
    pub(crate) fn is_plain(self) -> bool {
        matches!(self, Self::String | Self::Integer | Self::Number | Self::Boolean)
    }

    /// Text, a number or a boolean, also where a newtype stands for it.
    pub(crate) fn scalar(self) -> Option<Self> {
        match self {
            Self::String | Self::Names(_) | Self::Integer | Self::Number | Self::Boolean => {
                Some(self)
            }
            Self::Object(table) => match table().newtype()?.ty {
                // A newtype of a newtype is called by its own name: it may hold itself.
                Self::Object(_) => None,
                ty => ty.scalar(),
            },
            _ => None,
        }
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String | Self::Names(_) => f.write_str("string"),
            Self::Integer => f.write_str("integer"),
            Self::Number => f.write_str("number"),
            Self::Boolean => f.write_str("boolean"),
            Self::List(element) => write!(f, "list of {element}"),
            Self::Map(value) => write!(f, "map of {value}"),
            Self::Nullable(value) => value.fmt(f),
            Self::Object(table) => match self.scalar() {
                Some(scalar) => scalar.fmt(f),
                None => f.write_str(table().name),
            },
            Self::Any => f.write_str("any"),
        }
    }
}

/// One rule of a field. Its [`Display`](fmt::Display) is the attribute it was written as, but for `message_fn`, whose
/// path is not kept.
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
    /// Its arguments, in the order they were written.
    pub args: &'static [Arg],
    /// The code given with `code = ..`.
    pub code: Option<&'static str>,
    /// The message given with `message = ..`.
    pub message: Option<&'static str>,
    /// The function given with `message_fn = ..`.
    pub message_fn: Option<MessageFn>,
    /// The error given with `error = ..`: what a token endpoint answers where the rule is broken (RFC 6749 section 5.2).
    pub error: Option<&'static str>,
    /// The condition given with `if = ..`, or by the `when(..)` around it, as Rust source.
    pub condition: Option<&'static str>,
    /// What `each(..)`, `keys(..)` or `values(..)` says of the elements: a field that has their rules.
    pub elements: Option<&'static Field>,
}

/// Writes the message of a violation.
pub type MessageFn = fn(&Violation) -> Cow<'static, str>;

impl Rule {
    /// A rule without arguments. A name that no rule of this crate bears is fine in an implementation
    /// written by hand; it should then have a message.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            args: &[],
            code: None,
            message: None,
            message_fn: None,
            error: None,
            condition: None,
            elements: None,
        }
    }

    /// The arguments, in order.
    #[must_use]
    pub const fn args(self, args: &'static [Arg]) -> Self {
        Self { args, ..self }
    }

    /// A code other than the rule's name.
    #[must_use]
    pub const fn code(self, code: &'static str) -> Self {
        Self { code: Some(code), ..self }
    }

    /// A message other than the rule's own.
    #[must_use]
    pub const fn message(self, message: &'static str) -> Self {
        Self { message: Some(message), ..self }
    }

    /// A function that writes the message.
    #[must_use]
    pub const fn message_fn(self, message_fn: MessageFn) -> Self {
        Self { message_fn: Some(message_fn), ..self }
    }

    /// What a token endpoint answers where the rule is broken.
    #[must_use]
    pub const fn error(self, error: &'static str) -> Self {
        Self { error: Some(error), ..self }
    }

    /// The condition on which the rule is checked, as Rust source.
    #[must_use]
    pub const fn condition(self, condition: &'static str) -> Self {
        Self { condition: Some(condition), ..self }
    }

    /// What the rule says of the elements.
    #[must_use]
    pub const fn elements(self, elements: &'static Field) -> Self {
        Self { elements: Some(elements), ..self }
    }

    /// The value of the argument of that name, where there is one.
    ///
    /// ```
    /// use token_request::{Arg, Rule, Value};
    ///
    /// const SHORT: Rule = Rule::new("length").args(&[Arg::named("max", Value::Integer(64))]);
    /// assert_eq!(SHORT.arg("max"), Some(&Value::Integer(64)));
    /// assert_eq!(SHORT.arg("min"), None);
    /// ```
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&Value> {
        Arg::find(self.args, name)
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        let same_fn = match (self.message_fn, other.message_fn) {
            (Some(a), Some(b)) => ptr::fn_addr_eq(a, b),
            (a, b) => a.is_none() && b.is_none(),
        };
        let elements = |rule: &Self| rule.elements.map(|elements| elements.rules);
        same_fn
            && (self.name, self.args, self.code) == (other.name, other.args, other.code)
            && (self.message, self.error, self.condition)
                == (other.message, other.error, other.condition)
            && elements(self) == elements(other)
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts: Vec<String> = self.args.iter().map(ToString::to_string).collect();
        let elements = self.elements.into_iter().flat_map(|elements| elements.rules);
        parts.extend(elements.map(ToString::to_string));
        parts.extend(self.code.map(|code| format!("code = {code:?}")));
        parts.extend(self.message.map(|message| format!("message = {message:?}")));
        parts.extend(self.error.map(|error| format!("error = {error:?}")));
        parts.extend(self.condition.map(|condition| format!("if = {condition}")));
        f.write_str(self.name)?;
        if parts.is_empty() { Ok(()) } else { write!(f, "({})", parts.join(", ")) }
    }
}

/// One argument of a [`Rule`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Arg {
    /// Its name; `None` in a list such as `one_of("a", "b")`.
    pub name: Option<&'static str>,
    /// Its value.
    pub value: Value,
}

impl Arg {
    /// The argument `name = value`.
    #[must_use]
    pub const fn named(name: &'static str, value: Value) -> Self {
        Self { name: Some(name), value }
    }

    /// An argument in a list.
    #[must_use]
    pub const fn listed(value: Value) -> Self {
        Self { name: None, value }
    }

    /// The value of the argument of that name.
    pub(crate) fn find<'a>(args: &'a [Self], name: &str) -> Option<&'a Value> {
        args.iter().find(|arg| arg.name == Some(name)).map(|arg| &arg.value)
    }
}

impl fmt::Display for Arg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.name, self.value) {
            (Some(name), Value::Texts(_)) => write!(f, "{name}({})", self.value),
            (Some(name), value) => write!(f, "{name} = {value}"),
            (None, value) => value.fmt(f),
        }
    }
}

/// The value of an [`Arg`]. Its [`Display`](fmt::Display) is Rust source.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A string literal.
    String(&'static str),
    /// An integer.
    Integer(i128),
    /// A float.
    Float(f64),
    /// A word or any other expression, as written.
    Source(&'static str),
    /// Another field of the request.
    Field {
        /// Its name in Rust.
        name: &'static str,
        /// The name the client uses.
        wire: &'static str,
        /// The name on forms, where it differs.
        form: Option<&'static str>,
    },
    /// A list of texts that stands elsewhere: in a constant, or as the names of an enum's variants.
    Texts(&'static [&'static str]),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String(text) => write!(f, "{text:?}"),
            Self::Integer(number) => number.fmt(f),
            Self::Float(number) => write!(f, "{number:?}"),
            Self::Source(source) => f.write_str(source),
            Self::Field { name, .. } => f.write_str(name),
            Self::Texts(texts) => {
                for (i, text) in texts.iter().enumerate() {
                    write!(f, "{}{text:?}", if i == 0 { "" } else { ", " })?;
                }
                Ok(())
            }
        }
    }
}
