//! The type of a field, as a page describes it.

/// The type of a field.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum DescribedType {
    /// Text of no specific format.
    Text,
    FormattedText(StringFormat),
    /// Text that is one of these values.
    OneOf(Vec<String>),
    Integer,
    Number,
    Boolean,
    List(Box<DescribedType>),
    /// A map from text to values of this type.
    Map(Box<DescribedType>),
    /// A map whose values may have any type.
    Object,
    /// Any value.
    Any,
    Named(NamedType),
}

/// The format of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum StringFormat {
    DateTime,
    Date,
    Uuid,
    Uri,
}

/// A type that is referred to by name and may have a page of its own.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NamedType {
    /// The last part of the name.
    pub(crate) name: String,
    /// The target of the link around the name.
    pub(crate) link: Option<String>,
    /// The type to use if no page has this name.
    pub(crate) fallback: Option<Box<DescribedType>>,
}

/// Decides whether a named type has a page.
pub(crate) type HasPage<'a> = dyn Fn(&NamedType) -> bool + 'a;

impl DescribedType {
    /// Replaces a named type that has no page by its fallback.
    pub(crate) fn resolved(self, has_page: &HasPage<'_>) -> Self {
        match self {
            Self::List(item) => Self::List(Box::new(item.resolved(has_page))),
            Self::Map(value) => Self::Map(Box::new(value.resolved(has_page))),
            Self::Named(NamedType { fallback: Some(fallback), name, link }) => {
                let named = NamedType { name, link, fallback: None };
                if has_page(&named) { Self::Named(named) } else { *fallback }
            }
            other => other,
        }
    }

    /// Returns the type with its article, for a message.
    pub(crate) fn with_article(&self) -> String {
        let words = match self {
            Self::Text | Self::FormattedText(_) | Self::OneOf(_) => "a string",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Object => "an object",
            Self::Any => "any value",
            Self::Named(named) => return format!("a `{}`", named.name),
        };
        words.to_owned()
    }

    /// Returns the named type that this type is, or that a list or map consists of.
    pub(crate) fn named(&self) -> Option<&NamedType> {
        match self {
            Self::List(inner) | Self::Map(inner) => inner.named(),
            Self::Named(named) => Some(named),
            _ => None,
        }
    }
}

/// Returns the last part of a name with a path: `components.Money`, `\Ory\Model\Money`, `models::Money`.
pub(crate) fn last_part(name: &str) -> String {
    name.rsplit(['.', ':', '\\', '/']).next().unwrap_or(name).to_owned()
}
