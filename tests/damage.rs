//! Bodies that are damaged in known ways have exactly the expected violations.

#[path = "damage/check.rs"]
#[macro_use]
mod check;
#[path = "damage/enums.rs"]
mod enums;
#[path = "damage/faults.rs"]
mod faults;
#[path = "damage/flatten.rs"]
mod flatten;
#[path = "damage/generics.rs"]
mod generics;
#[path = "damage/lists.rs"]
mod lists;
#[path = "damage/model.rs"]
mod model;
#[path = "damage/records.rs"]
mod records;
#[path = "damage/structs.rs"]
mod structs;
#[path = "damage/types.rs"]
mod types;
