//! What is wrong with a body and what is wrong with its values, in the order of the table.

use std::collections::{HashMap, HashSet};

use super::finding::Finding;
use crate::path::{Below, Mark, Said};
use crate::table::{Field, Rule, Table, Type, Value, Variant};
use crate::wire::fault::Fault;
use crate::{Violation, Violations};

/// Where in a request something is, so that what comes first in the table is less.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Step {
    /// The field or the element of that index.
    At(usize),
    /// The entry of a map.
    Key(String),
    /// The request as a whole.
    Last,
}

type Rank = Vec<Step>;

/// The fields or variants that a step may lead to.
#[derive(Clone, Copy)]
enum Level {
    Fields(&'static [Field]),
    Variants(&'static [Variant]),
    Type(Type),
    Unknown,
}

impl Level {
    fn of(table: Table) -> Self {
        if table.variants.is_empty() {
            Self::Fields(table.fields)
        } else {
            Self::Variants(table.variants)
        }
    }

    /// The place of a field among those here, and what is in it.
    fn enter(self, field: &Field) -> (usize, Self) {
        let found = match self {
            Self::Fields(fields) => {
                let at = fields.iter().position(|other| other.name == field.name);
                at.and_then(|at| Some((at, Self::Type(fields.get(at)?.ty))))
            }
            Self::Variants(variants) => {
                let at = variants.iter().position(|variant| variant.name == field.name);
                at.and_then(|at| Some((at, Self::Fields(variants.get(at)?.fields))))
            }
            Self::Type(ty) => match ty.value() {
                Type::Object(table) => return Self::of(table()).enter(field),
                _ => None,
            },
            Self::Unknown => None,
        };
        found.unwrap_or((0, Self::Unknown))
    }

    /// What an element is.
    fn element(self) -> Self {
        match self {
            Self::Type(ty) => match ty.value() {
                Type::List(element) | Type::Map(element) => Self::Type(*element),
                _ => Self::Unknown,
            },
            // Of a collection of requests the table is that of one.
            level => level,
        }
    }
}

fn rank(table: Table, marks: &[Mark], field: &Field) -> Rank {
    let (mut level, mut rank) = (Level::of(table), Rank::new());
    for mark in marks {
        match mark {
            Mark::Field(field) => {
                let (at, within) = level.enter(field);
                rank.push(Step::At(at));
                level = within;
            }
            Mark::Index(index) => {
                rank.push(Step::At(*index));
                level = level.element();
            }
            Mark::Entry(entry) => {
                rank.push(Step::Key(entry.key().to_owned()));
                level = level.element();
            }
            Mark::Said(_) => {}
        }
    }
    if !field.name.is_empty() {
        rank.push(Step::At(level.enter(field).0));
    } else if !field.rules.is_empty() {
        rank.push(Step::Last);
    }
    rank
}

impl Finding<'_> {
    fn rank(&self, table: Table) -> Rank {
        let mut rank =
            rank(table, &self.place.marks, self.place.field.unwrap_or(super::finding::BARE));
        rank.extend(self.below.iter().rev().map(|below| match below {
            Below::Name(name) => Step::Key(name.clone().into_owned()),
            Below::Field { wire, .. } => Step::Key((*wire).to_owned()),
            Below::Index(index) => Step::At(*index),
        }));
        rank
    }
}

/// Leaves out what broken rules say as well, without saying what there is instead.
pub(super) fn drop_told(findings: &mut Vec<Finding<'_>>, violations: &Violations, table: Table) {
    let told = violations.iter().map(|violation| {
        let (field, index, marks) = violation.parts();
        (index, rank(table, &marks, field))
    });
    let told: HashSet<_> = told.collect();
    findings.retain(|finding| !told.contains(&(finding.rule().1, finding.rank(table))));
}

/// Something wrong that is to be told.
struct Told {
    rank: Rank,
    field: &'static Field,
    rule: usize,
    marks: Vec<Mark>,
}

impl Told {
    fn finding(finding: Finding<'_>, rank: Rank) -> Self {
        let (field, rule) = finding.rule();
        let mut marks = if std::ptr::eq(field, super::finding::BARE) {
            finding.place.within()
        } else {
            finding.place.marks
        };
        // The field's own rule knows best which of the names are allowed.
        let is_own = finding.fault == Fault::OneOf && rule != finding.fault.index();
        let args = if is_own { Vec::new() } else { finding.args };
        let said = Said { args, below: finding.below, ..Said::default() };
        marks.push(Mark::Said(Box::new(said)));
        Self { rank, field, rule, marks }
    }

