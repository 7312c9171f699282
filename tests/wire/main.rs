//! Requests from the wire, and onto it, and what is answered.

#![cfg(feature = "wire")]

mod answers;
mod clients;
mod context;
mod elements;
mod flattened;
mod forms;
mod hidden;
mod hostile;
mod json;
mod linear;
mod once;
mod properties;
mod said;
mod shapes;
mod tags;
mod write;
