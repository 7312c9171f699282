//! The field table as Markdown.

use std::fmt;

use super::argument::Value;
use super::basic_part::BasicPart;
use super::tagging::KnownBy;
use super::types::{Field, Rule, Table, Type, Variant};

/// Writes the table in GitHub's Markdown: a header, a delimiter row and one line for each field, without padding, and
/// without a line break at the end.
///
/// Names are those of the wire, `Required` is [`Field::required`], and a nested request is a link to a heading of its name.
/// If five columns cannot describe a field, the sixth, `Rules`, has the attributes: the rules except a plain `required`
/// (without `message_fn`), the names of an enum as `one_of`, then `secret`, `form`, `basic` and `example`. The example is
/// there if a cell cannot contain it unchanged: if it is empty, has white space at an end, starts with a backtick, `N/A`
/// or `**Example 1:**`, or contains `<br/>` or `\|`. In a cell a line break is `<br/>`, and `|` is `\|`.
///
/// Flattened fields are in the place that they have on the wire. Skipped fields, a flattened map and the fields of a
/// flattened enum have no row. The rules of the whole request are in a paragraph below the table. An enum of unit variants
/// is a table of names and values; any other enum has a heading and a table for each variant.
///
/// ```
/// use token_request::Validate;
///
/// #[derive(Validate)]
/// #[validate(at_most_one_of(mail, phone))]
/// struct Contact {
///     /// The address for mail.
///     #[validate(example = "jane@example.com")]
///     mail: Option<String>,
///     #[validate(length(max = 15), chars(digits, "+"))]
///     phone: Option<String>,
/// }
///
/// assert_eq!(Contact::TABLE.to_string(), "\
/// | Field | Type | Required | Description | Example | Rules |
/// | --- | --- | --- | --- | --- | --- |
/// | `mail` | *string* | :heavy_minus_sign: | The address for mail. | jane@example.com |  |
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

/// The cells of a row.
type Cells = Vec<String>;

/// Returns the table of fields.
fn fields(fields: &'static [Field]) -> String {
    let mut rows = Vec::new();
    add_rows(fields, true, &mut Vec::new(), &mut rows);
    let header = ["Field", "Type", "Required", "Description", "Example", "Rules"];
    let has_rules = rows.iter().any(|row| row.last().is_some_and(|rules| !rules.is_empty()));
    let n = if has_rules { 6 } else { 5 };
    lines(&header[..n], rows.iter().map(|row| &row[..n]))
}

/// Appends the rows of fields, and of flattened fields in their place.
///
/// A request may be flattened into itself, so a request with the names of one `around` it is skipped. The fields of an
/// optional request are optional.
fn add_rows(
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
                add_rows(table().fields, required && field.required, around, rows);
            }
            _ if field.flatten => {}
            _ => rows.push(row(field, required && field.required)),
        }
    }
    around.pop();
}

fn row(field: &Field, required: bool) -> Cells {
    let required = if required { ":heavy_check_mark:" } else { ":heavy_minus_sign:" };
    let example = field.example.filter(|example| fits_in_cell(example));
    // The field of a newtype has no name on the wire, so its name in Rust is used.
    let name = if field.wire.is_empty() { field.name } else { field.wire };
    vec![
        escaped(&code(name)),
        type_cell(field.ty),
        required.to_owned(),
        cell(field.description),
        cell(example.unwrap_or_default()),
        escaped(&on_one_line(&rules(field))),
    ]
}

/// Returns whether a cell can contain an example unchanged.
fn fits_in_cell(example: &str) -> bool {
    let is_changed = ["\r", "<br/>", "\\|"].iter().any(|text| example.contains(text));
    let is_marked = ["`", "**Example 1:**", "N/A"].iter().any(|mark| example.starts_with(mark));
    !is_changed && !is_marked && !example.is_empty() && example == example.trim()
}

