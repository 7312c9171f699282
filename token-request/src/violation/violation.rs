//! A violation.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use super::path::Path;
use super::path_tree::{Details, NodeId, PathNode, PathTree};
use crate::RuleError;
use crate::rules;
use crate::rules::shared::broken_rule::BrokenRule;
use crate::table::{Arg, Field, Rule, Spelling, Type, Value};

/// A broken rule: the rule, its field, and the path to the value. It does not contain the value that broke the rule.
///
/// `Display` is the path and the message: `grantType: is required`.
#[derive(Clone)]
pub struct Violation {
    field: &'static Field,
    /// The index of the rule among the field's rules, and flags.
    rule: u32,
    pub(super) node: NodeId,
    /// `None` if the path consists of the field alone.
    pub(super) paths: Option<Arc<PathTree>>,
}

/// The rule of a violation in a value that has no table of rules.
static NESTED: Rule = Rule::new("nested");

/// The field of a violation that concerns no field.
pub(crate) static NO_FIELD: &Field = &Field::new("", Type::Any);

/// An index that no rule of a field has.
pub(crate) const NO_RULE: usize = usize::MAX;

/// A flag in a rule's index: its `message_fn` is not called, because that function calls `message`.
const WITHOUT_FN: u32 = 1 << 31;

/// A flag in a rule's index: fields have their names on forms.
const ON_FORM: u32 = 1 << 30;

const FLAGS: u32 = WITHOUT_FN | ON_FORM;

impl Violation {
    /// Fills the places of a list that have no violation yet.
    pub(super) const NONE: Self =
        Self { field: &Field::new("", Type::Any), rule: 0, node: NodeId::ROOT, paths: None };

    #[inline]
    pub(super) fn new(field: &'static Field, rule: usize, node: NodeId) -> Self {
        let rule = u32::try_from(rule).unwrap_or(u32::MAX) & !FLAGS;
        Self { field, rule, node, paths: None }
    }

    /// Uses the names on forms for all fields.
    #[cfg(feature = "wire")]
    pub(super) fn use_form_names(&mut self) {
        self.rule |= ON_FORM;
    }

