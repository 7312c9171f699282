//! The way of a body: it is read in one pass if it is right, and visited field by field if it is rejected.

use std::cell::Cell;
use std::ops::ControlFlow;

use serde::Deserialize;

use super::context::Context;
use super::form::{self, EncodedText, FormDeserializer, FormTree, Parameters, UnknownParameter};
use super::header_value::HeaderValue;
use super::json::{self, JsonDocument, SyntaxError, check_syntax};
use super::lax::is_lax;
use super::limits::Limits;
use super::names::{RequestNames, nameless};
use super::required::explained;
use super::rule::{WireRule, number, word};
use super::tree::{FirstError, Node, NodeValue, Object, ObjectSource};
use super::visit::{Visit, report_error};
use super::wiped::Wiped;
use crate::report::{CollectOptions, collect};
use crate::swar::position_of;
use crate::table::Spelling;
use crate::violation::NO_FIELD;
use crate::violation::{Details, InnerSegment};
use crate::{Report, Valid, Violations};

/// A body, and what the head of its request gives.
pub(crate) struct BodyReader<'de, 'a, C> {
    pub(crate) body: &'de [u8],
    pub(crate) limits: Limits,
    pub(crate) given: &'a [HeaderValue<'a>],
    pub(crate) context: C,
}

/// A parsed body.
#[derive(Clone, Copy)]
struct ParsedBody<'t, 'de> {
    root: Node<'t, 'de>,
    /// What is wrong behind the value that the root is.
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
            let form = FormDeserializer { body, names: &names, given: self.given };
            T::deserialize(form).ok()
        });
        let checked = match read {
            Some(request) => match self.context.check(&request, self.limits.violations) {
                Ok(()) if !may_be_lax::<T, C>() => Ok(Valid::trusted(request)),
                Err(broken) if !self.needs_body(&broken, true) && !may_be_lax::<T, C>() => {
                    Err(broken)
                }
                checked => self.with_form(names, |parts| self.look_again(request, checked, parts)),
            },
            None => match &self.nameless::<T>()[..] {
                [] => self.with_form(names, |parts| Err(self.diagnosis::<T>(parts))),
                [json] => self.read_nameless(*json),
                _ => Err(Violations::of_body(WireRule::Repeated, Details::default())),
            },
        };
        checked.map_err(|violations| self.with_hint(violations.with_form_names()))
    }

    /// Adds a violation where the body is hardly decode_byte as a form.
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
        let (form, first_error) =
            (FormTree::new(self.body, names, self.given), FirstError::default());
        let root = NodeValue::Object(Object::new(ObjectSource::Form(&form)));
        let lender = std::str::from_utf8(self.body).ok();
        then(ParsedBody {
            root: Node::new(root, lender, &first_error),
            syntax: None,
            form: Some(&form),
        })
    }

    /// The values that a form has under no name, where the request has no fields.
    #[cold]
    fn nameless<T>(&self) -> Vec<EncodedText<'de>>
    where
        C: Context<T>,
    {
        match nameless(C::TABLE) {
            Some(may_have_others) => form::nameless_values(self.body, may_have_others),
            None => Vec::new(),
        }
    }

    /// Reads a request that has no fields: JSON in a parameter without a name.
    #[cold]
    fn read_nameless<T: Deserialize<'de>>(
        &self,
        json: EncodedText<'de>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let json = json
            .decode()
            .map_err(|malformed| Violations::of_body(WireRule::Encoding, malformed.args()))?;
        let lender = match &json {
            std::borrow::Cow::Borrowed(json) => Some(*json),
            std::borrow::Cow::Owned(_) => None,
        };
        let json = Wiped::from(json);
        self.with_json(json.as_str(), lender, |parts| self.read_node(parts))
    }

    #[inline]
    pub(crate) fn read_json<T: Deserialize<'de>>(self) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        self.check_size()?;
        let json = std::str::from_utf8(self.body).map_err(|error| {
            let args =
                vec![word("what", "is not valid UTF-8"), number("byte", error.valid_up_to())];
            Violations::of_body(WireRule::Encoding, args)
        })?;
        if !self.given.is_empty() {
            return self.with_json(json, Some(json), |parts| self.read_node(parts));
        }
        let has_any_keys = Cell::new(false);
        let has_lax_read = || has_any_keys.get() && may_be_lax::<T, C>();
        match json::read(json, &has_any_keys) {
            Some(request) => match self.context.check(&request, self.limits.violations) {
                Ok(()) if !has_lax_read() => Ok(Valid::trusted(request)),
                Err(broken) if !self.needs_body(&broken, false) && !has_lax_read() => Err(broken),
                checked => self
                    .with_json(json, Some(json), |parts| self.look_again(request, checked, parts)),
            },
            None => self.with_json(json, Some(json), |parts| Err(self.diagnosis::<T>(parts))),
        }
    }

    /// Parses JSON, as far as it is valid.
    #[cold]
    fn with_json<R>(
        &self,
        json: &str,
        lender: Option<&'de str>,
        then: impl FnOnce(ParsedBody<'_, 'de>) -> Result<R, Violations>,
    ) -> Result<R, Violations> {
        let syntax = check_syntax(json).err();
        let valid = match &syntax {
            None => json,
            Some(SyntaxError { n_valid: Some(n), .. }) => &json[..*n],
            Some(error) => return Err(Violations::of_body(WireRule::Syntax, error.said())),
        };
        let document = JsonDocument::body(valid, lender.is_some(), self.given);
        let first_error = FirstError::default();
        let root = Node::new(NodeValue::Json(document.root()), lender, &first_error);
        then(ParsedBody { root, syntax: syntax.as_ref(), form: None })
    }

    /// Reads a request that was parsed.
    fn read_node<T: Deserialize<'de>>(
        &self,
        parts: ParsedBody<'_, 'de>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let read = parts.root.attempt(T::deserialize).ok().filter(|_| parts.syntax.is_none());
        match read {
            Some(request) => {
                let checked = self.context.check(&request, self.limits.violations);
                self.look_again(request, checked, parts)
            }
            None => Err(self.diagnosis::<T>(parts)),
        }
    }

    #[inline]
    fn check_size(&self) -> Result<(), Violations> {
        // The places in a body are numbered by 32 bits.
        let most = self.limits.bytes.min(u32::MAX as usize - 1);
        if self.body.len() <= most { Ok(()) } else { Err(self.limits.exceeded()) }
    }

    /// Adds what the body has in the place of required values.
    fn with_values(&self, violations: Violations, root: Node<'_, 'de>) -> Violations {
        let is_form = matches!(root.value, NodeValue::Object(_));
        if has_null_or_empty(self.body, is_form) { explained(violations, root) } else { violations }
    }

    /// Whether the body tells more than these broken rules: that a required value is null or empty.
    fn needs_body(&self, broken: &Violations, is_form: bool) -> bool {
        let is_required = broken.iter().any(|broken| broken.rule().name == "required");
        is_required && has_null_or_empty(self.body, is_form)
    }

    /// Looks at the body of a request that serde has read: to say more of what is required, or because serde lets more pass
    /// than the table does.
    fn look_again<T>(
        &self,
        request: T,
        checked: Result<(), Violations>,
        parts: ParsedBody<'_, 'de>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let checked = checked.map_err(|broken| self.with_values(broken, parts.root));
        if !may_be_lax::<T, C>() {
            return checked.map(|()| Valid::trusted(request));
        }
        let visit = Visit { node: parts.root, error: None, readers: &[], is_lax: true };
        let mut n_wrong = 0;
        let found = self.collected(parts.root, &mut |report| {
            let flow = self.visit(visit, parts, report);
            n_wrong = report.n_wire_errors();
            flow
        });
        match found {
            Err(violations) if n_wrong > 0 => Err(violations),
            _ => checked.map(|()| Valid::trusted(request)),
        }
    }

    /// All that is wrong with a body that serde rejects.
    fn diagnosis<T: Deserialize<'de>>(&self, parts: ParsedBody<'_, 'de>) -> Violations
    where
        C: Context<T>,
    {
        let error = parts.root.attempt(|node| T::deserialize(node).map(drop)).err();
        let is_lax = may_be_lax::<T, C>();
        let (node, failure_at) = (parts.root, error.as_ref());
        let visit = Visit { node, error: failure_at, readers: &[], is_lax };
        let found = self.collected(parts.root, &mut |report| {
            if let Some(error) = parts.syntax {
                report.wire_error(NO_FIELD, WireRule::Syntax.index(), || error.said())?;
            }
            if let Some(form) = parts.form {
                others_of_form(form, WireRule::Encoding, report)?;
            }
            self.visit(visit, parts, report)?;
            match &error {
                Some(error) if report.n_wire_errors() == 0 => {
                    report_error(report, NO_FIELD, parts.root, error)
                }
                _ => ControlFlow::Continue(()),
            }
        });
        found.err().unwrap_or_else(|| Violations::of_body(WireRule::Type, Details::default()))
    }

    /// Visits the fields, and then the parameters that no field has.
    fn visit<T>(
        &self,
        visit: Visit<'_, '_>,
        parts: ParsedBody<'_, 'de>,
        report: &mut Report<'_>,
    ) -> ControlFlow<()>
    where
        C: Context<T>,
    {
        self.context.visit(visit, report)?;
        match parts.form {
            Some(form) => others_of_form(form, WireRule::Unknown, report),
            None => ControlFlow::Continue(()),
        }
    }

    fn collected(
        &self,
        root: Node<'_, 'de>,
        check: &mut dyn FnMut(&mut Report<'_>) -> ControlFlow<()>,
    ) -> Result<(), Violations> {
        let wanted =
            CollectOptions { with_values: false, max_listed: self.limits.violations.max(1) };
        collect(wanted, check).map_err(|violations| self.with_values(violations, root))
    }
}

