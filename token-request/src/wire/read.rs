//! The way of a body: in one pass where it is right, and else once more to find out all that is wrong.

use std::borrow::Cow;

use serde::Deserialize;

use super::Limits;
use super::context::Context;
use super::diagnosis::{Diagnosis, Trial};
use super::fault::{Fault, Flaw, number};
use super::form::{self, Form, Octets};
use super::given::Given;
use super::json;
use super::names::{Names, nameless};
use super::refused::Refused;
use super::tree::{Reader, Tree};
use crate::path::Spelling;
use crate::{Valid, Violations};

/// A body, and what the request says besides.
pub(crate) struct Source<'de, 'a, C> {
    pub(crate) body: &'de [u8],
    pub(crate) limits: Limits,
    pub(crate) given: &'a [Given<'a>],
    pub(crate) context: C,
}

impl<'de, C> Source<'de, '_, C> {
    #[inline]
    pub(crate) fn read_form<T: Deserialize<'de>>(self) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        self.check_size()?;
        let names = Names::new(C::TABLE, Spelling::Form);
        let names = names.of_variant(|tag| form::value_of(self.body, tag));
        let form = std::str::from_utf8(self.body).ok();
        let form = form.map(|body| Form { body, names: &names, given: self.given });
        let read = form.and_then(|form| T::deserialize(form).ok());
        let grow = |tree: &mut Tree<'de>| form::grow(tree, self.body, names);
        match read.map(|request| self.context.valid(request)) {
            Some(Ok(valid)) => Ok(valid),
            Some(Err(found)) => self.diagnose(Some(found), names, grow),
            None => match &self.nameless::<T>()[..] {
                [] => self.diagnose(None, names, grow),
                [json] => self.read_nameless(*json),
                _ => Err(Violations::of_body(Fault::Repeated, Vec::new())),
            },
        }
    }

    /// The values that a form has under no name, where a request without fields is looked for.
    #[cold]
    fn nameless<T>(&self) -> Vec<Octets<'de>>
    where
        C: Context<T>,
    {
        match nameless(C::TABLE) {
            Some(may_have_others) => form::nameless(self.body, may_have_others),
            None => Vec::new(),
        }
    }

    /// Reads a request that has no fields, which is JSON.
    fn read_nameless<T: Deserialize<'de>>(&self, json: Octets<'de>) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        let json = json.decode().map_err(|malformed| {
            let Flaw { fault, args, .. } = form::flaw(None, malformed);
            Violations::of_body(fault, args)
        })?;
        let read = match &json {
            Cow::Borrowed(json) => json::read(json, &[]),
            Cow::Owned(json) => json::read_copy(json),
        };
        self.judge_json(read, |tree| match &json {
            Cow::Borrowed(json) => json::grow(tree, json.as_bytes()),
            Cow::Owned(json) => json::grow_copy(tree, json),
        })
    }

    #[inline]
    pub(crate) fn read_json<T: Deserialize<'de>>(self) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        self.check_size()?;
        let json = std::str::from_utf8(self.body).ok();
        let read = json.and_then(|json| json::read(json, self.given));
        self.judge_json(read, |tree| json::grow(tree, self.body))
    }

    /// Validates what was read of JSON, and says what is wrong with it otherwise.
    #[inline]
    fn judge_json<T: Deserialize<'de>>(
        &self,
        read: Option<T>,
        grow: impl FnOnce(&mut Tree<'de>) -> Option<Flaw>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        match read.map(|request| self.context.valid(request)) {
            Some(Ok(valid)) => Ok(valid),
            other => {
                let names = Names::new(C::TABLE, Spelling::Wire);
                let grow = |tree: &mut Tree<'de>| grow(tree).into_iter().collect();
                self.diagnose(other.and_then(Result::err), names, grow)
            }
        }
    }

    #[inline]
    fn check_size(&self) -> Result<(), Violations> {
        if self.body.len() <= self.limits.bytes { Ok(()) } else { Err(self.limits.exceeded()) }
    }

    /// All that is wrong, where serde has refused the body or these rules are broken; it is valid if nothing is.
    #[cold]
    fn diagnose<T: Deserialize<'de>>(
        &self,
        found: Option<Violations>,
        names: Names,
        grow: impl FnOnce(&mut Tree<'de>) -> Vec<Flaw>,
    ) -> Result<Valid<T>, Violations>
    where
        C: Context<T>,
    {
        // Of what is required, the body tells whether it is there; of all else, the value has told.
        let found = match found {
            Some(found) if !found.iter().any(|found| found.rule().name == "required") => {
                return Err(self.told(found, &names));
            }
            found => found,
        };
        let mut tree = Tree::default();
        let flaws = grow(&mut tree);
        let mut trial = Read { request: None::<T>, context: &self.context };
        match Diagnosis::new(tree, names, C::TABLE, flaws).run(self.given, found, &mut trial) {
            Some(violations) => Err(self.told(violations, &names)),
            None => match trial.request {
                Some(request) => self.context.valid(request),
                None => Err(Violations::of_body(Fault::Type, Vec::new())),
            },
        }
    }

    /// As many as are wanted, by the names that the client used.
    fn told(&self, mut violations: Violations, names: &Names) -> Violations {
        violations.cap(self.limits.violations);
        match names.spelling() {
            Spelling::Wire => violations,
            Spelling::Form => violations.told_on_form(),
        }
    }
}

impl Limits {
    /// What is said of a body that has more bytes.
    #[cold]
    pub(crate) fn exceeded(self) -> Violations {
        Violations::of_body(Fault::TooLarge, vec![number("bytes", self.bytes)])
    }
}

/// What was read of a tree.
struct Read<'c, T, C> {
    request: Option<T>,
    context: &'c C,
}

impl<'de, T: Deserialize<'de>, C: Context<T>> Trial<'de> for Read<'_, T, C> {
    fn read(&mut self, tree: &Tree<'de>) -> Result<(), Refused> {
        self.request = Some(T::deserialize(Reader::new(tree))?);
        Ok(())
    }

    fn check(&self) -> Option<Violations> {
        self.context.check(self.request.as_ref()?).err()
    }
}
