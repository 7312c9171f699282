//! One thing that is wrong, and where.

use crate::path::{Below, Mark};
use crate::table::{Arg, Field};
pub(super) use crate::violation::BARE;
use crate::wire::fault::Fault;
use crate::wire::tree::{Id, Value};

/// Where a value is, as the table has it.
#[derive(Clone, Default)]
pub(super) struct Place {
    /// The steps to what it is in.
    pub(super) marks: Vec<Mark>,
    /// The field that it is of; none for the request itself, or for an element.
    pub(super) field: Option<&'static Field>,
}

impl Place {
    /// The steps to what is in it.
    pub(super) fn within(&self) -> Vec<Mark> {
        self.marks.iter().cloned().chain(self.field.map(Mark::Field)).collect()
    }

    /// A field of it.
    pub(super) fn of_field(&self, field: &'static Field) -> Self {
        Self { marks: self.within(), field: Some(field) }
    }

    /// What another step leads to.
    pub(super) fn step(&self, mark: Mark) -> Self {
        let mut marks = self.within();
        marks.push(mark);
        Self { marks, field: None }
    }

    /// Whether it lies in a secret, whose keys are secret too.
    pub(super) fn is_secret(&self) -> bool {
        let is_secret = |mark: &Mark| matches!(mark, Mark::Field(field) if field.secret);
        self.field.is_some_and(|field| field.secret) || self.marks.iter().any(is_secret)
    }
}

pub(super) struct Finding<'de> {
    pub(super) place: Place,
    /// The steps on from there, innermost first.
    pub(super) below: Vec<Below>,
    pub(super) fault: Fault,
    pub(super) args: Vec<Arg>,
    /// The value that the table says is of another type, which serde has not been asked about.
    pub(super) suspect: Option<(Id, Value<'de>)>,
    /// Whether another value stands in its place, so that rules that see it may be broken for that alone.
    pub(super) is_mended: bool,
    /// Whether it was left out of its list, whose rules then see another one.
    pub(super) shortens: bool,
    /// Whether all that is at the place is made up, as of an enum without its tag.
    pub(super) is_made_up: bool,
}

impl Finding<'_> {
    /// The field, and the index of the rule, which is the field's own where that says what is told.
    pub(super) fn rule(&self) -> (&'static Field, usize) {
        let field = self.place.field.filter(|_| self.below.is_empty()).unwrap_or(BARE);
        let name = match self.fault {
            Fault::Required => "required",
            Fault::OneOf => "one_of",
            fault => return (field, fault.index()),
        };
        let is_own = |rule: &crate::Rule| rule.name == name && rule.condition.is_none();
        let own = field.rules.iter().position(is_own);
        (field, own.unwrap_or_else(|| self.fault.index()))
    }
}
