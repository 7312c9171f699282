//! What is wrong with a request.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use smallvec::SmallVec;

use crate::path::{Mark, Path, Raised, Trail};
use crate::rules;
use crate::table::{Field, Rule};

/// One broken rule: which, of which field, and where in the request. The value that broke it is not in it.
///
/// `Display` is the path and the message: `grantType: is required`.
#[derive(Clone)]
pub struct Violation {
    field: &'static Field,
    rule: &'static Rule,
    trail: Option<Arc<Trail>>,
}

impl Violation {
    pub(crate) fn new(
        field: &'static Field,
        rule: &'static Rule,
        trail: Option<Arc<Trail>>,
    ) -> Self {
        Self { field, rule, trail }
    }

    /// The way to the value, under the names the client used.
    #[must_use]
    pub fn path(&self) -> Path<'_> {
        Path::along(self.trail.as_ref(), self.field)
    }

    /// What is wrong, for programs: the `code` that the rule gives, else that of the custom function's error, else
    /// the rule's name.
    #[must_use]
    pub fn code(&self) -> &str {
        let raised = || self.raised().map(|raised| &*raised.error.code);
        self.rule.code.or_else(raised).unwrap_or(self.rule.name)
    }

    /// What is wrong, for people: the `message` that the rule gives, else that of the custom function's error, else
    /// a sentence made from the rule and its arguments. It starts where the name of the field would end.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.given_message().map_or_else(|| Described(self).to_string().into(), Cow::Borrowed)
    }

    /// The message that someone wrote, if someone did.
    pub(crate) fn given_message(&self) -> Option<&str> {
        self.rule.message.or_else(|| self.raised()?.error.message.as_deref())
    }

    /// The field whose rule it is.
    #[must_use]
    pub fn field(&self) -> &'static Field {
        self.field
    }

    /// The rule that is broken.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        self.rule
    }

    pub(crate) fn raised(&self) -> Option<&Raised> {
        match &self.trail.as_ref()?.mark {
            Mark::Raised(raised) => Some(raised),
            _ => None,
        }
    }
}

/// The default message of a violation.
struct Described<'a>(&'a Violation);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        rules::describe(self.0.rule, self.0.field, f)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.segments().is_empty() {
            write!(f, "{path}: ")?;
        }
        match self.given_message() {
            Some(message) => f.write_str(message),
            None => Described(self).fmt(f),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Violation")
            .field("path", &format_args!("{}", self.path()))
            .field("code", &self.code())
            .field("message", &self.message())
            .finish()
    }
}

impl std::error::Error for Violation {}

impl Serialize for Violation {
    /// As `{"path": .., "code": .., "message": ..}`, the path a JSON Pointer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut violation = serializer.serialize_struct("Violation", 3)?;
        violation.serialize_field("path", &self.path().pointer())?;
        violation.serialize_field("code", self.code())?;
        violation.serialize_field("message", &self.message())?;
        violation.end()
    }
}

/// All that is wrong with a request, in the order of its table; never nothing.
///
/// It is a slice of [`Violation`]s. `Display` is a line for each, serde writes a list. Up to four stand in it
/// without an allocation.
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
pub struct Violations(SmallVec<[Violation; 4]>);

impl Violations {
    pub(crate) fn one(violation: Violation) -> Self {
        let mut violations = SmallVec::new();
        violations.push(violation);
        Self(violations)
    }

    pub(crate) fn push(&mut self, violation: Violation) {
        if self.0.len() == self.0.capacity() {
            // Whose fifth rule is broken breaks more of them.
            self.0.reserve(7 * self.0.len());
        }
        self.0.push(violation);
    }

    /// Puts those from `start` on, which came in runs that end at these indices, in the order of the runs' keys.
    pub(crate) fn sort_runs<K: Ord>(&mut self, start: usize, runs: Vec<(K, usize)>) {
        let mut unsorted = self.0.drain(start..).collect::<Vec<_>>().into_iter();
        let mut from = start;
        let mut sorted: Vec<(K, Vec<Violation>)> = Vec::new();
        for (key, end) in runs {
            sorted.push((key, unsorted.by_ref().take(end - from).collect()));
            from = end;
        }
        sorted.sort_by(|a, b| a.0.cmp(&b.0));
        self.0.extend(sorted.into_iter().flat_map(|(_, run)| run));
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        &self.0
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_vec().into_iter()
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
        Ok(())
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
