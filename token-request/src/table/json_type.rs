//! The methods of a [`Type`].

use std::fmt;

use super::types::{Table, Type};

impl Type {
    /// Returns the table of the nested request, which may be in lists.
    pub(crate) fn table(self) -> Option<Table> {
        match self {
            Self::Object(table) => Some(table()),
            Self::List(element) | Self::Nullable(element) => element.table(),
            _ => None,
        }
    }

    /// Returns the type of the value without [`Type::Nullable`].
    pub(crate) const fn value(self) -> Self {
        let mut ty = self;
        while let Self::Nullable(value) = ty {
            ty = *value;
        }
        ty
    }

    /// Returns whether this is text, a number or a boolean, of a type of the standard library.
    #[cfg(feature = "wire")]
    pub(crate) fn is_plain(self) -> bool {
        matches!(self, Self::String | Self::Integer | Self::Number | Self::Boolean)
    }

    /// Returns the type of text, a number or a boolean, which may be in a newtype.
    pub(crate) fn scalar(self) -> Option<Self> {
        match self {
            Self::String | Self::Names(_) | Self::Integer | Self::Number | Self::Boolean => {
                Some(self)
            }
            Self::Object(table) => match table().newtype()?.ty {
                // A newtype of a newtype keeps its name: it may contain itself.
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
