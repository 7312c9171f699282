//! Text within a line: what a cell, a heading or an item of a list says.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

/// A run of text with what marks it.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Part {
    pub(crate) text: String,
    pub(crate) is_code: bool,
    /// Where it links to.
    pub(crate) link: Option<String>,
}

/// Text within a line, as Markdown and as what that means.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cell {
    /// As it was written, but for what a table needs: `\|` is a bar and `<br/>` a new line.
    pub(crate) source: String,
    pub(crate) parts: Vec<Part>,
    /// Whether any of it is struck through.
    pub(crate) is_struck: bool,
}

impl Cell {
    /// The text, without marks.
    pub(crate) fn text(&self) -> String {
        let text: String = self.parts.iter().map(|part| part.text.as_str()).collect();
        text.trim().to_owned()
    }

    /// The same where no `<` opens a tag or a link: `Vec<models::Money>` is a type.
    pub(crate) fn without_tags(&self) -> Self {
        let source = self.source.replace("\\<", "<").replace('<', "\\<");
        let mut collector = Collector::default();
        Parser::new(&source).for_each(|event| collector.event(&event));
        Self { parts: collector.cell.parts, ..self.clone() }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.source.is_empty()
    }

    /// The first code span.
    pub(crate) fn code(&self) -> Option<&str> {
        self.parts.iter().find(|part| part.is_code).map(|part| part.text.as_str())
    }

    /// What stands behind its first code span, as a cell.
    pub(crate) fn behind_code(&self) -> Self {
        let parts = self.parts.iter().skip_while(|part| !part.is_code).skip(1).cloned().collect();
        let source = self.source.splitn(3, '`').nth(2).unwrap_or_default().to_owned();
        Self { source, parts, is_struck: self.is_struck }
    }
}

/// Collects the events of one.
#[derive(Default)]
pub(crate) struct Collector {
    cell: Cell,
    links: Vec<String>,
}

impl Collector {
    pub(crate) fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Text(text) => self.push(text, false),
            Event::Code(text) => self.push(text, true),
            Event::InlineHtml(html) | Event::Html(html) => {
                self.push(if is_break(html) { "\n" } else { html }, false);
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

    /// Neighbours that are marked alike are one part.
    fn push(&mut self, text: &str, is_code: bool) {
        let link = self.links.last().cloned();
        match self.cell.parts.last_mut() {
            Some(last) if last.is_code == is_code && last.link == link && !is_code => {
                last.text.push_str(text);
            }
            _ => self.cell.parts.push(Part { text: text.to_owned(), is_code, link }),
        }
    }

    pub(crate) fn finish(self, text: &str, range: Range<usize>) -> Cell {
        let source = unescaped(text.get(range).unwrap_or_default().trim());
        Cell { source, ..self.cell }
    }
}

/// A text with the entities that generators write resolved.
pub(crate) fn decoded(text: &str) -> String {
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
        // The last, as it may begin another.
        ("&amp;", "&"),
    ];
    if !text.contains('&') {
        return text.to_owned();
    }
    entities.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}

/// `<br>`, `<br/>`, `<br />`.
fn is_break(html: &str) -> bool {
    let name = html.strip_prefix('<').and_then(|html| html.strip_suffix('>'));
    name.is_some_and(|name| name.trim_end_matches('/').trim_end().eq_ignore_ascii_case("br"))
}

/// What stands in a cell, without what keeps it in a line of a table.
fn unescaped(source: &str) -> String {
    let mut text = String::new();
    let mut rest = source;
    while let Some(at) = rest.find(['\\', '<']) {
        let (before, from) = rest.split_at(at);
        text.push_str(before);
        let tag = from.find('>').map(|end| from.split_at(end + 1));
        rest = if let Some(bar) = from.strip_prefix("\\|") {
            // What would escape the backslash is written so.
            if text.ends_with("&#92;") {
                text.truncate(text.len() - "&#92;".len());
                text.push('\\');
            }
            text.push('|');
            bar
        } else if let Some((_, after)) = tag.filter(|(tag, _)| is_break(tag)) {
            text.push('\n');
            after
        } else {
            let mut others = from.chars();
            text.extend(others.next());
            others.as_str()
        };
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_and_line_breaks_are_what_they_stand_for() {
        assert_eq!(
            unescaped(r"a \| b&#92;\|c<br/>d<br>e<BR />f < g \n"),
            "a | b\\|c\nd\ne\nf < g \\n"
        );
    }
}
