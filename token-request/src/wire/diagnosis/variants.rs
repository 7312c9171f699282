//! A value of an enum beside its table: which variant it is of, and what is wrong with what tells that.

use super::Diagnosis;
use super::finding::Place;
use super::mend::Lack;
use super::walk::{Object, Of};
use crate::path::{Below, Spelling};
use crate::table::{Arg, Field, KnownBy, Table, Tagging, Value as Argument, Variant};
use crate::wire::fault::{Fault, word};
use crate::wire::tree::{Id, Tree, Value};

impl Diagnosis<'_> {
    /// A value of an enum, which is told by its tag or its name.
    pub(super) fn variants(&mut self, id: Id, place: &Place, table: Table, of: Of) {
        if table.variants.iter().any(|variant| variant.known_by == KnownBy::Shape)
            || table.tagging == Tagging::Untagged
        {
            self.untagged.insert(id);
        }
        let Value::Object(members) = self.tree.get(id) else {
            if matches!(table.tagging, Tagging::Internal(_)) {
                self.suspect(id, place, "an object", of);
            }
            return;
        };
        match table.tagging {
            Tagging::External => {
                let [(name, content)] = &members[..] else { return };
                if let Some(variant) = table.called(name).filter(|variant| !variant.unit) {
                    let content = *content;
                    let place = place.of_field(variant.step);
                    self.variant(content, &place, variant, table.deny_unknown, &[]);
                }
            }
            Tagging::Internal(tag) => {
                if let Some(variant) = self.tagged_or_mended(id, place, table, tag) {
                    let place = place.of_field(variant.step);
                    self.variant(id, &place, variant, table.deny_unknown, &[tag]);
                }
            }
            Tagging::Adjacent { tag, content } => {
                let variant = self.tagged_or_mended(id, place, table, tag);
                let content = self.content(id, place, content);
                if let (Some(variant), Some(content)) = (variant, content) {
                    let place = place.of_field(variant.step);
                    self.variant(content, &place, variant, table.deny_unknown, &[]);
                }
            }
            Tagging::Untagged => {}
        }
    }

    fn variant(&mut self, id: Id, place: &Place, variant: &Variant, deny: bool, tags: &[&str]) {
        let is_named = |field: &Field| !field.wire.is_empty() && field.index.is_none();
        let named = variant.fields.iter().all(|field| field.flatten || is_named(field));
        match (self.tree.get(id), variant.fields) {
            (Value::Object(_), fields) if named => {
                let object = Object::new(id);
                self.object(object, place, fields, deny, tags);
            }
            (_, [field]) if field.wire.is_empty() => {
                let place = place.of_field(field);
                self.value(id, &place, field.ty, Of::field(field, false));
            }
            (_, fields) if !named => {
                self.tuple(id, place, fields, Of::fields(variant.name, fields));
            }
            _ => {}
        }
    }

    /// The one member of that name, beside a tag.
    fn content(&mut self, id: Id, place: &Place, name: &'static str) -> Option<Id> {
        let members = self.tree.called(id, |other| other == name);
        let (first, more) = members.split_first()?;
        if self.tell_flaw(*first, place, vec![Below::Name(name.into())], false) {
            self.is_lost |= id == Tree::ROOT;
            return None;
        }
        if !more.is_empty() {
            let below = vec![Below::Name(name.into())];
            self.tell_of(place, below, Fault::Repeated, Vec::new(), false);
        }
        for id in more {
            self.leave_out(*id);
        }
        Some(*first)
    }

    /// What is flattened into an object: the fields of a struct, or those of the variant that a tag among them is of.
    pub(super) fn flattened(
        &mut self,
        object: &mut Object,
        place: &Place,
        table: Table,
        needed: bool,
    ) {
        let Tagging::Internal(tag) = table.tagging else {
            return self.fields(object, place, table.fields, needed);
        };
        object.known.extend(self.tree.called(object.id, |name| name == tag));
        let n_told = self.findings.len();
        let variant = self.tagged(object.id, place, table, tag);
        match variant {
            Some(variant) => {
                self.fields(object, &place.of_field(variant.step), variant.fields, needed);
            }
            // Where it need not be there, serde takes it for absent.
            None if !needed => self.findings.truncate(n_told),
            None if self.findings.len() > n_told => self.mend_flattened(object, table, tag),
            None => {}
        }
    }

    /// Without the tag nothing can be told of the fields of any variant: those of one are made up.
    fn mend_flattened(&mut self, object: &mut Object, table: Table, tag: &'static str) {
        if let Some(finding) = self.findings.last_mut() {
            finding.is_made_up = true;
        }
        let is_of_a_variant = |name: &str| {
            let mut fields = table.variants.iter().flat_map(|variant| variant.fields);
            name == tag || fields.any(|field| field.is_called(name.as_bytes(), Spelling::Wire))
        };
        for id in self.tree.called(object.id, is_of_a_variant) {
            object.known.insert(id);
            self.leave_out(id);
        }
        let n_members = self.tree.members(object.id).len();
        if let Some(variant) = table.likely() {
            let name = Value::String(variant.wire.into());
            self.tree.add_member(object.id, tag.into(), name);
            self.put_members(object.id, variant.fields, 0);
        }
        let made_up = self.tree.members(object.id).iter().skip(n_members);
        object.known.extend(made_up.map(|(_, id)| *id));
    }

    /// The variant that the tag is of. If it is told what is wrong with the tag, another value stands in the enum's place.
    fn tagged_or_mended(
        &mut self,
        id: Id,
        place: &Place,
        table: Table,
        tag: &'static str,
    ) -> Option<&'static Variant> {
        let n_told = self.findings.len();
        let variant = self.tagged(id, place, table, tag);
        if self.findings.len() > n_told {
            self.mend_tagged(id, table);
        }
        variant
    }

    /// The variant that the tag is of; else it is told what is wrong with the tag.
    fn tagged(
        &mut self,
        id: Id,
        place: &Place,
        table: Table,
        tag: &'static str,
    ) -> Option<&'static Variant> {
        let tags = self.tree.called(id, |name| name == tag);
        let below = vec![Below::Name(tag.into())];
        let (fault, args) = match (&tags[..], tags.first().map(|id| self.tree.get(*id))) {
            ([], _) => (Fault::Required, Vec::new()),
            ([_, _, ..], _) => {
                for id in &tags {
                    self.flaws.take(*id);
                }
                (Fault::Repeated, Vec::new())
            }
            (_, Some(Value::Null)) => (Fault::Required, vec![word("given", "null")]),
            (_, Some(Value::Empty)) => (Fault::Required, vec![word("given", "empty")]),
            (_, Some(Value::Text(text, _))) if text.is_empty() => {
                (Fault::Required, vec![word("given", "empty")])
            }
            (_, Some(Value::Malformed)) => {
                self.tell_flaw(tags[0], place, below, false);
                return None;
            }
            (_, Some(Value::String(name) | Value::Text(name, _))) => match table.tagged(name) {
                Some(variant) => return Some(variant),
                // What it is of then tells serde alone.
                None if table.variants.iter().any(|it| it.known_by == KnownBy::Shape) => {
                    return None;
                }
                None => (Fault::OneOf, names_of(table)),
            },
            _ => (Fault::Type, vec![word("expected", "a string")]),
        };
        self.tell_of(place, below, fault, args, false);
        None
    }

    /// Without its tag nothing can be told of a value, nor read of it.
    fn mend_tagged(&mut self, id: Id, table: Table) {
        if id == Tree::ROOT {
            self.is_lost = true;
        } else {
            if let Some(finding) = self.findings.last_mut() {
                finding.is_made_up = true;
            }
            self.mend(id, Lack::Request(table), false);
        }
    }
}

/// The names of an enum's variants that are read by these.
fn names_of(table: Table) -> Vec<Arg> {
    let read = table.variants.iter().filter(|variant| variant.known_by == KnownBy::Name);
    read.map(|variant| Arg::listed(Argument::String(variant.wire))).collect()
}
