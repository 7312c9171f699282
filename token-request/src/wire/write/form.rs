//! A request as a form.

use std::fmt::{self, Write};

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::buffer::Buffer;
use super::error::WriteError;
use super::unsupported::{Refused, refuse};
use super::{names, parameter};
use crate::path::Spelling;
use crate::table::Table;
use crate::wire::forward::forward_serialize;

/// Writes a request, each field as a parameter. One that has no fields is a parameter of no name, which is JSON.
pub(super) fn write<T: Serialize + ?Sized>(
    request: &T,
    table: &Table,
    buffer: &mut Buffer,
) -> Result<(), WriteError> {
    let mut failure = None;
    let written = request.serialize(Fields { table, buffer, failure: &mut failure });
    match (failure, written) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(Refused)) => {
            buffer.truncate(0);
            parameter::write_json("", request, buffer)
        }
    }
}

/// Takes what has fields.
struct Fields<'a> {
    table: &'a Table,
    buffer: &'a mut Buffer,
    /// Why a field could not be written. The request has no other shape then.
    failure: &'a mut Option<WriteError>,
}

impl Fields<'_> {
    /// Writes a field. The name that an error tells is one that the code has, as any other is a map's key, and so a value.
    fn write<T: Serialize + ?Sized>(
        &mut self,
        wire: &str,
        literal: Option<&'static str>,
        value: &T,
    ) -> Result<(), Refused> {
        let field = names::field(self.table, wire);
        let is_repeated = names::is_repeated(self.table, wire, field);
        let known = field.map(|field| field.spelled(Spelling::Form)).or(literal);
        let name = known.unwrap_or(wire);
        parameter::write(name, is_repeated, value, self.buffer).map_err(|error| {
            self.failure.get_or_insert(error.at(known));
            Refused
        })
    }
}

impl<'a> Serializer for Fields<'a> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Impossible<(), Refused>;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Entries<'a>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Refused>;

    refuse!(scalars);
    refuse!(lists);
    refuse!(variants);

    forward_serialize!(nothing);
    forward_serialize!(inner);

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'a>, Refused> {
        Ok(Entries { fields: self, key: Buffer::default() })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Refused> {
        Ok(self)
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.write(name, Some(name), value)
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

/// The fields of a map, or of a struct of which a part is flattened.
struct Entries<'a> {
    fields: Fields<'a>,
    /// The last key, as text.
    key: Buffer,
}

impl SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Refused> {
        self.key.truncate(0);
        write!(self.key, "{}", Key(key)).map_err(|_| Refused)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Refused> {
        let key = str::from_utf8(self.key.written()).map_err(|_| Refused)?;
        self.fields.write(key, None, value)
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

/// A map's key, where it is text, a number or the like.
struct Key<'a, K: ?Sized>(&'a K);

impl<K: Serialize + ?Sized> fmt::Display for Key<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}
