//! The definition that a page contains: a request, an enumeration, a union or an alias.

use crate::markdown::definition::columns::{self, Columns};
use crate::markdown::definition::field_row::{self, FieldRow, PageContext};
use crate::markdown::definition::language::Language;
use crate::markdown::definition::type_parser::{ParsedType, is_number};
use crate::markdown::described_type::{DescribedType, HasPage, NamedType};
use crate::markdown::page::cell::{Cell, decode_entities};
use crate::markdown::page::parser::{Block, MarkdownTable, Page, Section};
use crate::markdown::page_error::PageErrors;

#[derive(Debug)]
pub(crate) struct PageDefinition {
    pub(crate) title: String,
    /// The text below the title.
    pub(crate) introduction: String,
    pub(crate) kind: DefinitionKind,
}

#[derive(Debug)]
pub(crate) enum DefinitionKind {
    /// A request with these fields.
    Fields {
        /// The line of the head of the table.
        line: usize,
        rows: Vec<FieldRow>,
    },
    Enumeration {
        values: Vec<EnumValue>,
        /// True if other values may occur.
        is_open: bool,
    },
    Union(Vec<DescribedType>),
    /// Another name for a type.
    Alias(DescribedType),
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct EnumValue {
    /// Its name on the page, if it differs from the value.
    pub(crate) name: Option<String>,
    pub(crate) value: String,
}

impl PageDefinition {
    /// Reads a page, or the section with this anchor. Returns `None` after an error that concerns the whole page.
    pub(crate) fn read(
        text: &str,
        anchor: Option<&str>,
        has_page: &HasPage<'_>,
        errors: &mut PageErrors,
    ) -> Option<Self> {
        let page = Page::parse(text);
        let context = PageContext { language: Language::of(&page, text), has_page };
        let Some(sections) = scope(&page.sections, anchor) else {
            let anchor = anchor.unwrap_or_default();
            errors.of_page(format!("this page has no heading `#{anchor}`"));
            return None;
        };
        let reader = DefinitionReader { page: &page, sections, context };
        let kind = reader.kind(errors)?;
        Some(Self { title: reader.title(), introduction: reader.introduction(), kind })
    }
}

/// Returns the sections up to the second title of a page, or those under the heading with this anchor.
fn scope<'p>(sections: &'p [Section], anchor: Option<&str>) -> Option<&'p [Section]> {
    let first = match anchor {
        Some(anchor) => sections.iter().position(|section| slug(&section.heading) == anchor)?,
        None => sections.iter().position(|section| section.level == 1).unwrap_or_default(),
    };
    let (before, from) = sections.split_at_checked(first)?;
    let level = from.first().map_or(1, |section| section.level.max(1));
    let is_next = |section: &Section| section.level > 0 && section.level <= level;
    let n = 1 + from.iter().skip(1).take_while(|section| !is_next(section)).count();
    // The content before the first title belongs to the page too.
    let start = if anchor.is_none() { 0 } else { before.len() };
    sections.get(start..(first + n).min(sections.len()))
}

/// Returns the anchor of a heading, built by the rules of GitHub.
fn slug(heading: &Cell) -> String {
    let text = heading.text().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

struct DefinitionReader<'p> {
    page: &'p Page,
    sections: &'p [Section],
    context: PageContext<'p>,
}

