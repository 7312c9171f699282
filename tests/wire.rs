//! Requests as they are sent, and what is answered.

#[path = "wire/answers.rs"]
mod answers;
#[path = "wire/write.rs"]
mod write;
