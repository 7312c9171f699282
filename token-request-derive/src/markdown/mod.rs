//! Published field tables: read from Markdown, and written as annotated structs.

mod cell;
mod columns;
mod compare;
#[cfg(test)]
mod corpus;
mod cycles;
mod described;
mod example;
mod field;
mod folder;
mod item;
mod kind;
mod language;
pub(crate) mod late;
mod names;
mod options;
mod page;
mod problem;
mod prose;
#[cfg(test)]
mod round_trip;
mod row;
mod rust;
mod single;
#[cfg(test)]
mod snapshot;
mod source;
mod typed;

pub(crate) use self::compare::compared;
pub(crate) use self::folder::expand as folder;
pub(crate) use self::single::expand as single;
