//! Requests from the wire, and onto it, and what is answered.

#[path = "wire/answers.rs"]
mod answers;
mod bodies;
#[path = "wire/checks.rs"]
mod checks;
#[path = "wire/clients.rs"]
mod clients;
#[path = "wire/context.rs"]
mod context;
mod counted;
#[path = "wire/elements.rs"]
mod elements;
#[path = "wire/flattened.rs"]
mod flattened;
#[path = "wire/forms.rs"]
mod forms;
#[path = "wire/hidden.rs"]
mod hidden;
#[path = "wire/hostile.rs"]
mod hostile;
#[path = "wire/json.rs"]
mod json;
#[path = "wire/linear.rs"]
mod linear;
#[path = "wire/once.rs"]
mod once;
#[path = "wire/properties.rs"]
mod properties;
mod recordings;
#[path = "wire/said.rs"]
mod said;
#[path = "wire/shapes.rs"]
mod shapes;
#[path = "wire/tags.rs"]
mod tags;
#[path = "wire/write.rs"]
mod write;