impl DefinitionReader<'_> {
    /// Returns the name below `## Structure`, or the title of the page.
    fn title(&self) -> String {
        let title = self.sections.iter().find(|section| section.level > 0);
        let title = title.map_or_else(String::new, |section| section.heading.text());
        let structure = self.sections.iter().find_map(|section| {
            let is_structure =
                matches!(section.heading.text().as_str(), "Structure" | "Enumeration");
            match section.blocks.first().filter(|_| is_structure)? {
                Block::Text(name) => name.code().map(ToOwned::to_owned),
                _ => None,
            }
        });
        structure.unwrap_or_else(|| title.trim_start_matches(['#', ' ']).to_owned())
    }

    /// Returns the text directly below the title.
    fn introduction(&self) -> String {
        let section = self.sections.iter().find(|section| section.level > 0);
        let blocks = section.map_or(&[][..], |section| &section.blocks);
        let texts = blocks.iter().map_while(|block| match block {
            Block::Text(text) if !is_footer(text) => Some(text.source.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join("\n\n")
    }

    fn kind(&self, errors: &mut PageErrors) -> Option<DefinitionKind> {
        let tables: Vec<_> = self
            .tables()
            .filter_map(|table| Columns::of(table).map(|columns| (table, columns)))
            .collect();
        match &tables[..] {
            [(table, columns)] => {
                let mut rows = field_row::field_rows(table, columns, &self.context, errors);
                for row in &mut rows {
                    self.inline_enumerations(&mut row.field_type);
                }
                Some(DefinitionKind::Fields { line: table.line, rows })
            }
            [(first, _), (second, _), ..] => {
                let message = format!(
                    "this page has two field tables: the first is at line {}\nkeep one, or select one by its heading: `page.md#heading`",
                    first.line
                );
                errors.at(second.line, message);
                None
            }
            [] => self.without_fields(errors),
        }
    }

    fn without_fields(&self, errors: &mut PageErrors) -> Option<DefinitionKind> {
        let kind = self.enumeration().or_else(|| self.union()).or_else(|| self.opaque());
        if kind.is_none() {
            errors.of_page(NO_FIELD_TABLE);
        }
        kind
    }

    fn blocks(&self) -> impl Iterator<Item = (&Section, &Block)> {
        self.sections
            .iter()
            .flat_map(|section| section.blocks.iter().map(move |block| (section, block)))
    }

    fn tables(&self) -> impl Iterator<Item = &MarkdownTable> {
        self.blocks().filter_map(|(_, block)| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
    }

    /// Replaces a type that is an enumeration on the same page by its values.
    fn inline_enumerations(&self, field_type: &mut DescribedType) {
        match field_type {
            DescribedType::List(inner) | DescribedType::Map(inner) => {
                self.inline_enumerations(inner);
            }
            DescribedType::Named(NamedType { link: Some(link), .. }) => {
                let Some(anchor) = link.strip_prefix('#') else { return };
                let values = self.page.sections.iter().find_map(|section| {
                    let heading = section.heading.text();
                    let name = heading.strip_prefix("Enum:").unwrap_or(&heading).trim();
                    let is_target = name == anchor || slug(&section.heading) == anchor;
                    is_target.then(|| section.blocks.iter().find_map(values_of_block)).flatten()
                });
                if let Some(values) = values {
                    let values = values.into_iter().map(|value| value.value);
                    *field_type = DescribedType::OneOf(values.collect());
                }
            }
            _ => {}
        }
    }

    /// Reads `## Values` in each form that generators write. One generator's `Enumeration` does not list the values.
    fn enumeration(&self) -> Option<DefinitionKind> {
        let is_list_heading = |section: &Section| {
            let heading = section.heading.text().to_lowercase();
            matches!(heading.as_str(), "values" | "enum" | "enum variants")
        };
        if self.sections.iter().any(|section| section.heading.text() == "Enumeration") {
            return Some(DefinitionKind::Alias(DescribedType::Text));
        }
        self.blocks().find_map(|(section, block)| match block {
            Block::Table(table) if columns::is_enumeration(table) => Some(values_of_table(table)),
            // The variants are types without a page.
            Block::Table(_) if section.heading.text() == "Enum Variants" => {
                Some(DefinitionKind::Alias(DescribedType::Any))
            }
            Block::Code { text, .. } if is_list_heading(section) => values_of_code(text),
            Block::List(items) if is_list_heading(section) => values_of_list(items),
            _ => None,
        })
    }

    /// Reads `## Supported Types`, which has a heading for each type.
    fn union(&self) -> Option<DefinitionKind> {
        let first = self
            .sections
            .iter()
            .position(|section| section.heading.text().eq_ignore_ascii_case("supported types"))?;
        let level = self.sections.get(first)?.level;
        let members = self.sections.get(first + 1..)?;
        let members = members.iter().take_while(|section| section.level > level);
        Some(DefinitionKind::Union(members.map(|section| self.union_member(section)).collect()))
    }

    /// Returns the type that a heading names, or that the code below it shows.
    fn union_member(&self, section: &Section) -> DescribedType {
        let by_heading =
            ParsedType::of_cell(&section.heading.without_tags(), self.context.language);
        let by_code = || {
            section.blocks.iter().find_map(|block| match block {
                Block::Code { text, .. } => {
                    let (_, argument) = text.split_once('(')?;
                    ParsedType::of_code(argument.split_once('{')?.0, self.context.language)
                }
                _ => None,
            })
        };
        let parsed = by_heading.or_else(by_code);
        parsed
            .map_or(DescribedType::Any, |parsed| parsed.field_type.resolved(self.context.has_page))
    }

    /// Reads a page with a title and at most one text, which defines a type without its content.
    fn opaque(&self) -> Option<DefinitionKind> {
        let is_title = |section: &Section| section.level <= 1;
        let is_text = |block: &Block| matches!(block, Block::Text(_));
        let n_texts = self
            .blocks()
            .filter(|(_, block)| !matches!(block, Block::Text(text) if is_footer(text)))
            .count();
        let is_opaque = self.sections.iter().all(is_title)
            && !self.title().is_empty()
            && n_texts <= 1
            && self.blocks().all(|(_, block)| is_text(block));
        is_opaque.then_some(DefinitionKind::Alias(DescribedType::Any))
    }
}

const NO_FIELD_TABLE: &str = "this page has no field table: it needs the columns `Field` and `Type`, and may have `Required`, `Description`, `Example` and `Rules`";

/// Returns whether a text is the line of links that generators write below a page.
fn is_footer(text: &Cell) -> bool {
    text.source.starts_with("[[")
}

/// Reads a table of names and values.
fn values_of_table(table: &MarkdownTable) -> DefinitionKind {
    let values = table.rows.iter().filter_map(|row| match &row.cells[..] {
        [name, value, ..] => {
            let name = Some(name.text()).filter(|name| !name.is_empty());
            Some(EnumValue { name, value: unquote(value) })
        }
        _ => None,
    });
    let values: Vec<_> = values.collect();
    // The page does not specify whether these are texts or numbers.
    if values.iter().all(|value| is_number(&value.value)) {
        return DefinitionKind::Alias(DescribedType::Any);
    }
    distinct(values, false)
}

fn values_of_block(block: &Block) -> Option<Vec<EnumValue>> {
    match block {
        Block::Table(table) if columns::is_enumeration(table) => match values_of_table(table) {
            DefinitionKind::Enumeration { values, .. } => Some(values),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the value in a cell without its quotes or its code span.
fn unquote(cell: &Cell) -> String {
    let is_code = cell.source.starts_with('`');
    let text = if is_code { cell.text() } else { decode_entities(&cell.source) };
    let inner =
        ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    inner.unwrap_or(&text).to_owned()
}

/// Reads `"a" | "b" | Unrecognized<string>`.
fn values_of_code(code: &str) -> Option<DefinitionKind> {
    let parse = |code: &str| ParsedType::of_code(code, Language::TypeScript);
    let (closed, is_open) = match code.split_once("| Unrecognized") {
        Some((closed, _)) => (parse(closed)?, true),
        None => (parse(code)?, false),
    };
    match closed.field_type {
        DescribedType::OneOf(values) => {
            let values = values.into_iter().map(|value| EnumValue { name: None, value });
            Some(distinct(values.collect(), is_open))
        }
        other => Some(DefinitionKind::Alias(other)),
    }
}

/// Reads `` - `"a"` `` and `` * `A` (value: `"a"`) ``.
fn values_of_list(items: &[Cell]) -> Option<DefinitionKind> {
    let values = items.iter().map(|item| {
        let codes: Vec<_> = item.runs.iter().filter(|run| run.is_code).collect();
        let value = codes.last()?.text.trim_matches(['"', '\'']).to_owned();
        let name = codes.first().filter(|_| codes.len() > 1).map(|run| run.text.clone());
        Some(EnumValue { name, value })
    });
    Some(distinct(values.collect::<Option<Vec<_>>>()?, false))
}

/// Returns the enumeration of the distinct values. Without values, the type may be any.
fn distinct(mut values: Vec<EnumValue>, is_open: bool) -> DefinitionKind {
    let mut seen = Vec::new();
    values.retain(|value| {
        let is_new = !seen.contains(&value.value);
        seen.push(value.value.clone());
        is_new
    });
    if values.is_empty() {
        DefinitionKind::Alias(DescribedType::Any)
    } else {
        DefinitionKind::Enumeration { values, is_open }
    }
}
