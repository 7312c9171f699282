//! What is malformed in a body, by the values that it is about.

use std::collections::HashMap;

use crate::wire::fault::Flaw;
use crate::wire::tree::Id;

/// Those that are not told of yet, in the order of the body.
pub(super) struct Flaws {
    all: Vec<Option<Flaw>>,
    places: HashMap<Id, usize>,
}

impl Flaws {
    pub(super) fn new(flaws: Vec<Flaw>) -> Self {
        let places = flaws.iter().enumerate().filter_map(|(at, flaw)| Some((flaw.id?, at)));
        let places = places.collect();
        Self { all: flaws.into_iter().map(Some).collect(), places }
    }

    /// Takes out that of a value.
    pub(super) fn take(&mut self, id: Id) -> Option<Flaw> {
        self.all.get_mut(self.places.remove(&id)?)?.take()
    }

    /// Takes out the rest.
    pub(super) fn drain(&mut self) -> impl Iterator<Item = Flaw> + use<> {
        std::mem::take(&mut self.all).into_iter().flatten()
    }
}
