//! The list of all violations of a request.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::ser::{Serialize, Serializer};

#[cfg(feature = "http")]
use super::inner_segment::InnerSegment;
use super::path_tree::{Details, NodeId, PathNode, PathTree};
use super::violation::{NO_FIELD, NO_RULE, Violation};
use crate::RuleError;
#[cfg(feature = "http")]
use crate::table::Arg;
use crate::table::Field;

/// The number of violations after which a report with a limit stops counting.
pub(crate) const MAX_COUNTED: usize = 10_000;

/// The violations of a request, in the order of its table. The list is never empty.
///
/// It is a slice of [`Violation`]s. `Display` writes one line for each, serde writes a list. Up to four broken rules of
/// a flat request are stored without an allocation, except those of `custom`, whose error is kept.
///
/// ```
/// use token_request::{V3TokenRequest, Validate};
///
/// let request = V3TokenRequest {
///     client_id: Some(String::new()),
///     grant_type: Some("password".into()),
///     ..V3TokenRequest::default()
/// };
/// let violations = request.validate().unwrap_err();
/// assert_eq!(
///     violations.to_string(),
///     "clientId: must have 1 to 4096 characters\n\
///      grantType: must be `client_credentials`",
/// );
/// assert_eq!(violations[1].path().pointer(), "/grantType");
/// ```
#[derive(Clone)]
pub struct Violations(ViolationList);

#[derive(Clone)]
enum ViolationList {
    /// The first `n` of these.
    Few { n: usize, violations: [Violation; 4] },
    Many {
        violations: Vec<Violation>,
        /// The number of violations that were found but are not listed.
        omitted: usize,
    },
}

impl Violations {
    /// Returns an empty list, to which the caller adds the first violation at once.
    #[inline]
    pub(crate) fn empty() -> Self {
        Self(ViolationList::Few { n: 0, violations: [Violation::NONE; 4] })
    }

    #[inline]
    pub(crate) fn push(&mut self, field: &'static Field, rule: usize, node: NodeId) {
        let violation = Violation::new(field, rule, node);
        match &mut self.0 {
            ViolationList::Many { violations, .. } => violations.push(violation),
            ViolationList::Few { n, violations } => match violations.get_mut(*n) {
                Some(place) => {
                    *place = violation;
                    *n += 1;
                }
                None => self.push_fifth(violation),
            },
        }
    }

    #[cold]
    #[inline(never)]
    fn push_fifth(&mut self, violation: Violation) {
        // A request that breaks five rules is likely to break more.
        let mut many = Vec::with_capacity(8 * self.len());
        many.extend_from_slice(self);
        many.push(violation);
        self.0 = ViolationList::Many { violations: many, omitted: 0 };
    }

    /// Sorts the violations from `start` on by runs: each run ends at its index, and has a key.
    pub(crate) fn sort_runs<K: Ord>(&mut self, start: usize, runs: Vec<(K, usize)>) {
        let mut from = start;
        let ranges = runs.into_iter().map(|(key, end)| {
            let range = from..end;
            from = end;
            (key, range)
        });
        let mut ranges: Vec<_> = ranges.collect();
        ranges.sort_by(|a, b| a.0.cmp(&b.0));
        let sorted: Vec<_> =
            ranges.into_iter().flat_map(|(_, range)| self[range].to_vec()).collect();
        self.as_mut()[start..].clone_from_slice(&sorted);
    }

    /// Returns the node of the last violation.
    pub(crate) fn last_node(&mut self) -> Option<&mut NodeId> {
        self.as_mut().last_mut().map(|violation| &mut violation.node)
    }

    fn as_mut(&mut self) -> &mut [Violation] {
        match &mut self.0 {
            ViolationList::Few { n, violations } => &mut violations[..*n],
            ViolationList::Many { violations, .. } => violations,
        }
    }

    /// Returns the number of violations that a reader found but does not list, because of its
    /// [`Limits`](crate::Limits).
    ///
    /// A reader stops at 10,000 violations, listed or not, and there may be more. `Display` ends with this number.
    #[must_use]
    pub fn n_omitted(&self) -> usize {
        match self.0 {
            ViolationList::Few { .. } => 0,
            ViolationList::Many { omitted, .. } => omitted,
        }
    }

    /// Adds to the number of violations that are not listed.
    pub(crate) fn omit(&mut self, n: usize) {
        if n > 0 {
            let omitted = self.n_omitted() + n;
            self.0 = ViolationList::Many { violations: self.to_vec(), omitted };
        }
    }

    /// Keeps at most `max` violations, and at least one.
    #[cfg(feature = "wire")]
    pub(crate) fn cap(&mut self, max: usize) {
        if self.len() <= max.max(1) {
            return;
        }
        let (mut violations, more) = (self.to_vec(), self.n_omitted());
        let omitted = more + violations.split_off(max.max(1)).len();
        self.0 = ViolationList::Many { violations, omitted };
    }

    /// Uses the names on forms for all fields.
    #[cfg(feature = "wire")]
    pub(crate) fn with_form_names(mut self) -> Self {
        for violation in self.as_mut() {
            violation.use_form_names();
        }
        self
    }

    /// Returns the violation of a body as a whole.
    #[cfg(feature = "wire")]
    pub(crate) fn of_body(rule: crate::wire::WireRule, details: impl Into<Details>) -> Self {
        Self::of(NO_FIELD, rule, details.into())
    }

