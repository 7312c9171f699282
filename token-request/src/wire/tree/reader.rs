//! A tree as serde reads it.

use std::borrow::Cow;
use std::collections::HashSet;
use std::slice;

use serde::de::value::StrDeserializer;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess,
    Unexpected, VariantAccess, Visitor,
};

use super::{Id, Number, Tree, Value};
use crate::table::Type;
use crate::wire::form::Text;
use crate::wire::pass::pass_on;
use crate::wire::refused::Refused;

/// One value of a tree.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'t, 'de> {
    tree: &'t Tree<'de>,
    id: Id,
}

impl<'t, 'de> Reader<'t, 'de> {
    pub(crate) fn new(tree: &'t Tree<'de>) -> Self {
        Self::of(tree, Tree::ROOT)
    }

    fn of(tree: &'t Tree<'de>, id: Id) -> Self {
        Self { tree, id }
    }

    fn value(&self) -> &'t Value<'de> {
        self.tree.get(self.id)
    }

    fn read<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value() {
            Value::Null | Value::Empty => visitor.visit_unit(),
            Value::Malformed | Value::Absent => Err(Refused::Other),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Number(Number::Unsigned(number)) => visitor.visit_u64(*number),
            Value::Number(Number::Negative(number)) => visitor.visit_i64(*number),
            Value::Number(Number::Float(number)) => visitor.visit_f64(*number),
            Value::String(Cow::Borrowed(text)) => visitor.visit_borrowed_str(text),
            Value::String(Cow::Owned(text)) => visitor.visit_str(text),
            Value::Text(text, ty) => Text { text: text.clone(), ty: *ty }.deserialize_any(visitor),
            Value::List(ids) => {
                let mut elements = Elements { tree: self.tree, rest: ids.iter() };
                let value = visitor.visit_seq(&mut elements)?;
                // A tuple asks for no more than it has.
                if elements.rest.as_slice().is_empty() { Ok(value) } else { Err(Refused::Other) }
            }
            Value::Object(members) => {
                let rest = members.iter();
                visitor.visit_map(Members { tree: self.tree, rest, value: None })
            }
        }
    }

    /// An object of which serde does not ask which keys it has.
    fn read_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let mut keys = HashSet::new();
        if let Value::Text(text, ty) = self.value() {
            return Text { text: text.clone(), ty: *ty }.deserialize_map(visitor);
        }
        let mut members = self.tree.members(self.id).iter();
        let is_absent = |id: &Id| matches!(self.tree.get(*id), Value::Absent);
        let repeated = members.find(|(key, id)| !is_absent(id) && !keys.insert(key));
        match repeated {
            Some((_, id)) => self.tree.note(*id, Err(Refused::Repeated)),
            None => self.read(visitor),
        }
    }
}

macro_rules! typed {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
            let result = match self.value() {
                Value::Text(text, ty) => Text { text: text.clone(), ty: *ty }.$method(visitor),
                _ => self.read(visitor),
            };
            self.tree.note(self.id, result)
        }
    )+};
}

impl<'de> Deserializer<'de> for Reader<'_, 'de> {
    type Error = Refused;

