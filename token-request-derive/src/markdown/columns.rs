//! What the columns of a table are, by their heads.

use super::cell::Cell;
use super::page::{Grid, Line};

/// The place of each column that a field table may have.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Columns {
    pub(crate) name: usize,
    /// Without one, the type stands behind the name.
    pub(crate) ty: Option<usize>,
    pub(crate) required: Option<usize>,
    pub(crate) description: Option<usize>,
    pub(crate) example: Option<usize>,
    pub(crate) rules: Option<usize>,
    /// `APIMatic`'s `Optional, Read-only`.
    pub(crate) tags: Option<usize>,
    /// `OpenAPI` Generator's `[optional] [default to 1]`.
    pub(crate) notes: Option<usize>,
    /// crd-ref-docs' `Required: {}`.
    pub(crate) validation: Option<usize>,
}

const NAMES: &[&str] = &[
    "field",
    "name",
    "parameter",
    "property",
    "key",
    "attribute",
    "field name",
    "property name",
    "parameter name",
];
const TYPES: &[&str] = &["type", "input type", "data type"];
const REQUIRED: &[&str] =
    &["required", "mandatory", "presence", "required / optional", "required?"];

impl Columns {
    /// Those of a field table; `None` of any other.
    pub(crate) fn of(grid: &Grid) -> Option<Self> {
        let heads: Vec<_> = grid.head.iter().map(|head| head.text().to_lowercase()).collect();
        let find = |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
        let columns = Self {
            name: find(NAMES)?,
            ty: find(TYPES),
            required: find(REQUIRED),
            description: find(&["description", "defines"]),
            example: find(&["example", "examples"]),
            rules: find(&["rules"]),
            tags: find(&["tags"]),
            notes: find(&["notes"]),
            validation: find(&["validation"]),
        };
        let is_behind_name = || {
            columns.description.is_some()
                && grid
                    .rows
                    .first()
                    .is_some_and(|row| row.cells.get(columns.name).is_some_and(is_name_and_type))
        };
        (columns.ty.is_some() || is_behind_name()).then_some(columns)
    }

    /// The cell in that column.
    pub(crate) fn cell(line: &Line, column: Option<usize>) -> Option<&Cell> {
        line.cells.get(column?)
    }
}

/// `` `name` _type_ ``
fn is_name_and_type(cell: &Cell) -> bool {
    matches!(&cell.parts[..], [name, rest, ..] if name.is_code && !rest.text.trim().is_empty())
}

/// Whether the head of a table is that of values: `Name | Value`.
pub(crate) fn is_of_values(grid: &Grid) -> bool {
    let heads: Vec<_> = grid.head.iter().map(|head| head.text().to_lowercase()).collect();
    matches!(&heads[..], [name, value, ..] if (NAMES.contains(&name.as_str()) || name == "member") && value == "value")
}

/// What a cell of the column `Required` says.
pub(crate) fn required(cell: &Cell) -> Option<bool> {
    let text = cell.text().to_lowercase();
    if REQUIRED_MARKS.contains(&text.as_str()) {
        Some(true)
    } else if OPTIONAL_MARKS.contains(&text.as_str()) {
        Some(false)
    } else {
        None
    }
}

/// How a table says that a field is required, in any case.
pub(crate) const REQUIRED_MARKS: &[&str] = &[
    ":heavy_check_mark:",
    ":white_check_mark:",
    "✔",
    "✔️",
    "✓",
    "☑",
    "☑️",
    "✅",
    "x",
    "[x]",
    "yes",
    "y",
    "true",
    "required",
    "mandatory",
];

/// How it says that one is not. What is required on a condition need not be there.
pub(crate) const OPTIONAL_MARKS: &[&str] = &[
    ":heavy_minus_sign:",
    ":x:",
    "✖",
    "✗",
    "❌",
    "[ ]",
    "-",
    "–",
    "—",
    "no",
    "n",
    "false",
    "optional",
    "",
    "conditional",
    "conditionally required",
    "conditionally forbidden",
];

/// What `APIMatic`'s tags say.
pub(crate) fn tags(cell: &Cell) -> Option<bool> {
    let text = cell.text().to_lowercase();
    let mut tags = text.split(',').map(str::trim);
    tags.find_map(|tag| match tag {
        "required" => Some(true),
        "optional" => Some(false),
        _ => None,
    })
}

/// What `OpenAPI` Generator's notes say: required is what is not called optional.
pub(crate) fn notes(cell: &Cell) -> bool {
    !cell.source.contains("[optional]")
}
