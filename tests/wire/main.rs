//! Reading and writing of forms and JSON, and the responses to rejected requests.

#![cfg(feature = "wire")]

mod context;
mod elements;
mod enums;
mod error_responses;
mod expected_messages;
mod flattened;
mod form_names;
mod form_tags;
mod form_values;
mod forms;
mod hostile_bodies;
mod json;
mod json_values;
mod linear_time;
mod newtypes_and_tuples;
mod odd;
mod properties;
mod read_counts;
mod recorded_clients;
mod secrets;
mod write;
