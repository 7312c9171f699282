//! A row of a field table, read as the description of a field.

use crate::diag;
use crate::markdown::definition::columns::{self, Column, Columns};
use crate::markdown::definition::example_cell;
use crate::markdown::definition::language::Language;
use crate::markdown::definition::type_parser::ParsedType;
use crate::markdown::described_type::{DescribedType, HasPage, NamedType, StringFormat};
use crate::markdown::page::cell::Cell;
use crate::markdown::page::parser::{MarkdownTable, TableLine};
use crate::markdown::page_error::PageErrors;
use crate::markdown::prose;

/// The description of a field.
#[derive(Debug, Clone)]
pub(crate) struct FieldRow {
    /// The line of the page.
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) field_type: DescribedType,
    pub(crate) presence: RowPresence,
    pub(crate) description: String,
    pub(crate) is_deprecated: bool,
    pub(crate) example: Option<String>,
    /// The content of the column `Rules`.
    pub(crate) rules_cell: Option<String>,
    /// The rules that other columns state.
    pub(crate) stated_rules: Vec<String>,
}

/// The presence of a field in a request.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum RowPresence {
    Required,
    /// Present, but possibly null.
    Nullable,
    Optional,
    /// The table does not specify it. The field is optional, so that no request is rejected without a reason in the table.
    Unspecified,
}

/// The properties of a page that its types depend on.
pub(crate) struct PageContext<'a> {
    pub(crate) language: Language,
    pub(crate) has_page: &'a HasPage<'a>,
}

/// Reads the rows of a table. A row with an error is reported and omitted.
pub(crate) fn field_rows(
    table: &MarkdownTable,
    columns: &Columns,
    context: &PageContext<'_>,
    errors: &mut PageErrors,
) -> Vec<FieldRow> {
    let n_columns = table.head.len();
    let mut rows: Vec<FieldRow> = Vec::new();
    for line in &table.rows {
        let n_cells = line.n_cells;
        if n_cells != n_columns {
            let message =
                format!("this row has {n_cells} cells, but the table has {n_columns} columns");
            errors.at(line.number, message);
            continue;
        }
        let Some(row) = FieldRow::read(line, columns, context, errors) else { continue };
        if let Some(FieldRow { name, line, .. }) = rows.iter().find(|first| first.name == row.name)
        {
            errors.at(row.line, format!("duplicate field `{name}`: the first is at line {line}"));
        } else {
            rows.push(row);
        }
    }
    rows
}

impl FieldRow {
    /// Reads a row. Returns `None` if it has an error or describes no field.
    fn read(
        line: &TableLine,
        columns: &Columns,
        context: &PageContext<'_>,
        errors: &mut PageErrors,
    ) -> Option<Self> {
        let name_cell = columns.cell(line, Column::Name)?;
        let Some(name) = name(name_cell) else {
            errors.at(line.number, "this row has no name");
            return None;
        };
        if name == ADDITIONAL_FIELDS {
            return None;
        }
        let parsed = field_type(line, name_cell, columns, context, errors);
        let required = required(line, columns, errors);
        let ParsedType { mut field_type, is_nullable } = parsed?;
        let (description, mut stated_rules) = description(line, columns, &field_type);
        let validation = columns.cell(line, Column::Validation);
        let validation = validation.map(|cell| prose::validation(&cell.source, &field_type));
        let validation = validation.unwrap_or_default();
        let required = required.ok()?.or(validation.required);
        stated_rules.extend(validation.rules);
        let example = example(line, columns, &mut field_type);
        let example = example.map_err(|message| errors.at(line.number, message)).ok()?;
        let rules_cell = columns.cell(line, Column::Rules).filter(|cell| !cell.is_empty());
        Some(Self {
            line: line.number,
            name,
            presence: RowPresence::of(required, is_nullable, columns),
            field_type,
            is_deprecated: name_cell.is_struck || prose::is_deprecated(&description),
            description,
            example,
            rules_cell: rules_cell.map(rules),
            stated_rules,
        })
    }
}

/// The name with which `OpenAPI` Generator declares that additional fields are allowed.
const ADDITIONAL_FIELDS: &str = "any_string_name";

/// Returns the name of a field: the first code span, or the text without the marks that some tables append.
fn name(cell: &Cell) -> Option<String> {
    let text = cell.text();
    let name = cell.code().map_or_else(
        || text.trim_end_matches(['?', '*']).trim().replace('\\', ""),
        |code| code.trim().to_owned(),
    );
    let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
    (!name.is_empty()).then_some(name)
}

