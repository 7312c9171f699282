//! A page of documentation, compared with the table.

use std::cmp::Reverse;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use crate::Validate;

/// Panics unless the page has the table of the request, as its [`Display`](crate::Table#impl-Display-for-Table) prints it.
/// It is meant for a test:
///
/// ```no_run
/// use token_request::{V3TokenRequest, assert_documented};
///
/// # #[allow(unused)]
/// #[test]
/// fn the_documentation_is_right() {
///     assert_documented::<V3TokenRequest>("docs/token.md");
/// }
/// ```
///
/// The path is relative to the folder of the crate under test, which Cargo names in `CARGO_MANIFEST_DIR`; without Cargo, to the
/// current one. The page may say what else it likes, and have other tables: the request's is the one with the most of its
/// names in the first column. Columns may be padded and aligned, lines may end as on Windows. Of an enum each
/// variant's table is looked for, and its heading; a table in a code block is none.
///
/// # Panics
///
/// If the page cannot be read, or is not what the code says. The message has the lines that differ, those of the page with their
/// numbers, and the table to write into the page.
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
        "the page is not what `{name}` says (`-` is the page, `+` the code):\n{differences}\n\
         write this into the page:\n\n{code}\n",
    );
}

/// A row of a table: the number of its line, and its cells.
struct Row(usize, Vec<String>);

/// What differs, a line each; nothing where the page is what the code says.
fn differences(path: &str, page: &str, code: &str) -> String {
    let (tables, texts) = parts(page);
    let (wanted, wanted_texts) = parts(code);
    let mut differences = String::new();
    for text in wanted_texts.into_iter().filter(|text| !texts.contains(text)) {
        let _ = writeln!(differences, "{path}: this line is missing\n+ {text}");
    }
    for wanted in wanted {
        let alike = tables.iter().filter(|table| is_alike(table, &wanted));
        // The last of several that are as like is taken, and that is to be the first.
        if let Some(table) = alike.rev().max_by_key(|table| likeness(table, &wanted)) {
            differences += &compared(path, table, &wanted);
        } else {
            let _ = writeln!(differences, "{path}: there is no such table");
            differences.extend(wanted.iter().map(|row| line('+', row)));
        }
    }
    differences
}

/// The tables of a page, and its other lines that have something on them.
fn parts(page: &str) -> (Vec<Vec<Row>>, Vec<&str>) {
    let mut lines =
        page.trim_start_matches('\u{feff}').lines().map(str::trim).enumerate().peekable();
    let (mut tables, mut texts, mut fence) = (Vec::new(), Vec::new(), None);
    while let Some((number, line)) = lines.next() {
        let mark = ["```", "~~~"].into_iter().find(|mark| line.starts_with(mark));
        if mark.is_some() && (fence.is_none() || fence == mark) {
            fence = fence.map_or(mark, |_| None);
        } else if fence.is_some() || line.is_empty() {
            continue;
        }
        let header = cells(line);
        let is_header = |line: &str| is_delimiter(line, header.len());
        if lines.peek().is_some_and(|(_, next)| line.contains('|') && is_header(next)) {
            let n = header.len();
            let mut rows = vec![Row(number + 1, header)];
            lines.next();
            while let Some((number, line)) = lines.next_if(|(_, line)| line.contains('|')) {
                // Cells at the end may be left out.
                let mut cells = cells(line);
                cells.resize(n.max(cells.len()), String::new());
                rows.push(Row(number + 1, cells));
            }
            tables.push(rows);
        } else {
            texts.push(line.trim_start_matches('#').trim_start());
        }
    }
    (tables, texts)
}

/// Whether this row stands between a header of so many cells and its rows.
fn is_delimiter(line: &str, n: usize) -> bool {
    let is_rule = |cell: &String| {
        let rule = cell.strip_prefix(':').unwrap_or(cell);
        let rule = rule.strip_suffix(':').unwrap_or(rule);
        !rule.is_empty() && rule.bytes().all(|byte| byte == b'-')
    };
    let cells = cells(line);
    cells.len() == n && cells.iter().all(is_rule)
}

/// The cells of a row, without their padding. A `|` ends one unless a backslash stands before it.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut last = ' ';
    for c in line.strip_prefix('|').unwrap_or(line).chars() {
        match (c, cells.last_mut()) {
            ('|', _) if last != '\\' => cells.push(String::new()),
            (c, Some(cell)) => cell.push(c),
            (_, None) => {}
        }
        last = c;
    }
    if cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        cells.pop();
    }
    cells.into_iter().map(|cell| cell.trim().to_owned()).collect()
}

/// Whether it is a table of the same kind with one of the names, where there are any.
fn is_alike(table: &[Row], wanted: &[Row]) -> bool {
    name(table.first()) == name(wanted.first())
        && (wanted.len() == 1 || n_shared(table, wanted) > 0)
}

/// Whether it is the same, how many names are shared, and how few are too many.
fn likeness(table: &[Row], wanted: &[Row]) -> (bool, usize, Reverse<usize>) {
    let is_same = table.iter().map(|row| &row.1).eq(wanted.iter().map(|row| &row.1));
    (is_same, n_shared(table, wanted), Reverse(table.len()))
}

fn n_shared(table: &[Row], wanted: &[Row]) -> usize {
    let wanted = wanted.get(1..).unwrap_or_default();
    table.iter().skip(1).filter(|row| has(wanted, row)).count()
}

fn has(table: &[Row], row: &Row) -> bool {
    table.iter().any(|it| name(Some(it)) == name(Some(row)))
}

/// The first cell.
fn name(row: Option<&Row>) -> Option<&String> {
    row.and_then(|row| row.1.first())
}

/// What differs between two tables, whose rows belong together by name.
fn compared(path: &str, page: &[Row], code: &[Row]) -> String {
    let mut differences = String::new();
    let mut place = page.first().map_or(1, |row| row.0);
    let (mut page, mut code) = (page, code);
    loop {
        let (on_page, in_code) = match (page, code) {
            ([], []) => return differences,
            ([a, ..], [b, ..]) if name(Some(a)) == name(Some(b)) => (Some(a), Some(b)),
            // A row that comes later in the code has others before it that the page lacks.
            ([a, ..], [b, ..]) if has(code, a) && !has(page, b) => (None, Some(b)),
            ([a, ..], _) => (Some(a), None),
            ([], [b, ..]) => (None, Some(b)),
        };
        page = if on_page.is_some() { page.get(1..).unwrap_or_default() } else { page };
        code = if in_code.is_some() { code.get(1..).unwrap_or_default() } else { code };
        place = on_page.map_or(place, |row| row.0);
        if on_page.map(|row| &row.1) != in_code.map(|row| &row.1) {
            let _ = writeln!(differences, "{path}:{place}");
            differences.extend(on_page.map(|row| line('-', row)));
            differences.extend(in_code.map(|row| line('+', row)));
        }
        place += 1;
    }
}

fn line(sign: char, row: &Row) -> String {
    format!("{sign} | {} |\n", row.1.join(" | "))
}
