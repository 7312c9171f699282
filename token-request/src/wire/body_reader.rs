//! Reads a body: in one pass if it is valid, and field by field if it is rejected.

use std::borrow::Cow;
use std::cell::Cell;
use std::ops::ControlFlow;

use serde::Deserialize;

use super::context::Context;
use super::form::{self, EncodedText, FormDeserializer, FormTree, UnknownParameter};
use super::header_value::HeaderValue;
use super::json::{self, JsonDocument, SyntaxError, check_syntax};
use super::lax::is_lax;
use super::limits::{Limits, collect_options};
use super::names::{RequestNames, nameless};
use super::required::{explain_required, may_have_null_or_empty};
use super::rule::{WireRule, number, word};
use super::tree::{FirstError, Node, NodeValue, Object, ObjectSource};
use super::visit::{Visit, report_error};
use super::wiped::Wiped;
use crate::report::collect;
use crate::table::Spelling;
use crate::violation::{Details, InnerSegment, NO_FIELD};
use crate::{Report, Valid, Violations};

/// A body, the values that headers give, the limits, and the context of the rules.
pub(crate) struct BodyReader<'de, 'a, C> {
    pub(crate) body: &'de [u8],
    pub(crate) limits: Limits,
    pub(crate) header_values: &'a [HeaderValue<'a>],
    pub(crate) context: C,
}

/// A parsed body.
#[derive(Clone, Copy)]
struct ParsedBody<'t, 'de> {
    root: Node<'t, 'de>,
    /// The syntax error after the root.
    syntax: Option<&'t SyntaxError>,
    form: Option<&'t FormTree<'t>>,
}

