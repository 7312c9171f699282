//! The parser of a page: Markdown into headings, tables, lists and code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::markdown::page::cell::{Cell, CellBuilder};

/// A page as its sections.
pub(crate) struct Page {
    /// The content before the first heading, and then the content under each heading.
    pub(crate) sections: Vec<Section>,
}

/// A heading and the content under it.
#[derive(Default)]
pub(crate) struct Section {
    /// The level of the heading, from 1 to 6; 0 for the content before the first heading.
    pub(crate) level: usize,
    pub(crate) heading: Cell,
    pub(crate) blocks: Vec<Block>,
}

pub(crate) enum Block {
    Text(Cell),
    Table(MarkdownTable),
    /// The items of a list.
    List(Vec<Cell>),
    Code {
        language: String,
        text: String,
    },
}

/// A table of any kind.
pub(crate) struct MarkdownTable {
    /// The line of its head on the page, counted from 1.
    pub(crate) line: usize,
    pub(crate) head: Vec<Cell>,
    pub(crate) rows: Vec<TableLine>,
}

/// A row of a table.
pub(crate) struct TableLine {
    /// The line of the page, counted from 1.
    pub(crate) number: usize,
    /// The cells, as many as the head has.
    pub(crate) cells: Vec<Cell>,
    /// The number of cells that were written.
    pub(crate) n_cells: usize,
}

impl Page {
    pub(crate) fn parse(text: &str) -> Self {
        let (text, lines) = without_gaps(text);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        let (ends, sections) = (ends.collect(), vec![Section::default()]);
        let mut parser = PageParser { text: &text, ends, lines, sections };
        let mut events = Parser::new_ext(&text, options).into_offset_iter();
        while let Some((event, range)) = events.next() {
            if let Event::Start(tag) = event {
                parser.block(&tag, range, &mut events);
            }
        }
        Self { sections: parser.sections }
    }

    /// Returns the blocks of all sections, in order.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

/// Returns the Markdown of a page and, for each of its lines, the number of that line on the page.
///
/// Front matter is omitted. So are blank lines between two rows of a table: some generators write them, and they would end the
/// table.
fn without_gaps(text: &str) -> (String, Vec<usize>) {
    let all: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    let is_row = |i: usize| all.get(i).is_some_and(|line| line.trim_start().starts_with('|'));
    let is_delimiter = |i: usize| {
        is_row(i) && all.get(i).is_some_and(|line| line.chars().all(|c| " \t|:-".contains(c)))
    };
    let is_omitted = |&i: &usize| {
        let is_blank = all.get(i).is_some_and(|line| line.trim().is_empty());
        is_blank && i > 0 && is_row(i - 1) && is_row(i + 1) && !is_delimiter(i + 2)
    };
    let first = end_of_front_matter(&all);
    let kept: Vec<_> = (first..all.len()).filter(|i| !is_omitted(i)).collect();
    let text = kept.iter().filter_map(|&i| all.get(i)).flat_map(|line| [line, "\n"]).collect();
    (text, kept.into_iter().map(|i| i + 1).collect())
}

/// Returns the index of the line after the front matter: `---`, metadata, `---`.
fn end_of_front_matter(lines: &[&str]) -> usize {
    let is_fence = |line: &&str| line.trim_end() == "---";
    if !lines.first().is_some_and(is_fence) {
        return 0;
    }
    lines.iter().skip(1).position(is_fence).map_or(0, |end| end + 2)
}

fn without_indentation(text: &str) -> String {
    text.lines().flat_map(|line| [line.trim_start(), "\n"]).collect()
}

type Events<'e> = dyn Iterator<Item = (Event<'e>, Range<usize>)> + 'e;

struct PageParser<'a> {
    text: &'a str,
    /// The position of the end of each line.
    ends: Vec<usize>,
    /// The number of each line on the page.
    lines: Vec<usize>,
    sections: Vec<Section>,
}