    /// Returns the path to the value, with the names that the client uses.
    #[must_use]
    pub fn path(&self) -> Path<'_> {
        Path::new(self.paths.as_deref(), self.node, self.field, self.spelling())
    }

    /// Returns the segments of the path, with an empty name for each field without a name.
    #[cfg(feature = "validator")]
    pub(crate) fn all_segments(&self) -> Vec<super::path::Segment<'_>> {
        Path::all_segments(self.paths.as_deref(), self.node, self.field, self.spelling())
    }

    /// Returns the code, for programs.
    ///
    /// It is the `code` of the rule, otherwise the code of the custom function's error, otherwise the rule's name.
    #[must_use]
    pub fn code(&self) -> &str {
        let raised = || self.error().map(RuleError::code);
        self.rule().code.or_else(raised).unwrap_or(self.rule().name)
    }

    /// Returns the message, for people. It continues a sentence that starts with the name of the field.
    ///
    /// It is the `message` of the rule, otherwise the message of the custom function's error, otherwise a message made
    /// from the rule and its arguments.
    #[must_use]
    pub fn message(&self) -> Cow<'_, str> {
        self.custom_message().unwrap_or_else(|| DefaultMessage(self).to_string().into())
    }

    /// Returns the message that the rule or the custom function's error gives.
    pub(crate) fn custom_message(&self) -> Option<Cow<'_, str>> {
        let rule = self.rule();
        if let Some(message_fn) = rule.message_fn.filter(|_| self.rule & WITHOUT_FN == 0) {
            return Some(message_fn(&Self { rule: self.rule | WITHOUT_FN, ..self.clone() }));
        }
        let raised = || self.error()?.message.as_deref();
        rule.message.or_else(raised).map(Cow::Borrowed)
    }

    /// Returns the field of the rule; [`Table::whole`](crate::Table::whole) for a rule of the whole request.
    #[must_use]
    pub fn field(&self) -> &'static Field {
        self.field
    }

    /// Returns the broken rule.
    ///
    /// Its name is `nested` if the field's value has a type without a table. For an error in a body that was read, the
    /// rule has the name of the code.
    #[must_use]
    pub fn rule(&self) -> &'static Rule {
        let index = self.rule_index();
        let of_field = self.field.rules.get(index);
        #[cfg(feature = "wire")]
        let of_field = of_field.or_else(|| crate::wire::WireRule::rule(index));
        of_field.unwrap_or(&NESTED)
    }

    fn rule_index(&self) -> usize {
        (self.rule & !FLAGS) as usize
    }

    fn spelling(&self) -> Spelling {
        if self.rule & ON_FORM == 0 { Spelling::Wire } else { Spelling::Form }
    }

    /// Returns the arguments of the rule, in the order of the table, with the values that expressions had.
    ///
    /// With them and the [`code`](Self::code) a program can write a message in another language.
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
        match self.details() {
            Some(details) if !details.args.is_empty() => &details.args,
            _ => self.rule().args,
        }
    }

    /// Returns the value of the argument with this name.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&Value> {
        Arg::find(self.args(), name)
    }

    pub(crate) fn details(&self) -> Option<&Details> {
        self.paths.as_ref()?.details(self.node)
    }

    pub(crate) fn error(&self) -> Option<&RuleError> {
        self.details()?.error.as_ref()
    }

    /// Returns whether the violation was made from an error alone, without a field and a rule.
    pub(crate) fn has_no_field(&self) -> bool {
        std::ptr::eq(self.field, NO_FIELD)
    }

    /// Returns whether the violation is this error of a request from the wire.
    #[cfg(feature = "http")]
    pub(crate) fn is(&self, rule: crate::wire::WireRule) -> bool {
        self.rule_index() == rule.index()
    }

    /// Returns whether the violation is in a secret field, or in the value of one.
    #[cfg(feature = "validator")]
    pub(crate) fn is_secret(&self) -> bool {
        let mut nodes = self.paths.iter().flat_map(|paths| paths.nodes(self.node));
        self.field.secret
            || nodes.any(|node| matches!(node, PathNode::Field(field) if field.secret))
    }

    /// Returns the field, the index of the rule, and the nodes of the path from the outermost to the innermost.
    pub(crate) fn parts(&self) -> (&'static Field, usize, Vec<PathNode>) {
        let nodes = self.paths.iter().flat_map(|paths| paths.nodes(self.node)).cloned();
        let mut nodes: Vec<_> = nodes.collect();
        nodes.reverse();
        (self.field, self.rule_index(), nodes)
    }
}

/// The message of a violation whose rule gives none.
struct DefaultMessage<'a>(&'a Violation);

impl fmt::Display for DefaultMessage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(violation) = self;
        let foreign = violation.details().filter(|details| details.is_foreign);
        let (rule, field) = match foreign.and_then(|details| details.error.as_ref()) {
            Some(error) => (error.code(), NO_FIELD),
            None => (violation.rule().name, violation.field),
        };
        let (args, spelling) = (violation.args(), violation.spelling());
        let broken = BrokenRule { field, args, spelling };
        match rules::find(rule) {
            Some(rule) => (rule.describe)(&broken, f),
            #[cfg(feature = "wire")]
            None => crate::wire::describe(rule, &broken, f),
            #[cfg(not(feature = "wire"))]
            None => f.write_str("is invalid"),
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        if !path.segments().is_empty() {
            write!(f, "{path}: ")?;
        }
        match self.custom_message() {
            Some(message) => f.write_str(&message),
            None => DefaultMessage(self).fmt(f),
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
    /// Writes `{"path": .., "code": .., "message": ..}`, with the path as a JSON Pointer.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut violation = serializer.serialize_struct("Violation", 3)?;
        violation.serialize_field("path", &self.path().pointer())?;
        violation.serialize_field("code", self.code())?;
        violation.serialize_field("message", &self.message())?;
        violation.end()
    }
}