impl<'de, C> BodyReader<'de, '_, C> {
    #[inline]
    pub(crate) fn read_form<T: Deserialize<'de>>(self) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        self.check_size()?;
        let names = RequestNames::new(C::TABLE, Spelling::Form);
        let names = names.of_variant(|tag| form::first_value(self.body, tag));
        let text = std::str::from_utf8(self.body).ok();
        let read = text.and_then(|body| {
            let form = FormDeserializer { body, names: &names, header_values: self.header_values };
            T::deserialize(form).ok()
        });
        let checked = match read {
            Some(request) => match self.context.check(&request, self.limits.violations) {
                Ok(()) if !may_be_lax::<T, C>() => Ok(Valid::trusted(request)),
                Err(broken) if !self.needs_body(&broken, true) && !may_be_lax::<T, C>() => {
                    Err(broken)
                }
                checked => self.with_form(names, |body| self.check_body(request, checked, body)),
            },
            None => match &self.nameless_values::<T>()[..] {
                [] => self.with_form(names, |body| Err(self.violations_of::<T>(body))),
                [json] => self.read_nameless(*json),
                _ => Err(Violations::of_body(WireRule::Repeated, Details::default())),
            },
        };
        checked.map_err(|violations| self.with_hint(violations.with_form_names()))
    }

    /// Adds a violation if the body is probably not meant as a form.
    #[cold]
    fn with_hint(&self, violations: Violations) -> Violations {
        let hint = match self.body {
            [0xEF, 0xBB, 0xBF, ..] => "must not begin with a byte order mark",
            body if is_json_object(body) => "must be a form, not JSON",
            _ => return violations,
        };
        let mut hinted = Violations::of_body(WireRule::Encoding, vec![word("what", hint)]);
        let n_omitted = violations.n_omitted();
        hinted.extend(violations);
        hinted.omit(n_omitted);
        hinted.cap(self.limits.violations);
        hinted
    }

    /// Parses the form.
    #[cold]
    fn with_form<R>(&self, names: RequestNames, then: impl FnOnce(ParsedBody<'_, 'de>) -> R) -> R {
        let form = FormTree::new(self.body, names, self.header_values);
        let root = NodeValue::Object(Object::new(ObjectSource::Form(&form)));
        let body_text = std::str::from_utf8(self.body).ok();
        let first_error = FirstError::default();
        let root = Node::new(root, body_text, &first_error);
        then(ParsedBody { root, syntax: None, form: Some(&form) })
    }

    /// Returns the values without a name, if the request has no fields.
    #[cold]
    fn nameless_values<T>(&self) -> Vec<EncodedText<'de>>
    where
        C: Context<T>,
    {
        match nameless(C::TABLE) {
            Some(may_have_others) => form::nameless_values(self.body, may_have_others),
            None => Vec::new(),
        }
    }

    /// Reads a request without fields, which is JSON in a parameter without a name.
    #[cold]
    fn read_nameless<T: Deserialize<'de>>(
        &self,
        json: EncodedText<'de>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let invalid =
            |error: form::EncodingError| Violations::of_body(WireRule::Encoding, error.args());
        let json = json.decode().map_err(invalid)?;
        let body_text = match &json {
            Cow::Borrowed(json) => Some(*json),
            Cow::Owned(_) => None,
        };
        let json = Wiped::from(json);
        self.with_json(json.as_str(), body_text, |body| self.read_parsed(body))
    }

    #[inline]
    pub(crate) fn read_json<T: Deserialize<'de>>(self) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        self.check_size()?;
        let json = std::str::from_utf8(self.body).map_err(|error| {
            let byte = number("byte", error.valid_up_to());
            Violations::of_body(WireRule::Encoding, vec![word("what", "is not valid UTF-8"), byte])
        })?;
        if !self.header_values.is_empty() {
            return self.with_json(json, Some(json), |body| self.read_parsed(body));
        }
        let has_any_keys = Cell::new(false);
        let is_lax = || has_any_keys.get() && may_be_lax::<T, C>();
        match json::read(json, &has_any_keys) {
            Some(request) => match self.context.check(&request, self.limits.violations) {
                Ok(()) if !is_lax() => Ok(Valid::trusted(request)),
                Err(broken) if !self.needs_body(&broken, false) && !is_lax() => Err(broken),
                checked => {
                    self.with_json(json, Some(json), |body| self.check_body(request, checked, body))
                }
            },
            None => self.with_json(json, Some(json), |body| Err(self.violations_of::<T>(body))),
        }
    }

    /// Parses JSON as far as it is valid.
    #[cold]
    fn with_json<R>(
        &self,
        json: &str,
        body_text: Option<&'de str>,
        then: impl FnOnce(ParsedBody<'_, 'de>) -> Result<R, Violations>,
    ) -> Result<R, Violations> {
        let syntax = check_syntax(json).err();
        let valid = match &syntax {
            None => json,
            Some(SyntaxError { n_valid: Some(n), .. }) => &json[..*n],
            Some(error) => return Err(Violations::of_body(WireRule::Syntax, error.details())),
        };
        let document = JsonDocument::body(valid, body_text.is_some(), self.header_values);
        let first_error = FirstError::default();
        let root = Node::new(NodeValue::Json(document.root()), body_text, &first_error);
        then(ParsedBody { root, syntax: syntax.as_ref(), form: None })
    }

    /// Reads a request from a parsed body.
    fn read_parsed<T: Deserialize<'de>>(
        &self,
        body: ParsedBody<'_, 'de>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let read = body.root.attempt(T::deserialize).ok().filter(|_| body.syntax.is_none());
        match read {
            Some(request) => {
                let checked = self.context.check(&request, self.limits.violations);
                self.check_body(request, checked, body)
            }
            None => Err(self.violations_of::<T>(body)),
        }
    }

    #[inline]
    fn check_size(&self) -> Result<(), Violations> {
        // The values of a body have ids of 32 bits.
        let most = self.limits.bytes.min(u32::MAX as usize - 1);
        if self.body.len() <= most { Ok(()) } else { Err(self.limits.exceeded()) }
    }

    /// Returns whether the body explains a violation of `required`, as the value may be null or empty.
    fn needs_body(&self, broken: &Violations, is_form: bool) -> bool {
        let is_required = broken.iter().any(|broken| broken.rule().name == "required");
        is_required && may_have_null_or_empty(self.body, is_form)
    }

    /// Checks the body of a request that serde has read. It explains violations of `required`, and contains violations that
    /// serde ignores.
    fn check_body<T>(
        &self,
        request: T,
        checked: Result<(), Violations>,
        body: ParsedBody<'_, 'de>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let checked = checked.map_err(|broken| self.explain(broken, body.root));
        if !may_be_lax::<T, C>() {
            return checked.map(|()| Valid::trusted(request));
        }
        let visit = Visit { node: body.root, error: None, readers: &[], is_lax: true };
        let mut n_errors = 0;
        let found = self.collect(body.root, &mut |report| {
            let flow = self.visit(visit, body, report);
            n_errors = report.n_wire_errors();
            flow
        });
        match found {
            Err(violations) if n_errors > 0 => Err(violations),
            _ => checked.map(|()| Valid::trusted(request)),
        }
    }

    /// Returns all violations of a body that serde rejects.
    fn violations_of<T: Deserialize<'de>>(&self, body: ParsedBody<'_, 'de>) -> Violations
    where
        C: Context<T>,
    {
        let (node, is_lax) = (body.root, may_be_lax::<T, C>());
        let error = node.attempt(|node| T::deserialize(node).map(drop)).err();
        let visit = Visit { node, error: error.as_ref(), readers: &[], is_lax };
        let found = self.collect(node, &mut |report| {
            if let Some(error) = body.syntax {
                report.wire_error(NO_FIELD, WireRule::Syntax.index(), || error.details())?;
            }
            if let Some(form) = body.form {
                report_unknown_parameters(form, WireRule::Encoding, report)?;
            }
            self.visit(visit, body, report)?;
            match &error {
                Some(error) if report.n_wire_errors() == 0 => {
                    report_error(report, NO_FIELD, node, error)
                }
                _ => ControlFlow::Continue(()),
            }
        });
        found.err().unwrap_or_else(|| Violations::of_body(WireRule::Type, Details::default()))
    }

    /// Visits the fields, and then the parameters that belong to no field.
    fn visit<T>(
        &self,
        visit: Visit<'_, '_>,
        body: ParsedBody<'_, 'de>,
        report: &mut Report<'_>,
    ) -> ControlFlow<()>
    where
        C: Context<T>,
    {
        self.context.visit(visit, report)?;
        match body.form {
            Some(form) => report_unknown_parameters(form, WireRule::Unknown, report),
            None => ControlFlow::Continue(()),
        }
    }

    fn collect(
        &self,
        root: Node<'_, 'de>,
        check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
    ) -> Result<(), Violations> {
        let options = collect_options(self.limits.violations);
        collect(options, check).map_err(|violations| self.explain(violations, root))
    }

    /// Adds to each violation of `required` whether the value is null or empty.
    fn explain(&self, violations: Violations, root: Node<'_, 'de>) -> Violations {
        let is_form = matches!(root.value, NodeValue::Object(_));
        if may_have_null_or_empty(self.body, is_form) {
            explain_required(violations, root)
        } else {
            violations
        }
    }
}