impl PageParser<'_> {
    fn block(&mut self, tag: &Tag<'_>, range: Range<usize>, events: &mut Events<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                let heading = self.cell(TagEnd::Heading(*level), range, events);
                let level = heading_level(*level);
                self.sections.push(Section { level, heading, blocks: Vec::new() });
            }
            Tag::Paragraph => {
                let text = self.cell(TagEnd::Paragraph, range, events);
                self.push(Block::Text(text));
            }
            Tag::CodeBlock(kind) => {
                let language = match kind {
                    CodeBlockKind::Fenced(language) => language.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                let text = self.cell(TagEnd::CodeBlock, range, events).text();
                self.push_code(language, text);
            }
            Tag::List(first) => {
                let items = self.list(first.is_some(), events);
                self.push(Block::List(items));
            }
            Tag::Table(_) => {
                let table = self.table(range.start, events);
                self.push(Block::Table(table));
            }
            _ => {}
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// Adds code. Some generators indent the list of values, which makes it code in Markdown.
    fn push_code(&mut self, language: String, text: String) {
        if language.is_empty() && text.starts_with('#') {
            self.sections.extend(Page::parse(&without_indentation(&text)).sections);
        } else {
            self.push(Block::Code { language, text });
        }
    }

    /// Reads the content up to the end of an element.
    fn cell(&self, end: TagEnd, range: Range<usize>, events: &mut Events<'_>) -> Cell {
        let mut builder = CellBuilder::default();
        for (event, _) in events {
            if event == Event::End(end) {
                break;
            }
            builder.event(&event);
        }
        builder.finish(self.text, range)
    }

    /// Reads the items of a list. The items of an inner list become part of the text of their item.
    fn list(&self, is_ordered: bool, events: &mut Events<'_>) -> Vec<Cell> {
        let mut items = Vec::new();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::Item) => items.push(self.cell(TagEnd::Item, range, events)),
                Event::End(TagEnd::List(ordered)) if ordered == is_ordered => break,
                _ => {}
            }
        }
        items
    }

    fn table(&self, start: usize, events: &mut Events<'_>) -> MarkdownTable {
        let mut table =
            MarkdownTable { line: self.line(start), head: Vec::new(), rows: Vec::new() };
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableHead) => table.head = self.cells(TagEnd::TableHead, events),
                Event::Start(Tag::TableRow) => {
                    let number = self.line(range.start);
                    let n_cells = n_cells(self.text.get(range).unwrap_or_default());
                    let cells = self.cells(TagEnd::TableRow, events);
                    table.rows.push(TableLine { number, cells, n_cells });
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }

    fn cells(&self, end: TagEnd, events: &mut Events<'_>) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableCell) => {
                    cells.push(self.cell(TagEnd::TableCell, range, events));
                }
                Event::End(tag) if tag == end => break,
                _ => {}
            }
        }
        cells
    }

    /// Returns the line of the page at a position in the text.
    fn line(&self, at: usize) -> usize {
        let index = self.ends.partition_point(|end| *end < at);
        self.lines.get(index).copied().unwrap_or(1)
    }
}

/// Counts the cells that were written in a row. A bar at the end closes the last cell if a bar at the beginning opens the
/// first one; otherwise an empty cell follows it.
fn n_cells(row: &str) -> usize {
    let row = row.trim();
    let is_opened = row.starts_with('|');
    let n_bars = row.matches('|').count() - row.matches("\\|").count();
    let is_closed = is_opened && row.len() > 1 && row.ends_with('|') && !row.ends_with("\\|");
    n_bars + 1 - usize::from(is_opened) - usize::from(is_closed)
}

fn heading_level(level: HeadingLevel) -> usize {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_row_are_counted_as_written() {
        let counted =
            ["| a | b |", "| a | b", "a | b | ", "a | b", "a \\| b | c", "|a|", "| |", ""];
        assert_eq!(counted.map(n_cells), [2, 2, 3, 2, 2, 1, 1, 1]);
    }

    #[test]
    fn front_matter_is_skipped() {
        let page =
            Page::parse("\u{feff}---\ntitle: x\n---\n# Title\r\n\r\n| a |\r\n| - |\r\n| 1 |\r\n");
        let headings: Vec<_> = page.sections.iter().map(|section| section.heading.text()).collect();
        assert_eq!(headings, ["", "Title"]);
        let lines = page.blocks().filter_map(|block| match block {
            Block::Table(table) => table.rows.first().map(|row| row.number),
            _ => None,
        });
        assert_eq!(lines.collect::<Vec<_>>(), [8]);
    }

    #[test]
    fn blank_lines_between_rows_do_not_end_a_table() {
        let text = "| a |\n| - |\n\n| 1 |\n\n| 2 |\n\n| b |\n| - |\n| 3 |\n";
        let page = Page::parse(text);
        let tables = page.blocks().filter_map(|block| match block {
            Block::Table(table) => {
                Some((table.line, table.rows.iter().map(|row| row.number).collect()))
            }
            _ => None,
        });
        assert_eq!(tables.collect::<Vec<(usize, Vec<usize>)>>(), [(1, vec![4, 6]), (8, vec![10])]);
    }
}
