//! Requests as they are sent, and what is answered.

#[path = "wire/write.rs"]
mod write;
