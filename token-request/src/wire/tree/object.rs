//! An object in a body, or the members of it that a flattened field sees.

use crate::table::Field;
use crate::wire::flattened::takes_names;
use crate::wire::form::FormTree;
use crate::wire::header_value::HeaderValue;
use crate::wire::json::JsonNode;

/// The members of an object that are not taken by what surrounds it.
#[derive(Clone, Copy)]
pub(crate) struct Object<'t> {
    pub(crate) source: ObjectSource<'t>,
    pub(crate) taken: Option<&'t TakenNames<'t>>,
    /// The number of fields before a flattened one. A struct that one of those flattens has taken its names.
    pub(crate) n_before: Option<u32>,
}

/// The origin of an object.
#[derive(Clone, Copy)]
pub(crate) enum ObjectSource<'t> {
    Json(JsonNode<'t>),
    Form(&'t FormTree<'t>),
}

/// The names in an object that belong to the fields that are not flattened, or to a tag.
pub struct TakenNames<'t> {
    pub(crate) fields: &'static [Field],
    pub(crate) tag: Option<&'static str>,
    pub(crate) outer: Option<&'t TakenNames<'t>>,
}

impl TakenNames<'_> {
    fn has(&self, key: &str) -> bool {
        self.tag == Some(key)
            || self.fields.iter().any(|field| field.is_member(key))
            || self.outer.is_some_and(|outer| outer.has(key))
    }
}

impl<'t> Object<'t> {
    /// Returns an object with all of its members.
    pub(crate) fn new(source: ObjectSource<'t>) -> Self {
        Self { source, taken: None, n_before: None }
    }

    /// Returns whether a flattened field sees the object.
    pub(crate) fn is_flattened(&self) -> bool {
        self.n_before.is_some()
    }

    pub(crate) fn id(&self) -> u32 {
        match self.source {
            ObjectSource::Json(json) => json.id(),
            ObjectSource::Form(_) => 0,
        }
    }

    /// Returns the id after those of the nodes in the object.
    pub(crate) fn end(&self) -> u32 {
        match self.source {
            ObjectSource::Json(json) => json.end(),
            ObjectSource::Form(form) => form.end,
        }
    }

    /// Returns whether a member belongs to what surrounds the object.
    pub(crate) fn is_taken(&self, key: &str) -> bool {
        let Some(taken) = self.taken else { return false };
        let before = self.n_before.and_then(|n| taken.fields.get(..n as usize));
        taken.has(key) || before.is_some_and(|before| takes_names(before, key))
    }

    /// Returns the fields whose values come from a header.
    pub(crate) fn header_values(&self) -> &'t [HeaderValue<'t>] {
        match self.source {
            ObjectSource::Json(json) => json.header_values(),
            ObjectSource::Form(form) => form.header_values,
        }
    }
}
