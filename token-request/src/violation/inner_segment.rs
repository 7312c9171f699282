//! Path segments into values that have no field table.

use std::borrow::Cow;

use crate::table::{Field, Spelling, Table};

/// A path segment into a value that has no field table, such as one of a foreign type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum InnerSegment {
    Name(Cow<'static, str>),
    /// A field that a table describes.
    Field {
        wire: &'static str,
        form: Option<&'static str>,
    },
    Index(usize),
}

impl InnerSegment {
    /// Returns the name of a field; `None` for an index.
    pub(crate) fn name(&self, spelling: Spelling) -> Option<&str> {
        match self {
            Self::Name(name) => Some(name),
            Self::Field { wire, form } => Some(spelling.of(wire, *form)),
            Self::Index(_) => None,
        }
    }

    /// Replaces names of Rust by those that the client uses, if a table has them.
    ///
    /// The segments are in order from the innermost to the outermost.
    pub(crate) fn use_client_names(segments: &mut [Self], table: &Table) {
        let mut table = Some(*table);
        for segment in segments.iter_mut().rev() {
            let Self::Name(name) = &*segment else { continue };
            let fields = table.map_or(&[][..], |table| table.fields);
            let field = fields.iter().find(|field| field.name == *name);
            if let Some(Field { wire, form, .. }) = field {
                *segment = Self::Field { wire, form: *form };
            }
            table = field.and_then(|field| field.ty.table());
        }
    }
}
