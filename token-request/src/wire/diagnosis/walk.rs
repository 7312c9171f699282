//! A body beside its table: what is missing, stands twice, or is of another type.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::Diagnosis;
use super::finding::{Finding, Place};
use super::mend::Lack;
use crate::path::{Below, Entry, Mark, REDACTED, Spelling};
use crate::table::{Arg, Collection, Field, Table, Type, Value as Argument};
use crate::wire::fault::{Fault, Flaw, number, word};
use crate::wire::form::is_number;
use crate::wire::given::Given;
use crate::wire::names::DEEPEST;
use crate::wire::tree::{Id, Number, Step, Tree, Value};

/// An object that is looked at, and which of its members are known.
pub(super) struct Object {
    pub(super) id: Id,
    pub(super) known: HashSet<Id>,
    /// Whether others than the known may stand in it, which are of this type.
    others: Option<(Place, Type)>,
}

impl Object {
    pub(super) fn new(id: Id) -> Self {
        Self { id, known: HashSet::new(), others: None }
    }
}

impl<'de> Diagnosis<'de> {
    pub(super) fn walk(&mut self, given: &[Given<'_>]) {
        if matches!(self.tree.get(Tree::ROOT), Value::Malformed) {
            self.is_lost = true;
        } else {
            self.walk_tree(given);
        }
        // What is left is of the body, or of names that nothing is known of.
        for Flaw { id, fault, args } in self.flaws.drain() {
            let below = id.and_then(|id| self.name_to_tell(id)).map(Below::Name);
            self.tell_of(&Place::default(), below.into_iter().collect(), fault, args, false);
            // Behind what could be read of a value there may be something that could not.
            if let Some(id) = id.filter(|id| matches!(self.tree.get(*id), Value::Malformed)) {
                self.tree.set(id, Value::Absent);
            }
        }
    }

    fn walk_tree(&mut self, given: &[Given<'_>]) {
        let place = Place::default();
        self.give(given);
        self.places.insert(Tree::ROOT, place.clone());
        let table = self.table;
        let of = Of { lack: Lack::Request(table), is_optional: false };
        let root = self.tree.get(Tree::ROOT);
        let is_not =
            |is_it: &dyn Fn(&Value<'de>) -> bool| !is_it(root) && !matches!(root, Value::Null);
        match table.collection {
            None => self.request(Tree::ROOT, &place, table, of),
            Some(Collection::List) if is_not(&|value| matches!(value, Value::List(_))) => {
                self.suspect(Tree::ROOT, &place, "a list", of);
            }
            Some(Collection::Map) if is_not(&|value| matches!(value, Value::Object(_))) => {
                self.suspect(Tree::ROOT, &place, "an object", of);
            }
            Some(Collection::List) => self.elements(Tree::ROOT, &place, &|diagnosis, id, place| {
                diagnosis.request(id, place, table, of);
            }),
            Some(Collection::Map) => self.entries(Tree::ROOT, &place, &|diagnosis, id, place| {
                diagnosis.request(id, place, table, of);
            }),
            Some(Collection::Deeper) => {}
        }
    }

    /// The name of a member of the request itself, if it is to be told.
    fn name_to_tell(&self, id: Id) -> Option<Cow<'static, str>> {
        let (Tree::ROOT, Step::Key(name)) = self.tree.parent(id)? else { return None };
        is_parameter_name(name).then(|| name.clone().into_owned().into())
    }

    pub(super) fn tell_of(
        &mut self,
        place: &Place,
        below: Vec<Below>,
        fault: Fault,
        args: Vec<Arg>,
        is_mended: bool,
    ) {
        let place = place.clone();
        self.findings.push(Finding {
            place,
            below,
            fault,
            args,
            suspect: None,
            is_mended,
            shortens: false,
            is_made_up: false,
        });
    }

    /// Adds what stands outside of the body, and takes out what stands in it as well and is the same.
    fn give(&mut self, given: &[Given<'_>]) {
        for given in given {
            let wire = given.field.wire;
            let is_it = |value: &Value<'_>| match value {
                Value::String(text) | Value::Text(text, _) => *text == given.value,
                Value::Number(Number::Unsigned(number)) => number.to_string() == given.value,
                _ => false,
            };
            let is_called = |name: &str| given.field.is_called(name.as_bytes(), Spelling::Wire);
            let in_body = self.tree.called(Tree::ROOT, is_called);
            let is_same = |id: &Id| given.may_repeat && is_it(self.tree.get(*id));
            let is_other =
                |id: &Id| !is_same(id) && !matches!(self.tree.get(*id), Value::Empty | Value::Null);
            let is_beside = in_body.iter().any(is_other);
            let place = Place::default().of_field(given.field);
            match in_body[..] {
                // What it was to be, and so whether it is the same, is not known.
                [id] if given.may_repeat && self.tell_flaw(id, &place, Vec::new(), false) => {}
                _ if is_beside || in_body.len() > 1 => {
                    let args = Vec::from_iter(is_beside.then(|| word("beside", given.place)));
                    self.tell_of(&place, Vec::new(), Fault::Repeated, args, false);
                }
                _ => {}
            }
            for id in in_body {
                self.leave_out(id);
            }
            let value = Value::Text(Cow::Owned(given.value.to_owned()), given.field.ty);
            self.tree.add_member(Tree::ROOT, Cow::Borrowed(wire), value);
        }
    }

    /// A value that is a request of its own.
    fn request(&mut self, id: Id, place: &Place, table: Table, of: Of) {
        if let Some(field) = table.newtype() {
            let place = place.of_field(field);
            return self.value(id, &place, field.ty, Of::field(field, field.nullable));
        }
        let is_tuple = table.fields.iter().any(|field| field.index.is_some());
        match (self.tree.get(id), table.variants.is_empty()) {
            (Value::Object(_), true) if !is_tuple => {
                let object = Object::new(id);
                self.object(object, place, table.fields, table.deny_unknown, &[]);
            }
            (Value::List(_), true) if is_tuple => self.tuple(id, place, table.fields, of),
            (_, false) => self.variants(id, place, table, of),
            (_, true) if table.fields.is_empty() => {}
            (_, true) => {
                let expected = if is_tuple { "a list" } else { "an object" };
                let of = Of { lack: Lack::Request(table), is_optional: of.is_optional };
                self.suspect(id, place, expected, of);
            }
        }
    }

    /// A list that has the fields of a tuple, each at its place.
    pub(super) fn tuple(&mut self, id: Id, place: &Place, fields: &'static [Field], of: Of) {
        let Value::List(elements) = self.tree.get(id) else { return };
        let fields = fields.iter().filter(|field| field.index.is_some() && !field.skipped);
        let n_needed = fields.clone().filter(|field| field.required).count();
        let n_most = fields.clone().count();
        if !(n_needed..=n_most).contains(&elements.len()) {
            let args = if n_needed == n_most {
                vec![word("expected", "a list"), number("length", n_most)]
            } else {
                vec![word("expected", "a list of another length")]
            };
            return self.accuse(id, place, Fault::Type, args, of);
        }
        let pairs: Vec<_> = elements.iter().copied().zip(fields).collect();
        for (id, field) in pairs {
            self.member(id, &place.of_field(field), field, field.required);
        }
    }

    /// Tells what is malformed in a value, if something is.
    pub(super) fn tell_flaw(
        &mut self,
        id: Id,
        place: &Place,
        below: Vec<Below>,
        is_mended: bool,
    ) -> bool {
        let flaw = self.flaws.take(id);
        let is_told = flaw.is_some();
        if let Some(Flaw { fault, args, .. }) = flaw {
            self.tell_of(place, below, fault, args, is_mended);
        }
        is_told
    }

    /// The fields of an object, and then what is none of them.
    pub(super) fn object(
        &mut self,
        mut object: Object,
        place: &Place,
        fields: &'static [Field],
        deny_unknown: bool,
        tags: &[&str],
    ) {
        self.fields(&mut object, place, fields, true);
        let members = self.tree.members(object.id).iter();
        let is_other = |name: &str, id: &Id| !object.known.contains(id) && !tags.contains(&name);
        let others = members.filter(|(name, id)| is_other(name, id));
        let others: Vec<_> = others.map(|(name, id)| (name.clone(), *id)).collect();
        if let Some((place, ty)) = &object.others {
            self.tell_repeats(&others, place);
            for (position, (name, id)) in others.iter().enumerate() {
                if !matches!(self.tree.get(*id), Value::Absent) {
                    let place = place.step(entry(name, position, place.is_secret()));
                    self.known_value(*id, &place, *ty);
                }
            }
        } else if deny_unknown {
            let mut told = HashSet::new();
            for (name, id) in others {
                if !matches!(self.tree.get(id), Value::Absent) {
                    let is_new = told.insert(name.clone());
                    self.unknown(place, name, id, is_new);
                }
            }
        } else if object.id == Tree::ROOT && self.names.spelling() == Spelling::Form {
            // They may stand in a form more than once.
            for (name, id) in others {
                let is_text = matches!(self.tree.get(id), Value::Text(..) | Value::Empty);
                if is_text && self.names.tag().is_none_or(|tag| tag != name) {
                    self.tree.set(id, Value::Absent);
                }
            }
        }
    }

    fn unknown(&mut self, place: &Place, name: Cow<'de, str>, id: Id, is_new: bool) {
        let is_parameter = self.tree.parent(id).is_some_and(|(object, _)| *object == Tree::ROOT);
        let is_on_form = self.names.spelling() == Spelling::Form && is_parameter;
        let name = if place.is_secret() { REDACTED.into() } else { name };
        if is_new && is_on_form && !is_parameter_name(&name) {
            let args = vec![word("given", "a name")];
            self.tell_of(place, Vec::new(), Fault::Unknown, args, false);
        } else if is_new {
            let below = vec![Below::Name(name.into_owned().into())];
            self.tell_of(place, below, Fault::Unknown, Vec::new(), false);
        }
        self.leave_out(id);
    }

    /// Takes a value out of what it is in, and what is malformed in it out of what is to be told.
    pub(super) fn leave_out(&mut self, id: Id) {
        self.flaws.take(id);
        self.tree.set(id, Value::Absent);
    }

    /// Looks at the fields of a struct, and at those of what is flattened into it.
    pub(super) fn fields(
        &mut self,
        object: &mut Object,
        place: &Place,
        fields: &'static [Field],
        needed: bool,
    ) {
        for field in fields.iter().filter(|field| !field.skipped) {
            if !field.flatten {
                self.field(object, &place.of_field(field), field, needed);
                continue;
            }
            let place = place.of_field(field);
            match field.ty.value() {
                Type::Object(table) if place.marks.len() < DEEPEST => {
                    let needed = needed && field.required && !field.nullable;
                    self.flattened(object, &place, table(), needed);
                }
                Type::Map(value) => object.others = Some((place, *value)),
                _ => object.others = Some((place, Type::Any)),
            }
        }
    }

    fn field(&mut self, object: &mut Object, place: &Place, field: &'static Field, needed: bool) {
        let is_called = |name: &str| field.is_called(name.as_bytes(), Spelling::Wire);
        let mut of_it = self.tree.called(object.id, is_called);
        of_it.retain(|id| !matches!(self.tree.get(*id), Value::Absent));
        object.known.extend(&of_it);
        let is_required = needed && field.required;
        match of_it[..] {
            [] if is_required => {
                let added = self.missing(object.id, place, field);
                object.known.extend(added);
            }
            [] => {}
            [id] => self.member(id, place, field, is_required),
            [first, ref more @ ..] => {
                self.tell_of(place, Vec::new(), Fault::Repeated, Vec::new(), true);
                for id in more {
                    self.leave_out(*id);
                }
                self.flaws.take(first);
                self.mend(first, Lack::Field(field), field.nullable || !is_required);
            }
        }
    }

    /// Tells of a field that is not there, and adds it where it has to be.
    fn missing(&mut self, object: Id, place: &Place, field: &'static Field) -> Option<Id> {
        let name = Cow::Borrowed(field.wire);
        let is_on_form = self.names.spelling() == Spelling::Form && object == Tree::ROOT;
        if is_on_form && crate::wire::form::is_needed_list(field) {
            return Some(self.tree.add_member(object, name, Value::List(Vec::new())));
        }
        self.tell_of(place, Vec::new(), Fault::Required, Vec::new(), !field.nullable);
        if field.nullable {
            return None;
        }
        let id = self.tree.add_member(object, name, Value::Null);
        self.mend(id, Lack::Field(field), false);
        Some(id)
    }

    /// The value of a field.
    fn member(&mut self, id: Id, place: &Place, field: &'static Field, is_required: bool) {
        self.places.entry(id).or_insert_with(|| place.clone());
        let is_optional = field.nullable || !is_required;
        if self.tell_flaw(id, place, Vec::new(), true) {
            self.mend(id, Lack::Field(field), is_optional);
            return;
        }
        match self.tree.get(id) {
            Value::Malformed => {
                self.mend(id, Lack::Field(field), is_optional);
            }
            Value::Null if matches!(field.ty, Type::Any) && !field.nullable => {}
            value @ (Value::Null | Value::Empty) => {
                let (given, is_empty) = (value.kind(), matches!(value, Value::Empty));
                if is_required {
                    let args = vec![word("given", given)];
                    self.tell_of(place, Vec::new(), Fault::Required, args, !field.nullable);
                    self.mend(id, Lack::Field(field), field.nullable);
                } else if is_empty {
                    self.tree.set(id, Value::Absent);
                } else if !field.nullable {
                    self.mismatch(id, place, field.ty, Of::field(field, true));
                }
            }
            _ => self.value(id, place, field.ty, Of::field(field, is_optional)),
        }
    }

    /// A value that is known by its type alone.
    fn known_value(&mut self, id: Id, place: &Place, ty: Type) {
        self.places.entry(id).or_insert_with(|| place.clone());
        if self.tell_flaw(id, place, Vec::new(), true) {
            self.mend(id, Lack::Type(ty), false);
        } else if !(matches!(ty, Type::Nullable(_)) && matches!(self.tree.get(id), Value::Null)) {
            self.value(id, place, ty, Of { lack: Lack::Type(ty), is_optional: false });
        }
    }

    fn elements(&mut self, list: Id, place: &Place, check: &dyn Fn(&mut Self, Id, &Place)) {
        let Value::List(elements) = self.tree.get(list) else { return };
        for (index, id) in elements.clone().into_iter().enumerate() {
            let place = place.step(Mark::Index(index));
            self.places.entry(id).or_insert_with(|| place.clone());
            check(self, id, &place);
        }
    }

    fn entries(&mut self, map: Id, place: &Place, check: &dyn Fn(&mut Self, Id, &Place)) {
        let members = self.tree.members(map).to_vec();
        self.tell_repeats(&members, place);
        for (position, (name, id)) in members.into_iter().enumerate() {
            if matches!(self.tree.get(id), Value::Absent) {
                continue;
            }
            let place = place.step(entry(&name, position, place.is_secret()));
            self.places.entry(id).or_insert_with(|| place.clone());
            check(self, id, &place);
        }
    }

    /// Tells once of each key that stands in a map more than once, and leaves but the first.
    fn tell_repeats(&mut self, members: &[(Cow<'de, str>, Id)], place: &Place) {
        let (mut keys, mut told) = (HashMap::new(), HashSet::new());
        for (position, (name, id)) in members.iter().enumerate() {
            let first = *keys.entry(name).or_insert(position);
            if first == position {
                continue;
            }
            self.leave_out(*id);
            if told.insert(first) {
                let place = place.step(entry(name, first, place.is_secret()));
                self.tell_of(&place, Vec::new(), Fault::Repeated, Vec::new(), true);
            }
        }
    }

    pub(super) fn value(&mut self, id: Id, place: &Place, ty: Type, of: Of) {
        let value = self.tree.get(id);
        match (ty.value(), value) {
            (Type::Any, _) => {}
            (Type::Object(table), _) => match ty.scalar().filter(|_| table().newtype().is_none()) {
                Some(scalar) => self.value(id, place, scalar, of),
                None => self.request(id, place, table(), of),
            },
            (Type::List(element), Value::List(_)) => {
                self.elements(id, place, &|diagnosis, id, place| {
                    diagnosis.known_value(id, place, *element);
                });
            }
            (Type::Map(value), Value::Object(_)) => {
                self.entries(id, place, &|diagnosis, id, place| {
                    diagnosis.known_value(id, place, *value);
                });
            }
            (Type::Names(names), Value::String(text) | Value::Text(text, _))
                if !names.iter().any(|name| name == text) =>
            {
                let args = vec![Arg::listed(Argument::Texts(names))];
                self.accuse(id, place, Fault::OneOf, args, of);
            }
            (ty, value) if !is_of_type(value, ty) => self.mismatch(id, place, ty, of),
            _ => {}
        }
    }

    /// A value that is of another type than this.
    fn mismatch(&mut self, id: Id, place: &Place, ty: Type, of: Of) {
        let expected = match ty.value().scalar().unwrap_or(ty.value()) {
            Type::String | Type::Names(_) => "a string",
            Type::Integer => "an integer",
            Type::Number => "a number",
            Type::Boolean if matches!(self.tree.get(id), Value::Text(..)) => "`true` or `false`",
            Type::Boolean => "a boolean",
            Type::List(_) => "a list",
            _ => "an object",
        };
        self.suspect(id, place, expected, of);
    }

    pub(super) fn suspect(&mut self, id: Id, place: &Place, expected: &'static str, of: Of) {
        let mut args = vec![word("expected", expected)];
        let value = self.tree.get(id);
        let is_fraction = matches!(value, Value::Number(_)) && expected == "an integer";
        if !is_fraction && !matches!(value, Value::Text(..) | Value::Malformed) {
            args.push(word("given", value.kind()));
        }
        self.accuse(id, place, Fault::Type, args, of);
    }

    /// Tells of a value that serde may read all the same.
    fn accuse(&mut self, id: Id, place: &Place, fault: Fault, args: Vec<Arg>, of: Of) {
        let suspect = self.tree.get(id).clone();
        self.tell_of(place, Vec::new(), fault, args, true);
        if id == Tree::ROOT {
            self.is_lost = true;
            return;
        }
        if let Some(finding) = self.findings.last_mut() {
            finding.suspect = Some((id, suspect));
        }
        self.mend(id, of.lack, of.is_optional);
    }
}

/// What a value is of.
#[derive(Clone, Copy)]
pub(super) struct Of {
    /// What would stand in its place.
    lack: Lack,
    /// Whether it may be left out.
    is_optional: bool,
}

impl Of {
    /// What has to have these fields.
    pub(super) fn fields(name: &'static str, fields: &'static [Field]) -> Self {
        Self { lack: Lack::Request(Table::new(name, fields)), is_optional: false }
    }

    pub(super) fn field(field: &'static Field, is_optional: bool) -> Self {
        Self { lack: Lack::Field(field), is_optional }
    }
}

fn is_of_type(value: &Value<'_>, ty: Type) -> bool {
    match (ty, value) {
        (Type::String | Type::Names(_), Value::String(_) | Value::Text(..))
        | (Type::Integer, Value::Number(Number::Unsigned(_) | Number::Negative(_)))
        | (Type::Number, Value::Number(_))
        | (Type::Boolean, Value::Bool(_)) => true,
        (Type::Integer | Type::Number, Value::Text(text, _)) => is_number(text, ty),
        (Type::Boolean, Value::Text(text, _)) => text.parse::<bool>().is_ok(),
        _ => false,
    }
}

fn entry(name: &str, position: usize, is_secret: bool) -> Mark {
    let key = if is_secret { REDACTED } else { name };
    Mark::Entry(Box::new(Entry::new(key.to_owned(), position)))
}

/// Whether a parameter may be called so (RFC 6749 appendix A.18). What else stands in a name's place on a form, as where JSON
/// was sent as one, may be a secret, and is not told.
fn is_parameter_name(name: &str) -> bool {
    let is_name_char = |byte: u8| byte.is_ascii_alphanumeric() || b"-._".contains(&byte);
    !name.is_empty() && name.len() <= 64 && name.bytes().all(is_name_char)
}
