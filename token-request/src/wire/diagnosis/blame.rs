//! What serde refuses of which the table did not tell.

use super::finding::Place;
use super::mend::Lack;
use super::{Diagnosis, TRIALS, Trial};
use crate::path::{Below, REDACTED};
use crate::table::{Arg, Type, Value as Argument};
use crate::wire::fault::{Fault, word};
use crate::wire::refused::Refused;
use crate::wire::tree::{Id, Step, Tree, Value};

impl<'de> Diagnosis<'de> {
    /// Tells of the value that serde failed at, and mends it. Whether it could be mended.
    pub(super) fn blame(&mut self, id: Id, refused: Refused, trial: &mut dyn Trial<'de>) -> bool {
        if let Some(is_mended) = self.mend_again(id) {
            return is_mended;
        }
        // A request that is nothing refuses the object that a form is, and so all that is wrong with it is told.
        if id == Tree::ROOT
            && refused == Refused::Other
            && self.names.is_nothing()
            && !self.findings.is_empty()
        {
            return false;
        }
        let culprit = self.culprit(id, refused, trial);
        let id = culprit.unwrap_or(id);
        let (place, mut below) = self.place_of(id);
        if let Refused::Missing(name) = refused {
            below.insert(0, Below::Name(name.into()));
            self.tell_of(&place, below, Fault::Required, Vec::new(), true);
            return self.add_missing(id, name);
        }
        let (fault, args) = match refused {
            Refused::OneOf(names) => (Fault::OneOf, vec![Arg::listed(Argument::Texts(names))]),
            Refused::Not(expected) => (Fault::Type, vec![word("expected", expected)]),
            Refused::Repeated => (Fault::Repeated, Vec::new()),
            Refused::Other if self.untagged.contains(&id) => {
                (Fault::Type, vec![word("expected", "of one of the shapes that it may have")])
            }
            Refused::Missing(_) | Refused::Other => (Fault::Type, Vec::new()),
        };
        let is_element = self.is_element(id);
        let is_without = fault == Fault::Repeated || culprit.is_some();
        let (lack, is_optional) = match place.field.filter(|_| below.is_empty()) {
            Some(field) => (Lack::Field(field), field.nullable || !field.required),
            None => (Lack::Type(Type::Any), is_element || is_without),
        };
        self.tell_of(&place, below, fault, args, true);
        if let Some(finding) = self.findings.last_mut().filter(|_| is_element) {
            finding.shortens = true;
        }
        id != Tree::ROOT && self.mend(id, lack, is_optional)
    }

    /// Whether it is an element of a list, or the value of an entry of a map, which is read without it as well.
    fn is_element(&self, id: Id) -> bool {
        match self.tree.parent(id) {
            Some((_, Step::Index(_))) => true,
            Some((_, Step::Key(_))) => {
                self.places.get(&id).is_some_and(|place| place.field.is_none())
            }
            None => false,
        }
    }

    /// The member that an object is refused for, where serde keeps its members until it knows what they are of, and then does
    /// not say which it was: the last without which it is not refused so.
    fn culprit(&mut self, object: Id, refused: Refused, trial: &mut dyn Trial<'de>) -> Option<Id> {
        if matches!(refused, Refused::Missing(_) | Refused::Repeated) {
            return None;
        }
        let is_there = |id: &Id| !matches!(self.tree.get(*id), Value::Absent);
        let is_its_own = |id: &Id| self.places.contains_key(id) && !self.mended.contains_key(id);
        let members = self.tree.members(object).iter().map(|(_, id)| *id);
        let members: Vec<Id> = members.filter(is_there).filter(is_its_own).collect();
        let (mut replaced, mut found) = (Vec::new(), None);
        for id in members {
            if self.n_trials >= TRIALS {
                break;
            }
            replaced.push((id, self.tree.set(id, Value::Absent)));
            let field = self.places.get(&id).and_then(|place| place.field);
            if let Some(field) = field.filter(|field| field.required && !field.nullable) {
                self.put(id, Lack::Field(field), 0, 0);
            }
            if self.try_once(trial) != Err((object, refused)) {
                found = Some(id);
                break;
            }
        }
        for (id, value) in replaced {
            self.tree.set(id, value);
        }
        found
    }

    /// Adds what the table does not know.
    fn add_missing(&mut self, object: Id, name: &'static str) -> bool {
        if !matches!(self.tree.get(object), Value::Object(_)) {
            return false;
        }
        let id = self.tree.add_member(object, name.into(), Value::Null);
        self.mend(id, Lack::Type(Type::Any), false)
    }

    /// Where a value is: the innermost place that the table knows, and the steps on from there.
    fn place_of(&self, id: Id) -> (Place, Vec<Below>) {
        let (mut at, mut steps) = (id, Vec::new());
        loop {
            let known = self.places.get(&at);
            let parent = self.tree.parent(at);
            let (place, parent) = match (known, parent) {
                (Some(place), _) => (place.clone(), None),
                (None, None) => (Place::default(), None),
                (None, Some(parent)) => (Place::default(), Some(parent)),
            };
            let Some((parent, step)) = parent else {
                return (place.clone(), below(steps, place.is_secret()));
            };
            steps.push(step.clone());
            at = *parent;
        }
    }
}

fn below(steps: Vec<Step<'_>>, is_secret: bool) -> Vec<Below> {
    let steps = steps.into_iter().map(|step| match step {
        Step::Index(index) => Below::Index(index),
        Step::Key(_) if is_secret => Below::Name(REDACTED.into()),
        Step::Key(key) => Below::Name(key.into_owned().into()),
    });
    steps.collect()
}