fn field_type(
    line: &TableLine,
    name: &Cell,
    columns: &Columns,
    context: &PageContext<'_>,
    errors: &mut PageErrors,
) -> Option<ParsedType> {
    let after_name = name.after_code();
    let cell = columns.cell(line, Column::Type).unwrap_or(&after_name);
    if cell.text().is_empty() {
        errors.at(line.number, "this row has no type");
        return None;
    }
    let Some(parsed) = ParsedType::of_cell(&cell.without_tags(), context.language) else {
        errors.at(line.number, unknown_type(&cell.text()));
        return None;
    };
    let field_type = parsed.field_type.resolved(context.has_page);
    let is_unknown = |named: &&NamedType| named.link.is_none() && !(context.has_page)(named);
    if let Some(unknown) = field_type.named().filter(is_unknown) {
        errors.at(line.number, unknown_type(&unknown.name));
        return None;
    }
    Some(ParsedType { field_type, ..parsed })
}

/// The names of types to suggest. Many languages' names of these types are accepted too.
pub(crate) const TYPES: &[&str] = &[
    "string",
    "integer",
    "number",
    "boolean",
    "date-time",
    "date",
    "bytes",
    "uuid",
    "uri",
    "list of string",
    "map of string",
    "object",
    "any",
];

pub(crate) fn unknown_type(text: &str) -> String {
    let hint = diag::nearest(text, TYPES).filter(|known| *known != text);
    let known = diag::lines("known types, besides links to other pages:", TYPES);
    format!("unknown type `{text}`{}{known}", diag::did_you_mean(hint))
}

/// Returns whether the row marks the field as required, and `None` if the table has no column for it.
fn required(
    line: &TableLine,
    columns: &Columns,
    errors: &mut PageErrors,
) -> Result<Option<bool>, ()> {
    if let Some(cell) = columns.cell(line, Column::Required) {
        return columns::required(cell).map(Some).ok_or_else(|| {
            errors.at(line.number, unknown_mark(&cell.text()));
        });
    }
    if let Some(cell) = columns.cell(line, Column::Tags) {
        return Ok(columns::required_by_tags(cell));
    }
    Ok(columns.cell(line, Column::Notes).map(columns::required_by_notes))
}

fn unknown_mark(text: &str) -> String {
    let known = |head, marks: &'static [&'static str]| {
        let marks: Vec<_> = marks.iter().copied().filter(|mark| !mark.is_empty()).collect();
        diag::lines(head, &marks)
    };
    let required = known("required:", columns::REQUIRED_MARKS);
    let optional = known("optional: an empty cell,", columns::OPTIONAL_MARKS);
    format!("unknown value `{text}` in the column `Required`{required}{optional}")
}

impl RowPresence {
    /// Returns whether the field is an `Option`.
    pub(crate) fn is_optional(self) -> bool {
        self != Self::Required
    }

    fn of(required: Option<bool>, is_nullable: bool, columns: &Columns) -> Self {
        match required {
            // Elsewhere than in the column `Required`, a nullable type only means that the field may be absent.
            Some(true) if is_nullable && columns.has(Column::Required) => Self::Nullable,
            Some(true) if !is_nullable => Self::Required,
            Some(_) => Self::Optional,
            None => Self::Unspecified,
        }
    }
}

/// Returns the description and the rules of its structured part.
fn description(
    line: &TableLine,
    columns: &Columns,
    field_type: &DescribedType,
) -> (String, Vec<String>) {
    let source = columns.cell(line, Column::Description).map_or("", |cell| cell.source.as_str());
    if source == "N/A" {
        return (String::new(), Vec::new());
    }
    let (description, rules) = prose::constraints(source, field_type);
    (description.trim().to_owned(), rules)
}

/// Returns the example, which must be a value of the type.
///
/// An example without a time makes a date and time a date, because some generators have one type for both.
fn example(
    line: &TableLine,
    columns: &Columns,
    field_type: &mut DescribedType,
) -> Result<Option<String>, String> {
    let cell = columns.cell(line, Column::Example);
    let Some(text) = cell.and_then(|cell| example_cell::first(&cell.source)) else {
        return Ok(None);
    };
    if *field_type == DescribedType::FormattedText(StringFormat::DateTime)
        && example_cell::is_date(&text)
    {
        *field_type = DescribedType::FormattedText(StringFormat::Date);
    }
    example_cell::of_type(text, field_type)
}

/// Returns the content of the column `Rules`, which may be written as code.
fn rules(cell: &Cell) -> String {
    if cell.source.starts_with('`') { cell.text() } else { cell.source.clone() }
}
