//! The comparison of a documentation page with a field table.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::Validate;

/// Panics unless a page contains the table of the request, as its
/// [`Display`](crate::Table#impl-Display-for-Table) prints it.
///
/// It is meant for a test:
///
/// ```no_run
/// use token_request::{V3TokenRequest, assert_documented};
///
/// # #[allow(unused)]
/// #[test]
/// fn the_documentation_is_up_to_date() {
///     assert_documented::<V3TokenRequest>("docs/token.md");
/// }
/// ```
///
/// The path is relative to the folder of the crate under test, which Cargo sets in `CARGO_MANIFEST_DIR`; without Cargo, to
/// the current folder. The page may contain other text and other tables: the table with the most of the request's names in
/// its first column is compared. Columns may be padded and aligned, and lines may end as on Windows. For an enum, the table
/// and the heading of each variant are compared. Tables in code blocks are ignored.
///
/// # Panics
///
/// If the page cannot be read, or differs from the code. The message contains the lines that differ, with the numbers of
/// the page's lines, and the table to write into the page.
#[track_caller]
pub fn assert_documented<T: Validate>(path: impl AsRef<Path>) {
    let path = path.as_ref();
    let root = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let page = match fs::read_to_string(Path::new(&root).join(path)) {
        Ok(page) => page,
        Err(error) => panic!("{} cannot be read: {error}", path.display()),
    };
    let (name, code) = (T::TABLE.name, T::TABLE.to_string());
    let differences = differences(&path.display().to_string(), &page, &code);
    assert!(
        differences.is_empty(),
        "the page differs from the code of `{name}` (`-` is the page, `+` the code):\n{differences}\n\
         write this into the page:\n\n{code}\n",
    );
}

/// A row of a table, without its delimiter row.
struct Row {
    line_number: usize,
    cells: Vec<String>,
}

impl Row {
    /// Returns the first cell, which identifies the row.
    fn name(&self) -> Option<&String> {
        self.cells.first()
    }

    fn is_in(&self, table: &[Self]) -> bool {
        table.iter().any(|row| row.name() == self.name())
    }

    /// Returns the row as a line of a difference.
    fn line(&self, sign: char) -> String {
        format!("{sign} | {} |\n", self.cells.join(" | "))
    }
}

/// Returns the lines that differ; empty if the page contains all tables and other lines of the code.
fn differences(path: &str, page: &str, code: &str) -> String {
    let (page_tables, page_texts) = tables_and_texts(page);
    let (code_tables, code_texts) = tables_and_texts(code);
    let mut differences = String::new();
    for text in code_texts.into_iter().filter(|text| !page_texts.contains(text)) {
        let _ = writeln!(differences, "{path}: this line is missing\n+ {text}");
    }
    for code in code_tables {
        let similar = page_tables.iter().filter(|page| is_similar(page, &code));
        // `max_by_key` returns the last of equally similar tables, and the first one is wanted.
        if let Some(page) = similar.rev().max_by_key(|page| similarity(page, &code)) {
            differences += &table_differences(path, page, &code);
        } else {
            let _ = writeln!(differences, "{path}: this table is missing");
            differences.extend(code.iter().map(|row| row.line('+')));
        }
    }
    differences
}

/// Returns the tables of a page, and its other lines that are not empty.
fn tables_and_texts(page: &str) -> (Vec<Vec<Row>>, Vec<&str>) {
    let lines = page.trim_start_matches('\u{feff}').lines().map(str::trim);
    let mut lines = lines.zip(1..).peekable();
    let (mut tables, mut texts, mut fence) = (Vec::new(), Vec::new(), None);
    while let Some((line, line_number)) = lines.next() {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        if mark.is_some() && (fence.is_none() || fence == mark) {
            fence = fence.map_or(mark, |_| None);
        } else if fence.is_some() || line.is_empty() {
            continue;
        }
        let header = cells(line);
        let n = header.len();
        if line.contains('|') && lines.next_if(|(next, _)| is_delimiter(next, n)).is_some() {
            let mut table = vec![Row { line_number, cells: header }];
            while let Some((line, line_number)) = lines.next_if(|(line, _)| line.contains('|')) {
                // Cells at the end of a row may be omitted.
                let mut cells = cells(line);
                cells.resize(n.max(cells.len()), String::new());
                table.push(Row { line_number, cells });
            }
            tables.push(table);
        } else {
            texts.push(line.trim_start_matches('#').trim_start());
        }
    }
    (tables, texts)
}

/// Returns whether a line is the delimiter row below a header of `n` cells.
fn is_delimiter(line: &str, n: usize) -> bool {
    let is_rule = |cell: &String| {
        let rule = cell.strip_prefix(':').unwrap_or(cell);
        let rule = rule.strip_suffix(':').unwrap_or(rule);
        !rule.is_empty() && rule.bytes().all(|byte| byte == b'-')
    };
    let cells = cells(line);
    cells.len() == n && cells.iter().all(is_rule)
}

/// Returns the cells of a row, without their padding. A `|` ends a cell unless a backslash precedes it.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut start = 0;
    let ends = line.match_indices('|').map(|(end, _)| end).chain([line.len()]);
    let ends = ends.filter(|&end| end == line.len() || !line[..end].ends_with('\\'));
    let mut cells: Vec<_> = ends
        .map(|end| {
            let cell = line[start..end].trim().to_owned();
            start = (end + 1).min(line.len());
            cell
        })
        .collect();
    cells.pop_if(|cell| cell.is_empty());
    cells
}

/// Returns whether a table has the same first head, and shares a name if there are names.
fn is_similar(page: &[Row], code: &[Row]) -> bool {
    let head = |table: &[Row]| table.first().and_then(Row::name).cloned();
    head(page) == head(code) && (code.len() == 1 || n_shared(page, code) > 0)
}

/// Returns a measure of similarity: whether the tables are equal, the number of shared names, and the fewest rows.
fn similarity(page: &[Row], code: &[Row]) -> (bool, usize, Reverse<usize>) {
    let is_equal = page.iter().map(|row| &row.cells).eq(code.iter().map(|row| &row.cells));
    (is_equal, n_shared(page, code), Reverse(page.len()))
}

fn n_shared(page: &[Row], code: &[Row]) -> usize {
    let code = code.get(1..).unwrap_or_default();
    page.iter().skip(1).filter(|row| row.is_in(code)).count()
}

/// Returns the lines that differ between two tables. Rows with the same name are compared.
fn table_differences(path: &str, page: &[Row], code: &[Row]) -> String {
    let mut differences = String::new();
    let mut line_number = page.first().map_or(1, |row| row.line_number);
    let (mut page, mut code) = (page, code);
    loop {
        let (on_page, in_code) = match (page, code) {
            ([], []) => return differences,
            ([a, ..], [b, ..]) if a.name() == b.name() => (Some(a), Some(b)),
            // The page lacks the rows of the code before a common one.
            ([a, ..], [b, ..]) if a.is_in(code) && !b.is_in(page) => (None, Some(b)),
            ([a, ..], _) => (Some(a), None),
            ([], [b, ..]) => (None, Some(b)),
        };
        page = if on_page.is_some() { page.get(1..).unwrap_or_default() } else { page };
        code = if in_code.is_some() { code.get(1..).unwrap_or_default() } else { code };
        line_number = on_page.map_or(line_number, |row| row.line_number);
        if on_page.map(|row| &row.cells) != in_code.map(|row| &row.cells) {
            let _ = writeln!(differences, "{path}:{line_number}");
            differences.extend(on_page.map(|row| row.line('-')));
            differences.extend(in_code.map(|row| row.line('+')));
        }
        line_number += 1;
    }
}
