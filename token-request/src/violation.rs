//! What is wrong with a request.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::RuleError;
use crate::path::{Mark, NodeId, Path, Said, Spelling, Trails};
use crate::rules::{self, Broken};
use crate::table::{Arg, Field, Rule, Type, Value};
use crate::validate::MOST_COUNTED;

/// One broken rule: which, of which field, and where in the request. The value that broke it is not in it.
///
/// `Display` is the path and the message: `grantType: is required`.
#[derive(Clone)]
pub struct Violation {
    field: &'static Field,
    /// The index of the rule among the field's, and flags.
    rule: u32,
    node: NodeId,
    /// `None` where the way to the field is the field itself.
    trails: Option<Arc<Trails>>,
}

/// The rule behind what is reported of a value that has no table of rules.
static NESTED: Rule = Rule::new("nested");

impl Violation {
    /// What stands where there is none.
    const NONE: Self =
        Self { field: &Field::new("", Type::Any), rule: 0, node: NodeId::ROOT, trails: None };

    /// The way to the value, under the names the client used.
    #[must_use]
    pub fn path(&self) -> Path<'_> {
        Path::along(self.trails.as_deref(), self.node, self.field, self.spelling())
    }

    /// The same way, with an empty name for what has none.
    #[cfg(feature = "validator")]
    pub(crate) fn steps(&self) -> Vec<crate::path::Segment<'_>> {
        Path::steps(self.trails.as_deref(), self.node, self.field, self.spelling())
    }

    /// What is wrong, for programs: the `code` that the rule gives, else that of the custom function's error, else
    /// the rule's name.
    #[must_use]
    pub fn code(&self) -> &str {
        let raised = || self.error().map(RuleError::code);
        self.rule().code.or_else(raised).unwrap_or(self.rule().name)
    }

    /// What is wrong, for people: the `message` that the rule gives, else that of the custom function's error, else
    /// a sentence made from the rule and its arguments. It starts where the name of the field would end.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.given_message().unwrap_or_else(|| Described(self).to_string().into())
    }

    /// The message that someone wrote, if someone did.
    pub(crate) fn given_message(&self) -> Option<Cow<'_, str>> {
        let rule = self.rule();
        if let Some(message_fn) = rule.message_fn.filter(|_| self.rule & WITHOUT_FN == 0) {
            return Some(message_fn(&Self { rule: self.rule | WITHOUT_FN, ..self.clone() }));
        }
        let raised = || self.error()?.message.as_deref();
        rule.message.or_else(raised).map(Cow::Borrowed)
    }

    /// The field whose rule it is; [`Table::whole`](crate::Table::whole) where it is a rule of the request as a whole.
    #[must_use]
    pub fn field(&self) -> &'static Field {
        self.field
    }

    /// The rule that is broken; one called `nested` where the field's value belongs to a type that has no table. What is
    /// wrong with a body that was read is a rule too, called as its code.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        let index = (self.rule & !FLAGS) as usize;
        let of_field = self.field.rules.get(index);
        #[cfg(feature = "wire")]
        let of_field = of_field.or_else(|| crate::wire::Fault::rule(index));
        of_field.unwrap_or(&NESTED)
    }

    fn spelling(&self) -> Spelling {
        if self.rule & ON_FORM == 0 { Spelling::Wire } else { Spelling::Form }
    }

    /// The arguments of the rule, in order: those of the table, but with the values that expressions had.
    ///
    /// With them and the [`code`](Self::code) a program can say what is wrong in a language of its own.
    ///
    /// ```
    /// use token_request::{Validate, Value};
    ///
    /// #[derive(Validate)]
    /// struct Page {
    ///     limit: u64,
    ///     #[validate(length(max = self.limit))]
    ///     items: Vec<u8>,
    /// }
    ///
    /// let violations = Page { limit: 2, items: vec![1, 2, 3] }.validate().unwrap_err();
    /// assert_eq!(violations[0].code(), "length");
    /// assert_eq!(violations[0].arg("max"), Some(&Value::Integer(2)));
    /// ```
    #[must_use]
    pub fn args(&self) -> &[Arg] {
        match self.said() {
            Some(said) if !said.args.is_empty() => &said.args,
            _ => self.rule().args,
        }
    }

    /// The value of the argument of that name, if the rule has one.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&Value> {
        Arg::find(self.args(), name)
    }

    pub(crate) fn said(&self) -> Option<&Said> {
        self.trails.as_ref()?.said(self.node)
    }

    pub(crate) fn error(&self) -> Option<&RuleError> {
        self.said()?.error.as_ref()
    }

    /// Whether it was made from an error alone and is of no field and no rule.
    pub(crate) fn is_bare(&self) -> bool {
        std::ptr::eq(self.field, BARE)
    }

    /// Whether it is this mistake of a request from the wire.
    #[cfg(feature = "http")]
    pub(crate) fn is(&self, fault: crate::wire::Fault) -> bool {
        (self.rule & !FLAGS) as usize == fault.index()
    }

    /// Whether it is of a secret field, or lies in the value of one.
    #[cfg(feature = "validator")]
    pub(crate) fn is_secret(&self) -> bool {
        let mut marks = self.trails.iter().flat_map(|trails| trails.marks(self.node));
        self.field.secret || marks.any(|mark| matches!(mark, Mark::Field(field) if field.secret))
    }

    /// Its field, its rule, and the marks on the way to it, outermost first.
    pub(crate) fn parts(&self) -> (&'static Field, usize, Vec<Mark>) {
        let marks = self.trails.iter().flat_map(|trails| trails.marks(self.node)).cloned();
        let mut marks: Vec<_> = marks.collect();
        marks.reverse();
        (self.field, (self.rule & !FLAGS) as usize, marks)
    }
}

