//! What a page describes: a request, an enumeration or a union.

use super::cell::{Cell, decoded};
use super::columns::{self, Columns};
use super::kind::{Format, Kind, Model};
use super::language::Language;
use super::page::{Block, Grid, Page, Section};
use super::problem::Problems;
use super::row::{self, Row};
use super::typed::{Typed, is_number};

/// A page as what it describes.
#[derive(Debug)]
pub(crate) struct Described {
    /// Its title.
    pub(crate) title: String,
    /// The text below that.
    pub(crate) text: String,
    pub(crate) shape: Shape,
}

#[derive(Debug)]
pub(crate) enum Shape {
    Fields {
        /// The line of the head of the table.
        line: usize,
        rows: Vec<Row>,
    },
    Names {
        names: Vec<Name>,
        /// Whether there may be others.
        is_open: bool,
    },
    Union(Vec<Kind>),
    /// Another name for a type.
    Alias(Kind),
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Name {
    /// Its name on the page, where it has one besides its value.
    pub(crate) name: Option<String>,
    pub(crate) value: String,
}

/// What a page is read with.
pub(crate) struct Context<'a> {
    pub(crate) language: Language,
    /// Whether there is a page that a name means.
    pub(crate) is_page: &'a dyn Fn(&Model) -> bool,
}

impl Described {
    /// Reads the page, or the section of it that has this anchor. `None` where something is wrong with it as a whole.
    pub(crate) fn read(
        text: &str,
        anchor: Option<&str>,
        is_page: &dyn Fn(&Model) -> bool,
        problems: &mut Problems,
    ) -> Option<Self> {
        let page = Page::read(text);
        let context = Context { language: Language::of(&page, text), is_page };
        let Some(sections) = scope(&page.sections, anchor) else {
            let anchor = anchor.unwrap_or_default();
            problems.of_page(format!("there is no heading `#{anchor}` on this page"));
            return None;
        };
        let reader = Reader { page: &page, sections, context };
        let shape = reader.shape(problems)?;
        Some(Self { title: reader.title(), text: reader.text(), shape })
    }
}

/// The sections of a page up to its second title, or those under a heading. `None` where there is no such heading.
fn scope<'p>(sections: &'p [Section], anchor: Option<&str>) -> Option<&'p [Section]> {
    let first = match anchor {
        Some(anchor) => sections.iter().position(|section| slug(&section.heading) == anchor)?,
        None => sections.iter().position(|section| section.level == 1).unwrap_or_default(),
    };
    let (before, from) = sections.split_at_checked(first)?;
    let level = from.first().map_or(1, |section| section.level.max(1));
    let is_next = |section: &Section| section.level > 0 && section.level <= level;
    let n = 1 + from.iter().skip(1).take_while(|section| !is_next(section)).count();
    // What stands before the first title is part of a page without one.
    let start = if anchor.is_none() { 0 } else { before.len() };
    sections.get(start..(first + n).min(sections.len()))
}

/// The anchor of a heading, as GitHub makes it.
pub(crate) fn slug(heading: &Cell) -> String {
    let text = heading.text().to_lowercase();
    let kept = text.chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

struct Reader<'p> {
    page: &'p Page,
    sections: &'p [Section],
    context: Context<'p>,
}