    fn violation(violation: &Violation, table: Table) -> Self {
        let (field, rule, marks) = violation.parts();
        Self { rank: rank(table, &marks, field), field, rule, marks }
    }
}

/// All of them, but broken rules of values that could not be read.
pub(super) fn merged(
    findings: Vec<Finding<'_>>,
    found: Option<&Violations>,
    table: Table,
) -> Option<Violations> {
    let findings = findings.into_iter().map(|finding| (finding.rank(table), finding));
    let findings: Vec<_> = findings.collect();
    let faults = Faults::new(&findings);
    let violations = found.into_iter().flatten().filter_map(|violation| {
        let told = Told::violation(violation, table);
        (!faults.explain(&told, violation.rule())).then_some(told)
    });
    let mut all: Vec<Told> = violations.collect();
    let findings = findings.into_iter().map(|(rank, finding)| Told::finding(finding, rank));
    all.splice(0..0, findings);
    all.sort_by(|a, b| a.rank.cmp(&b.rank));
    Violations::gathered(all.into_iter().map(|told| (told.field, told.rule, told.marks)))
}

/// What of the findings tells which broken rules follow from them.
#[derive(Default)]
struct Faults {
    ranks: HashSet<Rank>,
    /// The names of the fields in whose place another value stands, by the request that they are of.
    mended: HashMap<Rank, HashSet<&'static str>>,
    /// The requests in which there is one, however deep.
    around: HashSet<Rank>,
}

impl Faults {
    fn new(findings: &[(Rank, Finding<'_>)]) -> Self {
        let mut faults = Self::default();
        for (rank, finding) in findings {
            if let Some(field) = finding.place.field.filter(|_| finding.is_mended) {
                faults.add_mended(rank, field.name);
            }
            if finding.is_made_up {
                faults.ranks.insert(rank[..rank.len() - finding.below.len()].to_vec());
            }
            if let Some((_, list)) = rank.split_last().filter(|_| finding.shortens) {
                faults.ranks.insert(list.to_vec());
            }
            faults.ranks.insert(rank.clone());
        }
        faults
    }

    fn add_mended(&mut self, rank: &Rank, name: &'static str) {
        let Some((_, level)) = rank.split_last() else { return };
        self.mended.entry(level.to_vec()).or_default().insert(name);
        for n in (0..rank.len()).rev() {
            // Those around one that is known are known too.
            if !self.around.insert(rank[..n].to_vec()) {
                break;
            }
        }
    }

    fn explain(&self, told: &Told, rule: &Rule) -> bool {
        if (1..=told.rank.len()).any(|n| self.ranks.contains(&told.rank[..n])) {
            return true;
        }
        let Some((_, level)) = told.rank.split_last() else { return false };
        if rule.name == "schema" && self.around.contains(level) {
            return true;
        }
        self.mended.get(level).is_some_and(|names| names.iter().any(|name| is_about(rule, name)))
    }
}

/// Whether a rule is about the field of that name too.
fn is_about(rule: &Rule, name: &str) -> bool {
    let is_in = |source: &str| {
        source.split(|c: char| !c.is_alphanumeric() && c != '_').any(|word| word == name)
    };
    let is_argument = rule.args.iter().any(|arg| match arg.value {
        Value::Field { name: other, .. } => other == name,
        Value::Source(source) => is_in(source),
        _ => false,
    });
    is_argument || rule.condition.is_some_and(is_in)
}
