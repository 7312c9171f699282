//! A page of Markdown as headings, tables, lists and code.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::cell::{Cell, Collector};

pub(crate) struct Page {
    /// What stands under each heading, and first what stands before all of them.
    pub(crate) sections: Vec<Section>,
}

#[derive(Default)]
pub(crate) struct Section {
    /// 1 to 6; 0 of what stands before the first heading.
    pub(crate) level: usize,
    pub(crate) heading: Cell,
    pub(crate) blocks: Vec<Block>,
}

pub(crate) enum Block {
    Text(Cell),
    Grid(Grid),
    /// The items of a list.
    List(Vec<Cell>),
    Code {
        language: String,
        text: String,
    },
}

/// A table as it stands on the page.
pub(crate) struct Grid {
    /// The line of its head.
    pub(crate) line: usize,
    pub(crate) head: Vec<Cell>,
    pub(crate) rows: Vec<Line>,
}

/// A row of it.
pub(crate) struct Line {
    /// The line of the page, counted from 1.
    pub(crate) number: usize,
    /// As many as the head has.
    pub(crate) cells: Vec<Cell>,
    /// How many were written.
    pub(crate) n_cells: usize,
}

impl Page {
    pub(crate) fn read(text: &str) -> Self {
        let (text, lines) = joined(text);
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at);
        let (ends, sections) = (ends.collect(), vec![Section::default()]);
        let mut reader = Reader { text: &text, ends, lines, sections };
        let mut events = Parser::new_ext(&text, options).into_offset_iter();
        while let Some((event, range)) = events.next() {
            if let Event::Start(tag) = event {
                reader.block(&tag, range, &mut events);
            }
        }
        Self { sections: reader.sections }
    }

    /// All blocks, in order.
    pub(crate) fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.sections.iter().flat_map(|section| &section.blocks)
    }
}

/// The text that is Markdown, and the number of each of its lines on the page. Left out is what a site's generator reads
/// above it, and a blank line between two rows of a table, as some generators leave it: it would end the table.
fn joined(text: &str) -> (String, Vec<usize>) {
    let all: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    let is_row = |i: usize| all.get(i).is_some_and(|line| line.trim_start().starts_with('|'));
    let is_rule = |i: usize| {
        is_row(i) && all.get(i).is_some_and(|line| line.chars().all(|c| " \t|:-".contains(c)))
    };
    let is_left_out = |&i: &usize| {
        let is_blank = all.get(i).is_some_and(|line| line.trim().is_empty());
        is_blank && i > 0 && is_row(i - 1) && is_row(i + 1) && !is_rule(i + 2)
    };
    let first = end_of_front_matter(&all);
    let kept: Vec<_> = (first..all.len()).filter(|i| !is_left_out(i)).collect();
    let text = kept.iter().filter_map(|&i| all.get(i)).flat_map(|line| [line, "\n"]).collect();
    (text, kept.into_iter().map(|i| i + 1).collect())
}

/// The line behind `---`, facts about the page, `---`.
fn end_of_front_matter(lines: &[&str]) -> usize {
    let is_fence = |line: &&str| line.trim_end() == "---";
    if !lines.first().is_some_and(is_fence) {
        return 0;
    }
    lines.iter().skip(1).position(is_fence).map_or(0, |end| end + 2)
}

fn undented(text: &str) -> String {
    text.lines().flat_map(|line| [line.trim_start(), "\n"]).collect()
}

type Events<'e> = dyn Iterator<Item = (Event<'e>, Range<usize>)> + 'e;

struct Reader<'a> {
    text: &'a str,
    /// Where each line ends.
    ends: Vec<usize>,
    /// The number of each on the page.
    lines: Vec<usize>,
    sections: Vec<Section>,
}

