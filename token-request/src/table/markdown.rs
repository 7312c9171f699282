//! The field table as Markdown.

use std::fmt;

use super::argument::Value;
use super::basic_part::BasicPart;
use super::tagging::KnownBy;
use super::types::{Field, Rule, Table, Type, Variant};

/// The table as documentation has it, in GitHub's Markdown: a header, a delimiter row and a line for each field, without
/// padding, and without a line break at the end.
///
/// Names are those of the wire, `Required` is [`Field::required`], and a request in a field is a link to a heading
/// of its name. Where a field says more than five columns can, a sixth has it, in the words of the attribute: its rules but for
/// a plain `required` (a `message_fn` is left out), the names of an enum as a `one_of`, then `secret`, `form`, `basic` and `example`. In it
/// is also an example that a cell cannot hold as it is: one that is empty, has white space at an end, begins with a backtick,
/// `N/A` or `**Example 1:**`, or has `<br/>` or `\|` in it. In a cell a line break is `<br/>`, and `|` is `\|`.
///
/// Fields that are flattened stand where they are on the wire, and those that serde skips do not. What may have any name
/// (a flattened map) has no row, and neither have the fields of a flattened enum. Rules of the whole stand below, in a
/// paragraph. An enum without fields is a table of names and values; any other has a heading and a table for each variant.
///
/// ```
/// use token_request::Validate;
///
/// #[derive(Validate)]
/// #[validate(at_most_one_of(mail, phone))]
/// struct Contact {
///     /// Where to write to.
///     #[validate(example = "jane@example.com")]
///     mail: Option<String>,
///     #[validate(length(max = 15), chars(digits, "+"))]
///     phone: Option<String>,
/// }
///
/// assert_eq!(Contact::TABLE.to_string(), "\
/// | Field | Type | Required | Description | Example | Rules |
/// | --- | --- | --- | --- | --- | --- |
/// | `mail` | *string* | :heavy_minus_sign: | Where to write to. | jane@example.com |  |
/// | `phone` | *string* | :heavy_minus_sign: |  |  | length(max = 15), chars(digits, \"+\") |
///
/// Rules of the whole: at_most_one_of(mail, phone)");
/// ```
impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let is_names = self.variants.iter().all(|variant| variant.fields.is_empty());
        if self.variants.is_empty() {
            f.write_str(&fields(self.fields))?;
        } else if is_names {
            f.write_str(&names(self.variants))?;
        } else {
            f.write_str(&variants(self.variants))?;
        }
        if self.whole.rules.is_empty() {
            return Ok(());
        }
        let rules: Vec<_> = self.whole.rules.iter().map(ToString::to_string).collect();
        write!(f, "\n\nRules of the whole: {}", on_one_line(&rules.join(", ")))
    }
}

/// A row's cells.
type Cells = Vec<String>;

fn fields(fields: &'static [Field]) -> String {
    let mut rows = Vec::new();
    flattened(fields, true, &mut Vec::new(), &mut rows);
    let header = ["Field", "Type", "Required", "Description", "Example", "Rules"];
    let has_rules = rows.iter().any(|row| row.last().is_some_and(|rules| !rules.is_empty()));
    let n = if has_rules { 6 } else { 5 };
    lines(&header[..n], rows.iter().map(|row| &row[..n]))
}

/// The rows of fields, and of those that stand in one's place. A request may be flattened into itself: one with the names of
/// one around it is not looked into. What may be absent as a whole requires nothing.
fn flattened(
    fields: &'static [Field],
    required: bool,
    around: &mut Vec<Vec<&'static str>>,
    rows: &mut Vec<Cells>,
) {
    let names = fields.iter().map(|field| field.name).collect();
    if around.contains(&names) {
        return;
    }
    around.push(names);
    for field in fields.iter().filter(|field| !field.skipped) {
        match field.ty {
            Type::Object(table) if field.flatten => {
                flattened(table().fields, required && field.required, around, rows);
            }
            _ if field.flatten => {}
            _ => rows.push(row(field, required && field.required)),
        }
    }
    around.pop();
}