impl Reader<'_> {
    /// The name below `## Structure`, where there is one, or the title.
    fn title(&self) -> String {
        let title = self.sections.iter().find(|section| section.level > 0);
        let title = title.map_or_else(String::new, |section| section.heading.text());
        let of_structure = self.sections.iter().find_map(|section| {
            let is_structure =
                matches!(section.heading.text().as_str(), "Structure" | "Enumeration");
            match section.blocks.first().filter(|_| is_structure)? {
                Block::Text(name) => name.code().map(ToOwned::to_owned),
                _ => None,
            }
        });
        of_structure.unwrap_or_else(|| title.trim_start_matches(['#', ' ']).to_owned())
    }

    /// The text between the title and what comes next.
    fn text(&self) -> String {
        let section = self.sections.iter().find(|section| section.level > 0);
        let blocks = section.map_or(&[][..], |section| &section.blocks);
        let texts = blocks.iter().map_while(|block| match block {
            Block::Text(text) if !is_footer(text) => Some(text.source.as_str()),
            _ => None,
        });
        texts.collect::<Vec<_>>().join("\n\n")
    }

    fn shape(&self, problems: &mut Problems) -> Option<Shape> {
        let grids = self.grids();
        let tables: Vec<_> =
            grids.filter_map(|grid| Columns::of(grid).map(|columns| (grid, columns))).collect();
        match tables[..] {
            [(grid, columns)] => {
                let mut rows = row::rows(grid, columns, &self.context, problems);
                for row in &mut rows {
                    self.inline(&mut row.kind);
                }
                Some(Shape::Fields { line: grid.line, rows })
            }
            [(first, _), (second, _), ..] => {
                let message = format!(
                    "a second field table on this page: the first is in line {}\nname the heading of the one that is meant, as in `page.md#heading`",
                    first.line
                );
                problems.at(second.line, message);
                None
            }
            [] => self.without_fields(problems),
        }
    }

    fn without_fields(&self, problems: &mut Problems) -> Option<Shape> {
        let shape = self.names().or_else(|| self.union()).or_else(|| self.nothing());
        if shape.is_none() {
            problems.of_page("no field table on this page: one has the columns `Field` and `Type` at least, and may have `Required`, `Description`, `Example` and `Rules`");
        }
        shape
    }

    fn blocks(&self) -> impl Iterator<Item = (&Section, &Block)> {
        self.sections
            .iter()
            .flat_map(|section| section.blocks.iter().map(move |block| (section, block)))
    }

    fn grids(&self) -> impl Iterator<Item = &Grid> {
        self.blocks().filter_map(|(_, block)| match block {
            Block::Grid(grid) => Some(grid),
            _ => None,
        })
    }

    /// A type that is an enumeration of the same page is one of its values.
    fn inline(&self, kind: &mut Kind) {
        match kind {
            Kind::List(inner) | Kind::Map(inner) => self.inline(inner),
            Kind::Model(Model { link: Some(link), .. }) => {
                let Some(anchor) = link.strip_prefix('#') else { return };
                let values = self.page.sections.iter().find_map(|section| {
                    let heading = section.heading.text();
                    let named = heading.strip_prefix("Enum:").unwrap_or(&heading).trim();
                    let is_meant = named == anchor || slug(&section.heading) == anchor;
                    is_meant.then(|| section.blocks.iter().find_map(of_grid)).flatten()
                });
                if let Some(names) = values {
                    *kind = Kind::Texts(names.into_iter().map(|name| name.value).collect());
                }
            }
            _ => {}
        }
    }

    /// `## Values`, in each form that generators have for it. One calls it `Enumeration` and does not tell the values.
    fn names(&self) -> Option<Shape> {
        let is_heading = |section: &Section| {
            let heading = section.heading.text().to_lowercase();
            matches!(heading.as_str(), "values" | "enum" | "enum variants")
        };
        if self.sections.iter().any(|section| section.heading.text() == "Enumeration") {
            return Some(Shape::Alias(Kind::Text(Format::Plain)));
        }
        self.blocks().find_map(|(section, block)| match block {
            Block::Grid(grid) if columns::is_of_values(grid) => Some(of_values(grid)),
            // Types without a page.
            Block::Grid(_) if section.heading.text() == "Enum Variants" => {
                Some(Shape::Alias(Kind::Any))
            }
            Block::Code { text, .. } if is_heading(section) => of_code(text),
            Block::List(items) if is_heading(section) => of_list(items),
            _ => None,
        })
    }

    /// `## Supported Types`, and a heading for each.
    fn union(&self) -> Option<Shape> {
        let first = self
            .sections
            .iter()
            .position(|section| section.heading.text().eq_ignore_ascii_case("supported types"))?;
        let level = self.sections.get(first)?.level;
        let members = self.sections.get(first + 1..)?;
        let members = members.iter().take_while(|section| section.level > level);
        let kinds = members.map(|section| self.member(section));
        Some(Shape::Union(kinds.collect()))
    }

    /// The type that a heading names, or the code below one that does not.
    fn member(&self, section: &Section) -> Kind {
        let typed = Typed::read(&section.heading.without_tags(), self.context.language);
        let of_code = || {
            section.blocks.iter().find_map(|block| match block {
                Block::Code { text, .. } => {
                    let (_, argument) = text.split_once('(')?;
                    Typed::of_text(argument.split_once('{')?.0, self.context.language)
                }
                _ => None,
            })
        };
        typed.or_else(of_code).map_or(Kind::Any, |typed| typed.kind.settled(self.context.is_page))
    }

    /// A page that has no more than a title and a text says of a type only that there is one.
    fn nothing(&self) -> Option<Shape> {
        let is_title = |section: &Section| section.level <= 1;
        let is_text = |block: &Block| matches!(block, Block::Text(_));
        let n_texts = self
            .blocks()
            .filter(|(_, block)| !matches!(block, Block::Text(text) if is_footer(text)))
            .count();
        let is_nothing = self.sections.iter().all(is_title)
            && !self.title().is_empty()
            && n_texts <= 1
            && self.blocks().all(|(_, block)| is_text(block));
        is_nothing.then_some(Shape::Alias(Kind::Any))
    }
}

