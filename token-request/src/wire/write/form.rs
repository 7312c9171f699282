//! Writes a request as a form.

use std::fmt::{self, Write};

use serde::ser::{Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::buffer::Buffer;
use super::error::WriteError;
use super::unsupported::{Unsupported, unsupported};
use super::{names, parameter};
use crate::table::Spelling;
use crate::table::Table;
use crate::wire::forward::forward_serialize;

/// Writes each field of a request as a parameter. A request without fields is JSON in a parameter without a name.
pub(super) fn write<T: Serialize + ?Sized>(
    request: &T,
    table: &Table,
    buffer: &mut Buffer,
) -> Result<(), WriteError> {
    let mut failure = None;
    let written = request.serialize(FormWriter { table, buffer, failure: &mut failure });
    match (failure, written) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(Unsupported)) => {
            buffer.truncate(0);
            parameter::write_json("", request, buffer)
        }
    }
}

/// A serializer of structs and maps.
struct FormWriter<'a> {
    table: &'a Table,
    buffer: &'a mut Buffer,
    /// The error of the field that could not be written.
    failure: &'a mut Option<WriteError>,
}

impl FormWriter<'_> {
    /// Writes a field. An error has the name only if it comes from the code, as a map's key is a value.
    fn write<T: Serialize + ?Sized>(
        &mut self,
        wire: &str,
        literal: Option<&'static str>,
        value: &T,
    ) -> Result<(), Unsupported> {
        let field = names::field(self.table, wire);
        let is_repeated = names::is_repeated(self.table, wire, field);
        let known = field.map(|field| field.spelled(Spelling::Form)).or(literal);
        let name = known.unwrap_or(wire);
        parameter::write(name, is_repeated, value, self.buffer).map_err(|error| {
            self.failure.get_or_insert(error.at(known));
            Unsupported
        })
    }
}

impl<'a> Serializer for FormWriter<'a> {
    type Ok = ();
    type Error = Unsupported;
    type SerializeSeq = Impossible<(), Unsupported>;
    type SerializeTuple = Impossible<(), Unsupported>;
    type SerializeTupleStruct = Impossible<(), Unsupported>;
    type SerializeTupleVariant = Impossible<(), Unsupported>;
    type SerializeMap = FormMapWriter<'a>;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), Unsupported>;

    unsupported!(scalars);
    unsupported!(lists);
    unsupported!(variants);

    forward_serialize!(nothing);
    forward_serialize!(inner);

    fn serialize_map(self, _: Option<usize>) -> Result<FormMapWriter<'a>, Unsupported> {
        Ok(FormMapWriter { fields: self, key: Buffer::default() })
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Unsupported> {
        Ok(self)
    }
}

impl SerializeStruct for FormWriter<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unsupported> {
        self.write(name, Some(name), value)
    }

    fn end(self) -> Result<(), Unsupported> {
        Ok(())
    }
}

/// The entries of a map, or the fields of a struct with a flattened field.
struct FormMapWriter<'a> {
    fields: FormWriter<'a>,
    /// The text of the last key.
    key: Buffer,
}

impl SerializeMap for FormMapWriter<'_> {
    type Ok = ();
    type Error = Unsupported;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), Unsupported> {
        self.key.truncate(0);
        write!(self.key, "{}", MapKey(key)).map_err(|_| Unsupported)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unsupported> {
        let key = str::from_utf8(self.key.written()).map_err(|_| Unsupported)?;
        self.fields.write(key, None, value)
    }

    fn end(self) -> Result<(), Unsupported> {
        Ok(())
    }
}

/// A map's key as text, if it is text, a number or the like.
struct MapKey<'a, K: ?Sized>(&'a K);

impl<K: Serialize + ?Sized> fmt::Display for MapKey<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.serialize(f)
    }
}