impl Reader<'_> {
    fn block(&mut self, tag: &Tag<'_>, range: Range<usize>, events: &mut Events<'_>) {
        match tag {
            Tag::Heading { level, .. } => {
                let heading = self.cell(TagEnd::Heading(*level), range, events);
                let level = depth(*level);
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
                if language.is_empty() && text.starts_with('#') {
                    // Some generators indent the list of values, which makes it code.
                    self.sections.extend(Page::read(&undented(&text)).sections);
                } else {
                    self.push(Block::Code { language, text });
                }
            }
            Tag::List(first) => {
                let items = self.list(first.is_some(), events);
                self.push(Block::List(items));
            }
            Tag::Table(_) => {
                let grid = self.grid(range.start, events);
                self.push(Block::Grid(grid));
            }
            _ => {}
        }
    }

    fn push(&mut self, block: Block) {
        if let Some(section) = self.sections.last_mut() {
            section.blocks.push(block);
        }
    }

    /// What stands between a start and its end.
    fn cell(&self, end: TagEnd, range: Range<usize>, events: &mut Events<'_>) -> Cell {
        let mut collector = Collector::default();
        for (event, _) in events {
            if event == Event::End(end) {
                break;
            }
            collector.event(&event);
        }
        collector.finish(self.text, range)
    }

    /// The items of a list; those of a list in an item are part of its text.
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

    fn grid(&self, start: usize, events: &mut Events<'_>) -> Grid {
        let mut grid = Grid { line: self.line(start), head: Vec::new(), rows: Vec::new() };
        while let Some((event, range)) = events.next() {
            match event {
                Event::Start(Tag::TableHead) => grid.head = self.cells(TagEnd::TableHead, events),
                Event::Start(Tag::TableRow) => {
                    let number = self.line(range.start);
                    let n_cells = n_cells(self.text.get(range).unwrap_or_default());
                    let cells = self.cells(TagEnd::TableRow, events);
                    grid.rows.push(Line { number, cells, n_cells });
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        grid
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

    /// The line of the page that a place in the text is in.
    fn line(&self, at: usize) -> usize {
        let index = self.ends.partition_point(|end| *end < at);
        self.lines.get(index).copied().unwrap_or(1)
    }
}

/// How many cells were written in a row. A bar at its end closes the last one, unless none at its beginning opens the
/// first: then an empty one follows.
fn n_cells(row: &str) -> usize {
    let row = row.trim();
    let is_opened = row.starts_with('|');
    let n_bars = row.matches('|').count() - row.matches("\\|").count();
    let is_closed = is_opened && row.len() > 1 && row.ends_with('|') && !row.ends_with("\\|");
    n_bars + 1 - usize::from(is_opened) - usize::from(is_closed)
}

fn depth(level: HeadingLevel) -> usize {
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
    fn cells_are_counted_as_they_were_written() {
        let counted =
            ["| a | b |", "| a | b", "a | b | ", "a | b", "a \\| b | c", "|a|", "| |", ""];
        assert_eq!(counted.map(n_cells), [2, 2, 3, 2, 2, 1, 1, 1]);
    }

    #[test]
    fn what_stands_above_the_page_is_not_its_title() {
        let page =
            Page::read("\u{feff}---\ntitle: x\n---\n# Title\r\n\r\n| a |\r\n| - |\r\n| 1 |\r\n");
        let headings: Vec<_> = page.sections.iter().map(|section| section.heading.text()).collect();
        assert_eq!(headings, ["", "Title"]);
        let lines = page.blocks().filter_map(|block| match block {
            Block::Grid(grid) => grid.rows.first().map(|row| row.number),
            _ => None,
        });
        assert_eq!(lines.collect::<Vec<_>>(), [8]);
    }

    #[test]
    fn rows_with_blank_lines_between_them_are_of_one_table() {
        let text = "| a |\n| - |\n\n| 1 |\n\n| 2 |\n\n| b |\n| - |\n| 3 |\n";
        let page = Page::read(text);
        let grids = page.blocks().filter_map(|block| match block {
            Block::Grid(grid) => {
                Some((grid.line, grid.rows.iter().map(|row| row.number).collect()))
            }
            _ => None,
        });
        assert_eq!(grids.collect::<Vec<(usize, Vec<usize>)>>(), [(1, vec![4, 6]), (8, vec![10])]);
    }
}
