//! Values that stand for those that cannot be read, so that the rest can.

use std::borrow::Cow;

use super::Diagnosis;
use crate::table::{Field, KnownBy, Table, Tagging, Type, Variant};
use crate::wire::tree::{Id, Number, Value};

/// A value that stands for another, and how many were tried before it.
pub(super) struct Mended {
    lack: Lack,
    n: usize,
}

/// What is to be made up.
#[derive(Clone, Copy)]
pub(super) enum Lack {
    /// The value of a field.
    Field(&'static Field),
    /// A value of a type.
    Type(Type),
    /// A request.
    Request(Table),
}

/// How deep requests are made up.
const DEEPEST: usize = 8;

impl Table {
    /// The variant that is made up: one without fields, or the first.
    pub(super) fn likely(&self) -> Option<&'static Variant> {
        let named = self.variants.iter().filter(|variant| variant.known_by == KnownBy::Name);
        named.min_by_key(|variant| !variant.unit)
    }
}

impl Diagnosis<'_> {
    /// Puts a value in the place of one that is wrong, or nothing where it need not be there. Whether there is one.
    pub(super) fn mend(&mut self, id: Id, lack: Lack, is_optional: bool) -> bool {
        // A tuple has all of its elements.
        let is_element = matches!(lack, Lack::Field(field) if field.index.is_some());
        if is_optional && !is_element {
            self.tree.set(id, Value::Absent);
            return true;
        }
        self.mended.entry(id).or_insert(Mended { lack, n: 0 });
        self.put(id, lack, 0, 0)
    }

    /// Puts the next value in the place of one that did not do, or in which there is one that did not. Whether there is one;
    /// `None` where it was not put there.
    pub(super) fn mend_again(&mut self, id: Id) -> Option<bool> {
        let mut at = id;
        loop {
            if let Some(mended) = self.mended.get_mut(&at) {
                mended.n += 1;
                let (lack, n) = (mended.lack, mended.n);
                return Some(self.put(at, lack, n, 0));
            }
            at = self.tree.parent(at)?.0;
        }
    }

    /// Puts the value of that number, of all that could do.
    pub(super) fn put(&mut self, id: Id, lack: Lack, n: usize, depth: usize) -> bool {
        let (ty, example) = match lack {
            Lack::Field(field) => (field.ty.value(), field.example),
            Lack::Type(ty) => (ty.value(), None),
            Lack::Request(table) => return n == 0 && self.put_request(id, table, depth),
        };
        match ty {
            Type::Object(table) if n == 0 && depth < DEEPEST => {
                self.put_request(id, table(), depth)
            }
            _ => {
                let value = candidates(ty, example).into_iter().nth(n);
                value.map(|value| self.tree.set(id, value)).is_some()
            }
        }
    }

    /// Puts a request with all that it has to have.
    fn put_request(&mut self, id: Id, table: Table, depth: usize) -> bool {
        let Some(variant) = table.likely() else { return self.put_fields(id, table, depth) };
        let fields = Table::new(table.name, variant.fields);
        let name = Value::String(variant.wire.into());
        match table.tagging {
            Tagging::External if variant.unit => {
                self.tree.set(id, name);
                true
            }
            Tagging::External => {
                self.tree.set(id, Value::Object(Vec::new()));
                let content = self.tree.add_member(id, variant.wire.into(), Value::Null);
                self.put_fields(content, fields, depth)
            }
            Tagging::Internal(tag) => {
                let is_put = self.put_fields(id, fields, depth);
                self.tree.add_member(id, tag.into(), name);
                is_put
            }
            Tagging::Adjacent { tag, content } => {
                self.tree.set(id, Value::Object(Vec::new()));
                self.tree.add_member(id, tag.into(), name);
                let content = || self.tree.add_member(id, content.into(), Value::Null);
                let content = (!variant.unit).then(content);
                content.is_none_or(|content| self.put_fields(content, fields, depth))
            }
            Tagging::Untagged if variant.unit => {
                self.tree.set(id, Value::Null);
                true
            }
            Tagging::Untagged => self.put_fields(id, fields, depth),
        }
    }

    /// Puts what stands in a struct or a variant.
    fn put_fields(&mut self, id: Id, table: Table, depth: usize) -> bool {
        if let Some(field) = table.newtype() {
            return self.put(id, Lack::Field(field), 0, depth + 1);
        }
        let fields = table.fields.iter().filter(|field| !field.skipped);
        if table.fields.iter().any(|field| field.index.is_some()) {
            self.tree.set(id, Value::List(Vec::new()));
            for field in fields {
                let element = self.tree.add_element(id, Value::Null);
                self.put(element, Lack::Field(field), 0, depth + 1);
            }
            return true;
        }
        self.tree.set(id, Value::Object(Vec::new()));
        self.put_members(id, table.fields, depth);
        true
    }

    /// Adds the fields that an object has to have, and those of what is flattened into it.
    pub(super) fn put_members(&mut self, id: Id, fields: &'static [Field], depth: usize) {
        let is_needed = |field: &&Field| field.required && !field.nullable && !field.skipped;
        for field in fields.iter().filter(is_needed) {
            match field.ty.value() {
                Type::Object(table) if field.flatten && depth < DEEPEST => {
                    self.put_members(id, table().fields, depth + 1);
                }
                _ if field.flatten => {}
                _ => {
                    let member = self.tree.add_member(id, field.wire.into(), Value::Null);
                    self.put(member, Lack::Field(field), 0, depth + 1);
                }
            }
        }
    }
}

/// The values that a type may take, likely ones first.
fn candidates(ty: Type, example: Option<&'static str>) -> Vec<Value<'static>> {
    let text = |text| Value::String(Cow::Borrowed(text));
    let number = |number| Value::Number(Number::Unsigned(number));
    let example_number = example.and_then(|example| example.parse().ok()).map(number);
    let list = Value::List(Vec::new());
    let object = Value::Object(Vec::new());
    match ty {
        Type::String => example.map(text).into_iter().chain([text("")]).collect(),
        Type::Names(names) => names.first().copied().map(text).into_iter().collect(),
        Type::Integer | Type::Number => {
            example_number.into_iter().chain([number(0), number(1)]).collect()
        }
        Type::Boolean => vec![Value::Bool(false)],
        Type::List(_) => vec![list],
        Type::Map(_) => vec![object],
        _ => {
            let known = example.map(text).into_iter().chain(example_number);
            let any = [Value::Null, text(""), number(0), Value::Bool(false), list, object];
            known.chain(any).collect()
        }
    }
}