fn row(field: &Field, required: bool) -> Cells {
    let required = if required { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
    let example = field.example.filter(|example| is_for_a_cell(example));
    // What has no name on the wire, as in a newtype, is called what Rust calls it.
    let name = if field.wire.is_empty() { field.name } else { field.wire };
    vec![
        escaped(&code(name)),
        kind(field.ty),
        required.to_owned(),
        cell(field.description),
        cell(example.unwrap_or_default()),
        escaped(&on_one_line(&rules(field))),
    ]
}

/// Whether an example is read from its cell as it was.
fn is_for_a_cell(example: &str) -> bool {
    let is_changed = ["\r", "<br/>", "\\|"].iter().any(|it| example.contains(it));
    let is_marked = ["`", "**Example 1:**", "N/A"].iter().any(|it| example.starts_with(it));
    !is_changed && !is_marked && !example.is_empty() && example == example.trim()
}

/// `*string*`, or `list of [Part](#part)`.
fn kind(ty: Type) -> String {
    match linked(ty) {
        Some(linked) => linked,
        None => format!("*{ty}*"),
    }
}

/// The kind of what is a request of its own, or has such in it.
fn linked(ty: Type) -> Option<String> {
    match ty {
        Type::List(element) => Some(format!("list of {}", linked(*element)?)),
        Type::Map(value) => Some(format!("map of {}", linked(*value)?)),
        Type::Nullable(value) => linked(*value),
        Type::Object(table) if ty.scalar().is_none() => {
            let name = table().name;
            Some(format!("[{name}](#{})", name.to_lowercase()))
        }
        _ => None,
    }
}

/// What the other columns do not say, as the attribute does.
fn rules(field: &Field) -> String {
    let is_plain = |rule: &&Rule| **rule == Rule::new("required");
    let rules = field.rules.iter().filter(|rule| !is_plain(rule)).map(ToString::to_string);
    let example = field.example.filter(|example| !is_for_a_cell(example));
    let names = match field.ty {
        Type::Names(names) if !field.rules.iter().any(|rule| rule.name == "one_of") => {
            Some(format!("one_of({})", Value::Texts(names)))
        }
        _ => None,
    };
    let said = [
        names,
        field.secret.then(|| "secret".to_owned()),
        field.form.map(|form| format!("form = {form:?}")),
        field.basic.map(|part| format!("basic = {:?}", word(part))),
        example.map(|example| format!("example = {example:?}")),
    ];
    rules.chain(said.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

fn word(part: BasicPart) -> &'static str {
    match part {
        BasicPart::User => "user",
        BasicPart::Password => "password",
    }
}

fn names(variants: &'static [Variant]) -> String {
    let rows = known(variants).map(|variant| {
        let value = match variant.known_by {
            KnownBy::AnyOther => "*any other*".to_owned(),
            _ => cell(variant.wire),
        };
        [escaped(&code(variant.name)), value]
    });
    let rows: Vec<_> = rows.collect();
    lines(&["Name", "Value"], rows.iter().map(|row| &row[..]))
}

fn variants(variants: &'static [Variant]) -> String {
    let parts = known(variants).map(|variant| {
        let heading = format!("### {}", code(variant.wire));
        match variant.fields {
            [] => heading,
            of => format!("{heading}\n\n{}", fields(of)),
        }
    });
    parts.collect::<Vec<_>>().join("\n\n")
}

/// Those that a value may be of.
fn known(variants: &'static [Variant]) -> impl Iterator<Item = &'static Variant> {
    variants.iter().filter(|variant| variant.known_by != KnownBy::Nothing)
}

/// `| a | b |`, a line each, the first followed by the delimiter row.
fn lines<'a>(header: &[&str], rows: impl Iterator<Item = &'a [String]>) -> String {
    let mut lines = vec![
        format!("| {} |", header.join(" | ")),
        format!("| {} |", vec!["---"; header.len()].join(" | ")),
    ];
    lines.extend(rows.map(|row| format!("| {} |", row.join(" | "))));
    lines.join("\n")
}

/// A name in as many backticks as it needs.
fn code(name: &str) -> String {
    let longest = name.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if name.starts_with('`') || name.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", on_one_line(name))
}

/// Text in a cell.
fn cell(text: &str) -> String {
    escaped(&text.replace("\r\n", "\n").replace(['\n', '\r'], "<br/>"))
}

/// Attributes and names have no line breaks but in an expression, where a space will do.
fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// With each `|` escaped. One backslash more would make an escaped backslash of one before it, and the `|` would end the
/// cell: such a backslash is written as a character reference.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '|' {
            let n = escaped.len() - escaped.trim_end_matches('\\').len();
            if n % 2 == 1 {
                escaped.pop();
                escaped.push_str("&#92;");
            }
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