/// Whether serde may accept a body of this request that the table does not.
#[inline]
fn may_be_lax<T, C: Context<T>>() -> bool {
    !C::IS_FLAT && is_lax(&C::TABLE)
}

/// Whether a body may have a value that is null in JSON, or empty on a form.
fn has_null_or_empty(body: &[u8], is_form: bool) -> bool {
    has_null(body) || is_form && Parameters::new(body).any(|(_, value)| value.is_empty())
}

fn has_null(mut body: &[u8]) -> bool {
    while let Some(at) = position_of(b'n', body) {
        body = &body[at..];
        if body.starts_with(b"null") {
            return true;
        }
        body = &body[1..];
    }
    false
}

/// Whether a body is an object of JSON.
fn is_json_object(body: &[u8]) -> bool {
    let is_object = body.trim_ascii_start().starts_with(b"{");
    is_object && std::str::from_utf8(body).is_ok_and(|text| check_syntax(text).is_ok())
}

/// Reports what is wrong with the parameters that no field has: of one kind of mistake.
fn others_of_form(form: &FormTree<'_>, kind: WireRule, report: &mut Report<'_>) -> ControlFlow<()> {
    for other in form.unknown_parameters() {
        let (rule, name, args) = match other {
            UnknownParameter::Encoding(name, malformed) => {
                (WireRule::Encoding, name, malformed.args())
            }
            UnknownParameter::Unknown(Some(name), _) => {
                (WireRule::Unknown, Some(name), vec![word("what", "parameter")])
            }
            UnknownParameter::Unknown(None, byte) => {
                (WireRule::Unknown, None, vec![number("byte", byte)])
            }
        };
        if rule != kind {
            continue;
        }
        let below = name.map(|name| InnerSegment::Name(name.into())).into_iter().collect();
        report.wire_error(NO_FIELD, rule.index(), || Details {
            inner: below,
            args,
            ..Details::default()
        })?;
    }
    ControlFlow::Continue(())
}
