//! Requests as they are sent.

mod write;