/// The links that generators put below a page.
fn is_footer(text: &Cell) -> bool {
    text.source.starts_with("[[")
}

/// A table of values has their names first.
fn of_values(grid: &Grid) -> Shape {
    let rows = grid.rows.iter().filter_map(|row| match &row.cells[..] {
        [name, value, ..] => {
            let name = Some(name.text()).filter(|name| !name.is_empty());
            Some(Name { name, value: unquoted(value) })
        }
        _ => None,
    });
    let names: Vec<_> = rows.collect();
    // Those may be text or numbers, which nothing tells.
    if names.iter().all(|name| is_number(&name.value)) {
        return Shape::Alias(Kind::Any);
    }
    named(names, false)
}

fn of_grid(block: &Block) -> Option<Vec<Name>> {
    match block {
        Block::Grid(grid) if columns::is_of_values(grid) => match of_values(grid) {
            Shape::Names { names, .. } => Some(names),
            _ => None,
        },
        _ => None,
    }
}

/// A value, without the quotes or the code span that it may stand in.
fn unquoted(cell: &Cell) -> String {
    let text = if cell.source.starts_with('`') { cell.text() } else { decoded(&cell.source) };
    let quoted =
        ['"', '\''].iter().find_map(|quote| text.strip_prefix(*quote)?.strip_suffix(*quote));
    quoted.unwrap_or(&text).to_owned()
}

/// `"a" | "b" | Unrecognized<string>`
fn of_code(text: &str) -> Option<Shape> {
    let typed = Typed::of_text(text, Language::TypeScript);
    let (closed, is_open) = match text.split_once("| Unrecognized") {
        Some((closed, _)) => (Typed::of_text(closed, Language::TypeScript)?, true),
        None => (typed?, false),
    };
    let names = closed.kind.texts().iter();
    let names = names.map(|value| Name { name: None, value: value.clone() });
    match named(names.collect(), is_open) {
        // Numbers are no names.
        Shape::Alias(_) => Some(Shape::Alias(closed.kind)),
        names => Some(names),
    }
}

/// `` - `"a"` `` or `` * `A` (value: `"a"`) ``
fn of_list(items: &[Cell]) -> Option<Shape> {
    let names = items.iter().map(|item| {
        let codes: Vec<_> = item.parts.iter().filter(|part| part.is_code).collect();
        let value = codes.last()?.text.trim_matches(['"', '\'']).to_owned();
        let name = codes.first().filter(|_| codes.len() > 1).map(|part| part.text.clone());
        Some(Name { name, value })
    });
    Some(named(names.collect::<Option<Vec<_>>>()?, false))
}

/// Without a value it is of any kind, as its variants are not told.
fn named(mut names: Vec<Name>, is_open: bool) -> Shape {
    let mut seen = Vec::new();
    names.retain(|name| {
        let is_new = !seen.contains(&name.value);
        seen.push(name.value.clone());
        is_new
    });
    if names.is_empty() { Shape::Alias(Kind::Any) } else { Shape::Names { names, is_open } }
}
