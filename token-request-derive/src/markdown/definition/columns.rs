//! The columns of a field table: the heads that name them, and the values of their cells.

use crate::markdown::page::cell::Cell;
use crate::markdown::page::parser::{MarkdownTable, TableLine};

/// A column that a field table may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    /// The type. Without this column, the type follows the name in its cell.
    Type,
    Required,
    Description,
    Example,
    Rules,
    /// `APIMatic`'s `Optional, Read-only`.
    Tags,
    /// `OpenAPI` Generator's `[optional] [default to 1]`.
    Notes,
    /// crd-ref-docs' `Required: {}`.
    Validation,
}

/// The heads of each column, in lower case. A head is matched in any case.
///
/// To accept another head, add it here, to the test below and to the guide `field_tables` of `token-request`.
pub(crate) const HEADS: &[(Column, &[&str])] = &[
    (
        Column::Name,
        &[
            "field",
            "name",
            "parameter",
            "property",
            "key",
            "attribute",
            "field name",
            "property name",
            "parameter name",
        ],
    ),
    (Column::Type, &["type", "input type", "data type"]),
    (Column::Required, &["required", "mandatory", "presence", "required / optional", "required?"]),
    (Column::Description, &["description", "defines"]),
    (Column::Example, &["example", "examples"]),
    (Column::Rules, &["rules"]),
    (Column::Tags, &["tags"]),
    (Column::Notes, &["notes"]),
    (Column::Validation, &["validation"]),
];

/// The columns of a field table, by the position of each.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Columns(Vec<(Column, usize)>);

impl Columns {
    /// Returns the columns of a field table, and `None` for any other table.
    pub(crate) fn of(table: &MarkdownTable) -> Option<Self> {
        let heads = heads(table);
        let position =
            |names: &[&str]| heads.iter().position(|head| names.contains(&head.as_str()));
        let found = HEADS.iter().filter_map(|(column, names)| Some((*column, position(names)?)));
        let columns = Self(found.collect());
        let name = columns.position(Column::Name)?;
        let has_type_after_name = || {
            let first = table.rows.first().and_then(|row| row.cells.get(name));
            columns.has(Column::Description) && first.is_some_and(is_name_and_type)
        };
        (columns.has(Column::Type) || has_type_after_name()).then_some(columns)
    }

    fn position(&self, column: Column) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == column).map(|(_, position)| *position)
    }

    pub(crate) fn has(&self, column: Column) -> bool {
        self.position(column).is_some()
    }

    /// Returns the cell of a row in a column.
    pub(crate) fn cell<'r>(&self, row: &'r TableLine, column: Column) -> Option<&'r Cell> {
        row.cells.get(self.position(column)?)
    }
}

fn heads(table: &MarkdownTable) -> Vec<String> {
    table.head.iter().map(|head| head.text().to_lowercase()).collect()
}

/// Returns whether a cell is of the form `` `name` _type_ ``.
fn is_name_and_type(cell: &Cell) -> bool {
    matches!(&cell.runs[..], [name, rest, ..] if name.is_code && !rest.text.trim().is_empty())
}

/// Returns whether a table lists the values of an enumeration: `Name | Value`.
pub(crate) fn is_enumeration(table: &MarkdownTable) -> bool {
    let names = HEADS.iter().find(|(column, _)| *column == Column::Name);
    let is_name =
        |head: &str| head == "member" || names.is_some_and(|(_, names)| names.contains(&head));
    matches!(&heads(table)[..], [name, value, ..] if is_name(name) && value == "value")
}

/// Reads a cell of the column `Required`.
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

/// The cells that mean required, in lower case.
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

/// The cells that mean optional, in lower case. A field that is required on a condition may be absent.
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

/// Reads a cell of `APIMatic`'s column `Tags`.
pub(crate) fn required_by_tags(cell: &Cell) -> Option<bool> {
    let text = cell.text().to_lowercase();
    let mut tags = text.split(',').map(str::trim);
    tags.find_map(|tag| match tag {
        "required" => Some(true),
        "optional" => Some(false),
        _ => None,
    })
}

/// Reads a cell of `OpenAPI` Generator's column `Notes`: a field is required unless it is marked as optional.
pub(crate) fn required_by_notes(cell: &Cell) -> bool {
    !cell.source.contains("[optional]")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markdown::page::parser::{Block, Page};

    /// The heads that published pages use, by column.
    const ACCEPTED: &str = "\
        Name: field, name, parameter, property, key, attribute, field name, property name, parameter name
        Type: type, input type, data type
        Required: required, mandatory, presence, required / optional, required?
        Description: description, defines
        Example: example, examples
        Rules: rules
        Tags: tags
        Notes: notes
        Validation: validation";

    fn columns(heads: &[&str]) -> Option<Columns> {
        let delimiters = vec!["---"; heads.len()];
        let page = format!("| {} |\n| {} |\n", heads.join(" | "), delimiters.join(" | "));
        let page = Page::parse(&page);
        page.blocks().find_map(|block| match block {
            Block::Table(table) => Columns::of(table),
            _ => None,
        })
    }

    #[test]
    fn the_accepted_heads_are_the_listed_ones() {
        let listed =
            HEADS.iter().map(|(column, heads)| format!("{column:?}: {}", heads.join(", ")));
        let expected: Vec<_> = ACCEPTED.lines().map(str::trim).collect();
        assert_eq!(listed.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_head_names_its_column_in_any_case() {
        for (column, heads) in HEADS {
            for head in *heads {
                let head = head.to_uppercase();
                let others: &[&str] = match column {
                    Column::Name => &["Type"],
                    Column::Type => &["Name"],
                    _ => &["Name", "Type"],
                };
                let columns = columns(&[others, &[&head]].concat()).unwrap();
                assert_eq!(columns.position(*column), Some(others.len()), "{head}");
            }
        }
    }

    #[test]
    fn a_table_without_names_or_types_is_no_field_table() {
        assert_eq!(columns(&["Name", "Description"]), None);
        assert_eq!(columns(&["Type", "Description"]), None);
    }

    #[test]
    fn every_mark_is_listed_as_required_or_optional() {
        let required = ":heavy_check_mark: :white_check_mark: ✔ ✔️ ✓ ☑ ☑️ ✅ x [x] yes y true required mandatory";
        assert_eq!(REQUIRED_MARKS.join(" "), required);
        let optional = ":heavy_minus_sign:, :x:, ✖, ✗, ❌, [ ], -, –, —, no, n, false, optional, , conditional, \
                        conditionally required, conditionally forbidden";
        assert_eq!(OPTIONAL_MARKS.join(", "), optional);
    }
}