    typed! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
        deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f64 deserialize_char
        deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_seq
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let result = match self.value() {
            Value::Text(text, ty) => Text { text: text.clone(), ty: *ty }.deserialize_f32(visitor),
            // What is too large is not infinite.
            Value::Number(Number::Float(number)) if number.abs() > f64::from(f32::MAX) => {
                Err(Refused::Not("a number that is not too large"))
            }
            _ => self.read(visitor),
        };
        self.tree.note(self.id, result)
    }

    /// A name, and never its number, which is no part of JSON or a form though visitors take it.
    fn deserialize_identifier<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let result = match self.value() {
            Value::Text(text, ty) => {
                Text { text: text.clone(), ty: *ty }.deserialize_identifier(visitor)
            }
            Value::Number(_) => Err(Refused::invalid_type(Unexpected::Other("number"), &visitor)),
            _ => self.read(visitor),
        };
        self.tree.note(self.id, result)
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        let result = match self.value() {
            Value::Object(_) => self.read_map(visitor),
            _ => self.read(visitor),
        };
        self.tree.note(self.id, result)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        self.tree.note(self.id, self.read_map(visitor))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        match self.value() {
            Value::Null | Value::Empty => visitor.visit_none(),
            _ => self.tree.note(self.id, visitor.visit_some(self)),
        }
    }

    pass_on!(unit_structs);

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.tree.note(self.id, visitor.visit_newtype_struct(self))
    }

    pass_on!(tuples);

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let result = match self.value() {
            Value::List(_) => Err(Refused::Not("an object")),
            Value::Text(text, ty) => Text { text: text.clone(), ty: *ty }.deserialize_map(visitor),
            _ => self.read(visitor),
        };
        self.tree.note(self.id, result)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        let tree = self.tree;
        let result = match self.value() {
            Value::String(text) => visitor.visit_enum(StrDeserializer::new(text)),
            Value::Text(text, ty) => {
                Text { text: text.clone(), ty: *ty }.deserialize_enum(name, variants, visitor)
            }
            Value::Object(members) => match &members[..] {
                [(name, id)] => visitor.visit_enum(Variant { name, content: Self::of(tree, *id) }),
                _ => Err(Refused::Not("an object of one name")),
            },
            _ => Err(Refused::Not("a string or an object of one name")),
        };
        tree.note(self.id, result)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Refused> {
        visitor.visit_unit()
    }
}

struct Elements<'t, 'de> {
    tree: &'t Tree<'de>,
    rest: slice::Iter<'t, Id>,
}

impl<'de> SeqAccess<'de> for Elements<'_, 'de> {
    type Error = Refused;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, Refused> {
        let is_there = |id: &&Id| !matches!(self.tree.get(**id), Value::Absent);
        let Some(id) = self.rest.find(is_there) else { return Ok(None) };
        // What serde has read, a type may refuse all the same.
        self.tree.note(*id, seed.deserialize(Reader::of(self.tree, *id))).map(Some)
    }
}

struct Members<'t, 'de> {
    tree: &'t Tree<'de>,
    rest: slice::Iter<'t, (Cow<'de, str>, Id)>,
    value: Option<Id>,
}

impl<'de> MapAccess<'de> for Members<'_, 'de> {
    type Error = Refused;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Refused> {
        let is_there = |(_, id): &&(_, Id)| !matches!(self.tree.get(*id), Value::Absent);
        let Some((key, id)) = self.rest.find(is_there) else { return Ok(None) };
        self.value = Some(*id);
        let key = Text { text: key.clone(), ty: Type::String };
        self.tree.note(*id, seed.deserialize(key)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Refused> {
        let id = self.value.take().ok_or(Refused::Other)?;
        self.tree.note(id, seed.deserialize(Reader::of(self.tree, id)))
    }
}

/// A variant's name and what is in it.
struct Variant<'t, 'de> {
    name: &'t str,
    content: Reader<'t, 'de>,
}

impl<'t, 'de> EnumAccess<'de> for Variant<'t, 'de> {
    type Error = Refused;
    type Variant = Reader<'t, 'de>;

    fn variant_seed<S: DeserializeSeed<'de>>(
        self,
        seed: S,
    ) -> Result<(S::Value, Self::Variant), Refused> {
        Ok((seed.deserialize(StrDeserializer::new(self.name))?, self.content))
    }
}

impl<'de> VariantAccess<'de> for Reader<'_, 'de> {
    type Error = Refused;

    fn unit_variant(self) -> Result<(), Refused> {
        Deserialize::deserialize(self)
    }

    fn newtype_variant_seed<S: DeserializeSeed<'de>>(self, seed: S) -> Result<S::Value, Refused> {
        self.tree.note(self.id, seed.deserialize(self))
    }

    fn tuple_variant<V: Visitor<'de>>(self, n: usize, visitor: V) -> Result<V::Value, Refused> {
        self.deserialize_tuple(n, visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Refused> {
        self.deserialize_struct("", fields, visitor)
    }
}
