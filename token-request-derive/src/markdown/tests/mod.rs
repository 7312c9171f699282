//! Tests of the whole reader.

mod prose;
mod published_pages;
mod round_trip;
mod snapshot;