/// Returns whether serde may accept a body of this request that the table does not.
#[inline]
fn may_be_lax<T, C: Context<T>>() -> bool {
    !C::IS_FLAT && is_lax(&C::TABLE)
}

fn is_json_object(body: &[u8]) -> bool {
    let is_object = body.trim_ascii_start().starts_with(b"{");
    is_object && std::str::from_utf8(body).is_ok_and(|text| check_syntax(text).is_ok())
}

/// Reports the violations of one rule by the parameters that belong to no field.
fn report_unknown_parameters(
    form: &FormTree<'_>,
    rule: WireRule,
    report: &mut Report<'_>,
) -> ControlFlow<()> {
    for parameter in form.unknown_parameters() {
        let (broken, name, args) = match parameter {
            UnknownParameter::Encoding(name, error) => (WireRule::Encoding, name, error.args()),
            UnknownParameter::Unknown(name @ Some(_), _) => {
                (WireRule::Unknown, name, vec![word("what", "parameter")])
            }
            UnknownParameter::Unknown(None, byte) => {
                (WireRule::Unknown, None, vec![number("byte", byte)])
            }
        };
        if broken == rule {
            let inner = name.map(|name| InnerSegment::Name(name.into())).into_iter().collect();
            let details = || Details { inner, args, ..Details::default() };
            report.wire_error(NO_FIELD, rule.index(), details)?;
        }
    }
    ControlFlow::Continue(())
}