/// The field of what is said of no field.
pub(crate) static BARE: &Field = &Field::new("", Type::Any);

/// The index of none of a field's rules.
pub(crate) const NO_RULE: usize = usize::MAX;

/// In a rule's index: its `message_fn` is not asked, as it is asking itself.
const WITHOUT_FN: u32 = 1 << 31;

/// In a rule's index: it is told by the names of forms.
const ON_FORM: u32 = 1 << 30;

const FLAGS: u32 = WITHOUT_FN | ON_FORM;

/// The default message of a violation.
struct Described<'a>(&'a Violation);

impl fmt::Display for Described<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(violation) = self;
        let foreign = violation.said().filter(|said| said.is_foreign);
        let (rule, field) = match foreign.and_then(|said| said.error.as_ref()) {
            Some(error) => (error.code(), BARE),
            None => (violation.rule().name, violation.field),
        };
        let (args, spelling) = (violation.args(), violation.spelling());
        rules::describe(&Broken { rule, field, args, spelling }, f)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.segments().is_empty() {
            write!(f, "{path}: ")?;
        }
        match self.given_message() {
            Some(message) => f.write_str(&message),
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
/// It is a slice of [`Violation`]s. `Display` is a line for each, serde writes a list. Up to four broken rules of a
/// flat request (other than `custom`, whose error is kept) stand in it without an allocation.
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
pub struct Violations(List);

#[derive(Clone)]
enum List {
    /// The first `n` of these.
    Few { n: usize, violations: [Violation; 4] },
    Many {
        violations: Vec<Violation>,
        /// How many more there were.
        omitted: usize,
    },
}

impl Violations {
    /// None yet: the first is to follow at once.
    #[inline]
    pub(crate) fn none() -> Self {
        Self(List::Few { n: 0, violations: [Violation::NONE; 4] })
    }

    #[inline]
    pub(crate) fn push(&mut self, field: &'static Field, rule: usize, node: NodeId) {
        let rule = u32::try_from(rule).unwrap_or(u32::MAX) & !FLAGS;
        let violation = Violation { field, rule, node, trails: None };
        match &mut self.0 {
            List::Many { violations, .. } => violations.push(violation),
            List::Few { n, violations } => match violations.get_mut(*n) {
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
        self.0 = List::Many { violations: many, omitted: 0 };
    }

    /// Puts those from `start` on, which came in runs that end at these indices, in the order of the runs' keys.
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

    /// The last, to say more of it.
    pub(crate) fn last_node(&mut self) -> Option<&mut NodeId> {
        self.as_mut().last_mut().map(|violation| &mut violation.node)
    }

    fn as_mut(&mut self) -> &mut [Violation] {
        match &mut self.0 {
            List::Few { n, violations } => &mut violations[..*n],
            List::Many { violations, .. } => violations,
        }
    }

    /// Returns the number of violations that a reader found but does not list, by its [`Limits`](crate::Limits).
    ///
    /// A reader stops at 10,000 violations, listed or not; there may be more then. `Display` ends with this number.
    #[must_use]
    pub fn n_omitted(&self) -> usize {
        match self.0 {
            List::Few { .. } => 0,
            List::Many { omitted, .. } => omitted,
        }
    }

    /// Adds to the number of those that are not listed.
    pub(crate) fn omit(&mut self, n: usize) {
        if n > 0 {
            self.0 = List::Many { violations: self.to_vec(), omitted: self.n_omitted() + n };
        }
    }

    /// Keeps at most `most` violations, and at least one.
    #[cfg(feature = "wire")]
    pub(crate) fn cap(&mut self, most: usize) {
        if self.len() <= most.max(1) {
            return;
        }
        let (mut violations, more) = (self.to_vec(), self.n_omitted());
        let omitted = more + violations.split_off(most.max(1)).len();
        self.0 = List::Many { violations, omitted };
    }

    /// The same by the names of forms.
    #[cfg(feature = "wire")]
    pub(crate) fn told_on_form(mut self) -> Self {
        for violation in self.as_mut() {
            violation.rule |= ON_FORM;
        }
        self
    }

    /// What is wrong with a body as a whole.
    #[cfg(feature = "wire")]
    pub(crate) fn of_body(fault: crate::wire::Fault, said: impl Into<Said>) -> Self {
        Self::of(BARE, fault, said.into())
    }

    /// What is wrong with a part of a request that is not its body, such as a header, by its name.
    #[cfg(feature = "http")]
    pub(crate) fn of_part(name: &'static str, fault: crate::wire::Fault, args: Vec<Arg>) -> Self {
        let below = vec![crate::path::Below::Name(name.into())];
        Self::of(BARE, fault, Said { below, args, ..Said::default() })
    }

    /// What is wrong with a field of the request, whatever its value.
    #[cfg(feature = "http")]
    pub(crate) fn of_field(field: &'static Field, fault: crate::wire::Fault) -> Self {
        Self::of(field, fault, Said::default())
    }

    #[cfg(feature = "wire")]
    fn of(field: &'static Field, fault: crate::wire::Fault, said: Said) -> Self {
        let (mut violations, mut trails) = (Self::none(), Trails::default());
        let node = trails.add(NodeId::ROOT, Mark::Said(Box::new(said)));
        violations.push(field, fault.index(), node);
        violations.share(trails);
        violations
    }

    /// These, and then those of the others that are so.
    #[cfg(feature = "http")]
    pub(crate) fn and(self, others: Self, are: impl Fn(&Violation) -> bool) -> Self {
        let omitted = self.n_omitted() + others.n_omitted();
        let violations = self.into_iter().chain(others.into_iter().filter(are)).collect();
        Self(List::Many { violations, omitted })
    }

    /// The rules of fields that are broken, each with the way to it; `None` where there are none.
    #[cfg(feature = "wire")]
    pub(crate) fn gathered(
        all: impl Iterator<Item = (&'static Field, usize, Vec<Mark>)>,
    ) -> Option<Self> {
        let (mut violations, mut trails) = (Self::none(), Trails::default());
        for (field, rule, marks) in all {
            let add = |node, mark| trails.add(node, mark);
            violations.push(field, rule, marks.into_iter().fold(NodeId::ROOT, add));
        }
        violations.share(trails);
        (!violations.is_empty()).then_some(violations)
    }

    /// Gives each its share in the ways to them.
    #[cold]
    pub(crate) fn share(&mut self, trails: Trails) {
        let trails = Arc::new(trails);
        for violation in self.as_mut() {
            violation.trails = Some(Arc::clone(&trails));
        }
    }
}

impl From<RuleError> for Violations {
    /// What is wrong with a request as a whole, or with the field that the error is [`at`](RuleError::at).
    fn from(error: RuleError) -> Self {
        Self::from(vec![error])
    }
}

impl From<Vec<RuleError>> for Violations {
    /// All of these. An empty list is a refusal too, of the code `schema`.
    fn from(mut errors: Vec<RuleError>) -> Self {
        if errors.is_empty() {
            errors.push(RuleError::new("schema"));
        }
        let (mut violations, mut trails) = (Self::none(), Trails::default());
        for error in errors {
            let below = error.below();
            let said = Said { error: Some(error), below, ..Said::default() };
            let node = trails.add(NodeId::ROOT, Mark::Said(Box::new(said)));
            violations.push(BARE, NO_RULE, node);
        }
        violations.share(trails);
        violations
    }
}

impl From<&'static str> for Violations {
    /// What is wrong with a request as a whole, by its code.
    fn from(code: &'static str) -> Self {
        Self::from(RuleError::new(code))
    }
}

impl Extend<Violation> for Violations {
    /// Adds what else is wrong, as it stands in other violations.
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
        self.0 = List::Many { violations: many, omitted };
    }
}

impl Deref for Violations {
    type Target = [Violation];

    fn deref(&self) -> &[Violation] {
        match &self.0 {
            List::Few { n, violations } => &violations[..*n],
            List::Many { violations, .. } => violations,
        }
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        match self.0 {
            List::Few { .. } => self.to_vec(),
            List::Many { violations, .. } => violations,
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
            n if self.len() + n >= MOST_COUNTED => write!(f, "\nand at least {n} more"),
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