/// Returns the text of a type, such as `*string*` or `list of [Part](#part)`.
fn type_cell(ty: Type) -> String {
    match link(ty) {
        Some(link) => link,
        None => format!("*{ty}*"),
    }
}

/// Returns the text of a type that is or contains a nested request.
fn link(ty: Type) -> Option<String> {
    match ty {
        Type::List(element) => Some(format!("list of {}", link(*element)?)),
        Type::Map(value) => Some(format!("map of {}", link(*value)?)),
        Type::Nullable(value) => link(*value),
        Type::Object(table) if ty.scalar().is_none() => {
            let name = table().name;
            Some(format!("[{name}](#{})", name.to_lowercase()))
        }
        _ => None,
    }
}

/// Returns the attributes that the other columns do not express.
fn rules(field: &Field) -> String {
    let is_plain = |rule: &&Rule| **rule == Rule::new("required");
    let rules = field.rules.iter().filter(|rule| !is_plain(rule)).map(ToString::to_string);
    let example = field.example.filter(|example| !fits_in_cell(example));
    let names = match field.ty {
        Type::Names(names) if !field.rules.iter().any(|rule| rule.name == "one_of") => {
            Some(format!("one_of({})", Value::Texts(names)))
        }
        _ => None,
    };
    let attributes = [
        names,
        field.secret.then(|| "secret".to_owned()),
        field.form.map(|form| format!("form = {form:?}")),
        field.basic.map(|part| format!("basic = {:?}", basic_word(part))),
        example.map(|example| format!("example = {example:?}")),
    ];
    rules.chain(attributes.into_iter().flatten()).collect::<Vec<_>>().join(", ")
}

fn basic_word(part: BasicPart) -> &'static str {
    match part {
        BasicPart::User => "user",
        BasicPart::Password => "password",
    }
}

/// Returns the table of an enum of unit variants.
fn names(variants: &'static [Variant]) -> String {
    let rows = readable(variants).map(|variant| {
        let value = match variant.known_by {
            KnownBy::AnyOther => "*any other*".to_owned(),
            _ => cell(variant.wire),
        };
        [escaped(&code(variant.name)), value]
    });
    let rows: Vec<_> = rows.collect();
    lines(&["Name", "Value"], rows.iter().map(|row| &row[..]))
}

/// Returns a heading and a table for each variant.
fn variants(variants: &'static [Variant]) -> String {
    let parts = readable(variants).map(|variant| {
        let heading = format!("### {}", code(variant.wire));
        match variant.fields {
            [] => heading,
            of => format!("{heading}\n\n{}", fields(of)),
        }
    });
    parts.collect::<Vec<_>>().join("\n\n")
}

/// Returns the variants that serde does not skip.
fn readable(variants: &'static [Variant]) -> impl Iterator<Item = &'static Variant> {
    variants.iter().filter(|variant| variant.known_by != KnownBy::Nothing)
}

/// Returns a table: a header, a delimiter row and the rows.
fn lines<'a>(header: &[&str], rows: impl Iterator<Item = &'a [String]>) -> String {
    let mut lines = vec![
        format!("| {} |", header.join(" | ")),
        format!("| {} |", vec!["---"; header.len()].join(" | ")),
    ];
    lines.extend(rows.map(|row| format!("| {} |", row.join(" | "))));
    lines.join("\n")
}

/// Returns a name in as many backticks as it needs.
fn code(name: &str) -> String {
    let longest = name.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    let space = if name.starts_with('`') || name.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{}{space}{fence}", on_one_line(name))
}

/// Returns the text of a cell.
fn cell(text: &str) -> String {
    escaped(&text.replace("\r\n", "\n").replace(['\n', '\r'], "<br/>"))
}

/// Replaces line breaks by spaces. Only expressions in attributes have line breaks.
fn on_one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// Escapes each `|` with a backslash. After an odd number of backslashes, the last one becomes a character reference,
/// because one more would make it an escaped backslash, and the `|` would end the cell.
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
