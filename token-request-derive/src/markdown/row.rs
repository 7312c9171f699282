//! A row of a field table as what it says.

use super::cell::Cell;
use super::columns::{self, Columns};
use super::described::Context;
use super::example;
use super::kind::{Format, Kind, Model};
use super::page::{Grid, Line};
use super::problem::Problems;
use super::prose;
use super::typed::Typed;
use crate::diag;

/// One field.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The line of the page.
    pub(crate) line: usize,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) presence: Presence,
    pub(crate) description: String,
    pub(crate) is_deprecated: bool,
    pub(crate) example: Option<String>,
    /// What stands in the column `Rules`.
    pub(crate) rules: Option<String>,
    /// What other columns say, as rules.
    pub(crate) stated: Vec<String>,
}

/// Whether a field is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Presence {
    Required,
    /// It is there, and may be null.
    Nullable,
    Optional,
    /// The table does not say, so that nothing is refused without a word.
    Unknown,
}

/// The rows of a table, all that can be read.
pub(crate) fn rows(
    grid: &Grid,
    columns: Columns,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for line in &grid.rows {
        let n_heads = grid.head.len();
        if line.n_cells != n_heads {
            let n = line.n_cells;
            problems.at(line.number, format!("this row has {n} cells, and the table {n_heads}"));
            continue;
        }
        let Some(row) = Row::read(line, columns, context, problems) else { continue };
        match rows.iter().find(|first| first.name == row.name) {
            Some(first) => problems.at(
                row.line,
                format!("the field `{}` stands in line {} already", row.name, first.line),
            ),
            None => rows.push(row),
        }
    }
    rows
}

impl Row {
    /// `None` where something is wrong, or it is no field.
    fn read(
        line: &Line,
        columns: Columns,
        context: &Context<'_>,
        problems: &mut Problems,
    ) -> Option<Self> {
        let number = line.number;
        let cell = |column| Columns::cell(line, column);
        let name_cell = cell(Some(columns.name))?;
        let Some(name) = name(name_cell) else {
            problems.at(number, "this row names no field");
            return None;
        };
        if name == ANY_NAME {
            return None;
        }
        let typed = ty(line, name_cell, columns, context, problems);
        let required = required(line, columns, problems);
        let mut typed = typed?;
        let source = cell(columns.description).map_or("", |cell| cell.source.as_str());
        let (description, mut stated) = description(source, &typed.kind);
        let mut required = required.ok()?;
        if let Some(validation) = cell(columns.validation) {
            let validation = prose::validation(&validation.source, typed.kind.for_rules());
            required = required.or(validation.required);
            stated.extend(validation.rules);
        }
        let example = match example(line, columns, &mut typed.kind) {
            Ok(example) => example,
            Err(message) => {
                problems.at(number, message);
                return None;
            }
        };
        Some(Self {
            line: number,
            name,
            presence: Presence::of(required, typed.is_nullable, columns),
            kind: typed.kind,
            is_deprecated: name_cell.is_struck || prose::is_deprecated(&description),
            description,
            example,
            rules: cell(columns.rules).filter(|cell| !cell.is_empty()).map(rules),
            stated,
        })
    }
}

/// The pseudo-field by which a generator says that other fields are allowed.
const ANY_NAME: &str = "any_string_name";

/// The name of a field: in code as it is, else without what some tables put behind it.
fn name(cell: &Cell) -> Option<String> {
    let text = cell.text();
    let name = cell.code().map_or_else(
        || text.trim_end_matches(['?', '*']).trim().replace('\\', ""),
        |code| code.trim().to_owned(),
    );
    let name = name.strip_prefix("r#").unwrap_or(&name).to_owned();
    (!name.is_empty()).then_some(name)
}

fn ty(
    line: &Line,
    name: &Cell,
    columns: Columns,
    context: &Context<'_>,
    problems: &mut Problems,
) -> Option<Typed> {
    let behind = name.behind_code();
    let cell = Columns::cell(line, columns.ty).unwrap_or(&behind);
    if cell.text().is_empty() {
        problems.at(line.number, "this row has no type");
        return None;
    }
    let Some(typed) = Typed::read(&cell.without_tags(), context.language) else {
        problems.at(line.number, unknown_type(&cell.text()));
        return None;
    };
    let kind = typed.kind.settled(context.is_page);
    let unknown = |model: &&Model| model.link.is_none() && !(context.is_page)(model);
    if let Some(unknown) = kind.model().filter(unknown) {
        problems.at(line.number, unknown_type(&unknown.name));
        return None;
    }
    Some(Typed { kind, ..typed })
}

/// What is understood, besides the words of many languages for the same.
const TYPES: &[&str] = &[
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
    let hint = hint.map_or_else(String::new, |known| format!("; did you mean `{known}`?"));
    let known = diag::lines(
        "known besides links to other pages, and by their names in other languages:",
        TYPES,
    );
    format!("unknown type `{text}`{hint}{known}")
}

/// Whether the row says that the field is required, or says nothing of it.
fn required(line: &Line, columns: Columns, problems: &mut Problems) -> Result<Option<bool>, ()> {
    if let Some(cell) = Columns::cell(line, columns.required) {
        return columns::required(cell).map(Some).ok_or_else(|| {
            problems.at(line.number, unknown_marker(&cell.text()));
        });
    }
    if let Some(cell) = Columns::cell(line, columns.tags) {
        return Ok(columns::tags(cell));
    }
    Ok(Columns::cell(line, columns.notes).map(columns::notes))
}

fn unknown_marker(text: &str) -> String {
    let known = |head, marks: &'static [&'static str]| {
        let marks: Vec<_> = marks.iter().copied().filter(|mark| !mark.is_empty()).collect();
        diag::lines(head, &marks)
    };
    let required = known("required is:", columns::REQUIRED_MARKS);
    let optional = known("optional is what has nothing there, or:", columns::OPTIONAL_MARKS);
    format!("`{text}` does not say whether the field is required{required}{optional}")
}

impl Presence {
    fn of(required: Option<bool>, is_nullable: bool, columns: Columns) -> Self {
        match required {
            // There a type that may be null says no more than that the field may be absent.
            Some(true) if is_nullable && columns.required.is_some() => Self::Nullable,
            Some(true) if !is_nullable => Self::Required,
            Some(_) => Self::Optional,
            None => Self::Unknown,
        }
    }
}

/// The description and the rules in its structured part.
fn description(source: &str, kind: &Kind) -> (String, Vec<String>) {
    if source == "N/A" {
        return (String::new(), Vec::new());
    }
    let (description, rules) = prose::constraints(source, kind.for_rules());
    (description.trim().to_owned(), rules)
}

/// The example, which must be of the type. One of a day says of a moment that it is a day, as some generators have but
/// one type for both.
fn example(line: &Line, columns: Columns, kind: &mut Kind) -> Result<Option<String>, String> {
    let cell = Columns::cell(line, columns.example);
    let Some(text) = cell.and_then(|cell| example::first(&cell.source)) else { return Ok(None) };
    if *kind == Kind::Text(Format::DateTime) && example::is_day(&text) {
        *kind = Kind::Text(Format::Date);
    }
    example::of_kind(text, kind)
}

/// The column may have its rules in code, or as they are.
fn rules(cell: &Cell) -> String {
    if cell.source.starts_with('`') { cell.text() } else { cell.source.clone() }
}
