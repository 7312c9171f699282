//! All that is wrong with a body.
//!
//! The table tells what is missing, stands twice, or is of another type. That is mended, so that serde can read the rest, which
//! is then checked by the rules; what serde still refuses is told and mended in turn. serde has the last word: a type that it
//! would have read is not told of.

mod blame;
mod finding;
mod flaws;
mod mend;
mod order;
mod variants;
mod walk;

use std::collections::{HashMap, HashSet};

use finding::{Finding, Place};
use flaws::Flaws;
use mend::Mended;

use super::fault::Flaw;
use super::given::Given;
use super::names::Names;
use super::refused::Refused;
use super::tree::{Id, Tree, Value};
use crate::Violations;
use crate::table::Table;

/// How often serde is asked, so that no body costs more than that many times its length.
const TRIALS: usize = 32;

/// What reads a tree with serde, and then checks the rules.
pub(crate) trait Trial<'de> {
    /// Reads the request.
    fn read(&mut self, tree: &Tree<'de>) -> Result<(), Refused>;
    /// The broken rules of what was read.
    fn check(&self) -> Option<Violations>;
}

pub(crate) struct Diagnosis<'de> {
    tree: Tree<'de>,
    names: Names,
    /// The request's own table, with the newtypes that it is in.
    table: Table,
    flaws: Flaws,
    findings: Vec<Finding<'de>>,
    /// Where the values are that the table knows.
    places: HashMap<Id, Place>,
    mended: HashMap<Id, Mended>,
    /// The values that are of an enum whose variants nothing but their fields tells apart.
    untagged: HashSet<Id>,
    n_trials: usize,
    /// Whether nothing can be read of the body.
    is_lost: bool,
}

impl<'de> Diagnosis<'de> {
    pub(crate) fn new(tree: Tree<'de>, names: Names, table: Table, flaws: Vec<Flaw>) -> Self {
        Self {
            tree,
            names,
            // A form has no shape for a collection of requests.
            table: if names.is_nothing() { names.table } else { table },
            flaws: Flaws::new(flaws),
            findings: Vec::new(),
            places: HashMap::new(),
            mended: HashMap::new(),
            untagged: HashSet::new(),
            n_trials: 0,
            is_lost: false,
        }
    }

    /// All that is wrong, and nothing if nothing is: then the trial has the request. `found` are the broken rules of what serde
    /// has read already.
    pub(crate) fn run(
        mut self,
        given: &[Given<'_>],
        found: Option<Violations>,
        trial: &mut dyn Trial<'de>,
    ) -> Option<Violations> {
        self.walk(given);
        let found = match found {
            Some(found) => {
                let table = self.table;
                order::drop_told(&mut self.findings, &found, table);
                Some(found)
            }
            None if self.is_lost => None,
            None if self.read(trial) => {
                self.acquit(trial);
                trial.check()
            }
            None => {
                self.acquit_what_is_reached(trial);
                None
            }
        };
        order::merged(self.findings, found.as_ref(), self.table)
    }

    /// Reads what is mended, and mends what cannot be read. Whether it was read at last.
    fn read(&mut self, trial: &mut dyn Trial<'de>) -> bool {
        loop {
            match self.try_once(trial) {
                Ok(()) => return true,
                Err((id, refused)) if self.n_trials < TRIALS => {
                    if !self.blame(id, refused, trial) {
                        return false;
                    }
                }
                Err(_) => return false,
            }
        }
    }

    /// Reads the tree, and says where serde failed.
    fn try_once(&mut self, trial: &mut dyn Trial<'de>) -> Result<(), (Id, Refused)> {
        self.n_trials += 1;
        self.tree.failed.set(None);
        let read = trial.read(&self.tree);
        // What serde has read, the request's own type may refuse all the same.
        read.map_err(|refused| self.tree.failed.get().unwrap_or((Tree::ROOT, refused)))
    }

    /// Takes back what is said of the type of a value that serde reads.
    fn acquit(&mut self, trial: &mut dyn Trial<'de>) {
        let before = self.n_trials;
        for mut finding in std::mem::take(&mut self.findings) {
            let suspect = finding.suspect.take().filter(|_| self.n_trials < TRIALS);
            if let Some((id, value)) = suspect {
                let mended = self.tree.set(id, value);
                if self.try_once(trial).is_ok() {
                    continue;
                }
                self.tree.set(id, mended);
            }
            self.findings.push(finding);
        }
        // The last trial may have failed.
        if self.n_trials > before {
            let _ = self.try_once(trial);
        }
    }

    /// The same where the request cannot be read, as far as serde comes: without the value that it fails at, it reads on to
    /// the end of what that stands in.
    fn acquit_what_is_reached(&mut self, trial: &mut dyn Trial<'de>) {
        if let Some((id, _)) = self.tree.failed.get().filter(|(id, _)| *id != Tree::ROOT) {
            self.tree.set(id, Value::Absent);
        }
        for mut finding in std::mem::take(&mut self.findings) {
            let suspect = finding.suspect.take().filter(|_| self.n_trials < TRIALS);
            if let Some((id, value)) = suspect {
                let mended = self.tree.set(id, Value::Malformed);
                let is_reached = self.fails_within(id, trial);
                self.tree.set(id, value);
                if is_reached && !self.fails_within(id, trial) {
                    continue;
                }
                self.tree.set(id, mended);
            }
            self.findings.push(finding);
        }
    }

    /// Whether serde fails at a value, or at one in it.
    fn fails_within(&mut self, id: Id, trial: &mut dyn Trial<'de>) -> bool {
        let failed = self.try_once(trial).err().map(|(failed, _)| failed);
        let parent = |at: &Id| self.tree.parent(*at).map(|(parent, _)| *parent);
        std::iter::successors(failed, parent).any(|at| at == id)
    }
}
