//! Text within a line: a cell, a heading or an item of a list.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A run of text with one style.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct TextRun {
    pub(crate) text: String,
    pub(crate) is_code: bool,
    /// The target of the link around it.
    pub(crate) link: Option<String>,
}

/// Text within a line, as Markdown and as styled text.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// The Markdown as written, with a table's escapes resolved: `\|` is a bar and `<br/>` a line break.
    pub(crate) source: String,
    pub(crate) runs: Vec<TextRun>,
    /// True if any part of it is struck through.
    pub(crate) is_struck: bool,
}

impl Cell {
    /// Returns a cell whose only content is this code.
    pub(crate) fn of_code(code: &str) -> Self {
        let run = TextRun { text: code.to_owned(), is_code: true, link: None };
        Self { runs: vec![run], ..Self::default() }
    }

    /// Returns the text without its styles.
    pub(crate) fn text(&self) -> String {
        let text: String = self.runs.iter().map(|run| run.text.as_str()).collect();
        text.trim().to_owned()
    }

    /// Parses the source again with every `<` as text and not as a tag, since `Vec<models::Money>` is a type.
    pub(crate) fn without_tags(&self) -> Self {
        let source = self.source.replace("\\<", "<").replace('<', "\\<");
        let mut builder = CellBuilder::default();
        Parser::new(&source).for_each(|event| builder.event(&event));
        Self { runs: builder.cell.runs, ..self.clone() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// Returns the first code span.
    pub(crate) fn code(&self) -> Option<&str> {
        self.runs.iter().find(|run| run.is_code).map(|run| run.text.as_str())
    }

    /// Returns the content after the first code span.
    pub(crate) fn after_code(&self) -> Self {
        let runs = self.runs.iter().skip_while(|run| !run.is_code).skip(1).cloned().collect();
        let source = self.source.splitn(3, '`').nth(2).unwrap_or_default().to_owned();
        Self { source, runs, is_struck: self.is_struck }
    }
}

/// Builds a cell from the events of the Markdown parser.
#[derive(Default)]
pub(crate) struct CellBuilder {
    cell: Cell,
    links: Vec<String>,
}

impl CellBuilder {
    pub(crate) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.push(text, false),
            Event::Code(text) => self.push(text, true),
            Event::InlineHtml(html) | Event::Html(html) => {
                self.push(if is_line_break(html) { "\n" } else { html }, false);
            }
            Event::SoftBreak | Event::HardBreak => self.push("\n", false),
            Event::Start(Tag::Link { dest_url, .. }) => self.links.push(dest_url.to_string()),
            Event::End(TagEnd::Link) => {
                self.links.pop();
            }
            Event::Start(Tag::Strikethrough) => self.cell.is_struck = true,
            _ => {}
        }
    }

    /// Appends text, and joins it with the run before it if both have the same style.
    fn push(&mut self, text: &str, is_code: bool) {
        let link = self.links.last().cloned();
        match self.cell.runs.last_mut() {
            Some(last) if last.is_code == is_code && last.link == link && !is_code => {
                last.text.push_str(text);
            }
            _ => self.cell.runs.push(TextRun { text: text.to_owned(), is_code, link }),
        }
    }

    pub(crate) fn finish(self, page: &str, range: Range<usize>) -> Cell {
        let source = unescape(page.get(range).unwrap_or_default().trim());
        Cell { source, ..self.cell }
    }
}

/// Resolves the HTML entities that documentation generators write.
pub(crate) fn decode_entities(text: &str) -> String {
    let entities = [
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&#x60;", "`"),
        ("&#x3D;", "="),
        ("&nbsp;", " "),
        ("&lt;", "<"),
        ("&gt;", ">"),
        // The last one, because an ampersand may begin another entity.
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// Returns whether this is `<br>`, `<br/>` or `<br />`.
fn is_line_break(html: &str) -> bool {
    let name = html.strip_prefix('<').and_then(|html| html.strip_suffix('>'));
    name.is_some_and(|name| name.trim_end_matches('/').trim_end().eq_ignore_ascii_case("br"))
}

/// Resolves the escapes that keep a cell in one line of a table.
fn unescape(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(['\\', '<']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let tag = from.find('>').map(|end| from.split_at(end + 1));
        rest = if let Some(after_bar) = from.strip_prefix("\\|") {
            // A backslash before a bar is written as an entity.
            if text.ends_with("&#92;") {
                text.truncate(text.len() - "&#92;".len());
                text.push('\\');
            }
            text.push('|');
            after_bar
        } else if let Some((_, after_tag)) = tag.filter(|(tag, _)| is_line_break(tag)) {
            text.push('\n');
            after_tag
        } else {
            let mut chars = from.chars();
            text.extend(chars.next());
            chars.as_str()
        };
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escaped_bars_and_line_breaks_are_resolved() {
        assert_eq!(
            unescape(r"a \| b&#92;\|c<br/>d<br>e<BR />f < g \n"),
            "a | b\\|c\nd\ne\nf < g \\n"
        );
    }
}
