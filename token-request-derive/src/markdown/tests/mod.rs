//! Tests of the whole reader.

mod guide;
mod prose;
mod prose_words;
mod published_pages;
mod round_trip;
mod snapshot;
