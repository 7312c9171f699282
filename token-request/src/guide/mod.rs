//! The guides: reference pages, one for each subject. The module contains no code.

pub mod attributes;
pub mod features;
pub mod field_tables;
pub mod rules;
pub mod wire;