    /// Returns the violation of a named part of a request outside its body, such as a header.
    #[cfg(feature = "http")]
    pub(crate) fn of_part(name: &'static str, rule: crate::wire::WireRule, args: Vec<Arg>) -> Self {
        let inner = vec![InnerSegment::Name(name.into())];
        Self::of(NO_FIELD, rule, Details { inner, args, ..Details::default() })
    }

    /// Returns the violation of a field that does not depend on its value.
    #[cfg(feature = "http")]
    pub(crate) fn of_field(field: &'static Field, rule: crate::wire::WireRule) -> Self {
        Self::of(field, rule, Details::default())
    }

    #[cfg(feature = "wire")]
    fn of(field: &'static Field, rule: crate::wire::WireRule, details: Details) -> Self {
        let (mut violations, mut paths) = (Self::empty(), PathTree::default());
        let node = paths.add(NodeId::ROOT, PathNode::Details(Box::new(details)));
        violations.push(field, rule.index(), node);
        violations.set_paths(paths);
        violations
    }

    /// Appends the violations of `others` that match.
    #[cfg(feature = "http")]
    pub(crate) fn append_matching(
        self,
        others: Self,
        matches: impl Fn(&Violation) -> bool,
    ) -> Self {
        let omitted = self.n_omitted() + others.n_omitted();
        let violations = self.into_iter().chain(others.into_iter().filter(matches)).collect();
        Self(ViolationList::Many { violations, omitted })
    }

    /// Returns a list of violations, each given by its field, its rule, and the nodes of its path; `None` if there are
    /// none.
    #[cfg(feature = "wire")]
    pub(crate) fn from_parts(
        all: impl Iterator<Item = (&'static Field, usize, Vec<PathNode>)>,
    ) -> Option<Self> {
        let (mut violations, mut paths) = (Self::empty(), PathTree::default());
        for (field, rule, nodes) in all {
            let add = |parent, node| paths.add(parent, node);
            violations.push(field, rule, nodes.into_iter().fold(NodeId::ROOT, add));
        }
        violations.set_paths(paths);
        (!violations.is_empty()).then_some(violations)
    }

    /// Sets the tree that has the paths to all violations.
    #[cold]
    pub(crate) fn set_paths(&mut self, paths: PathTree) {
        let paths = Arc::new(paths);
        for violation in self.as_mut() {
            violation.paths = Some(Arc::clone(&paths));
        }
    }
}

impl From<RuleError> for Violations {
    /// Returns the violation of the whole request, or of the field that the error names with [`at`](RuleError::at).
    fn from(error: RuleError) -> Self {
        Self::from(vec![error])
    }
}

impl From<Vec<RuleError>> for Violations {
    /// Returns one violation for each error. An empty list gives one violation with the code `schema`.
    fn from(mut errors: Vec<RuleError>) -> Self {
        if errors.is_empty() {
            errors.push(RuleError::new("schema"));
        }
        let (mut violations, mut paths) = (Self::empty(), PathTree::default());
        for error in errors {
            let inner = error.inner_segments();
            let details = Details { error: Some(error), inner, ..Details::default() };
            let node = paths.add(NodeId::ROOT, PathNode::Details(Box::new(details)));
            violations.push(NO_FIELD, NO_RULE, node);
        }
        violations.set_paths(paths);
        violations
    }
}

impl From<&'static str> for Violations {
    /// Returns a violation of the whole request with this code.
    fn from(code: &'static str) -> Self {
        Self::from(RuleError::new(code))
    }
}

impl Extend<Violation> for Violations {
    /// Appends violations, such as those of another list.
    ///
    /// ```
    /// use token_request::{RuleError, Validate, Violations};
    ///
    /// #[derive(Validate)]
    /// struct Range {
    ///     #[validate(range(max = 9))]
    ///     min: u32,
    ///     max: u32,
    /// }
    ///
    /// #[derive(Validate)]
    /// #[validate(schema(function = in_order))]
    /// struct Page(#[validate(skip)] Range);
    ///
    /// fn in_order(page: &Page) -> Result<(), Violations> {
    ///     let Range { min, max } = page.0;
    ///     let order = if min <= max { Ok(()) } else { Err(Violations::from("order")) };
    ///     match (order, page.0.validate()) {
    ///         (Err(mut all), Err(more)) => {
    ///             all.extend(more);
    ///             Err(all)
    ///         }
    ///         (order, range) => order.and(range),
    ///     }
    /// }
    ///
    /// let violations = Page(Range { min: 10, max: 1 }).validate().unwrap_err();
    /// assert_eq!(violations.to_string(), "is invalid\nmin: must be at most 9");
    /// ```
    fn extend<I: IntoIterator<Item = Violation>>(&mut self, violations: I) {
        let (mut many, omitted) = (self.to_vec(), self.n_omitted());
        many.extend(violations);
        self.0 = ViolationList::Many { violations: many, omitted };
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        match &self.0 {
            ViolationList::Few { n, violations } => &violations[..*n],
            ViolationList::Many { violations, .. } => violations,
        }
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        match self.0 {
            ViolationList::Few { .. } => self.to_vec(),
            ViolationList::Many { violations, .. } => violations,
        }
        .into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, violation) in self.iter().enumerate() {
            f.write_str(if i == 0 { "" } else { "\n" })?;
            violation.fmt(f)?;
        }
        match self.n_omitted() {
            0 => Ok(()),
            n if self.len() + n >= MAX_COUNTED => write!(f, "\nand at least {n} more"),
            n => write!(f, "\nand {n} more"),
        }
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self).finish()
    }
}

impl std::error::Error for Violations {}

impl Serialize for Violations {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self)
    }
}
