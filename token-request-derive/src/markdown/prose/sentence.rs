//! The sentences of a description, and the words of a sentence.

/// A part of a sentence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'t> {
    /// A word or a number, without emphasis and punctuation.
    Word(&'t str),
    /// The content of a code span or a quotation.
    Quoted(&'t str),
    /// A punctuation mark.
    Mark(char),
}

impl Token<'_> {
    /// Returns whether this is the given word, in any case. A word that ends with `*` is a prefix.
    pub(super) fn is(self, word: &str) -> bool {
        let Self::Word(actual) = self else { return false };
        match word.strip_suffix('*') {
            Some(prefix) => {
                actual.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
            }
            None => actual.eq_ignore_ascii_case(word),
        }
    }

    /// Returns whether this is one of the words, which are separated by spaces.
    pub(super) fn is_any(self, words: &str) -> bool {
        words.split(' ').any(|word| self.is(word))
    }

    pub(super) fn is_quoted(self) -> bool {
        matches!(self, Self::Quoted(_))
    }
}

/// Returns whether the tokens contain one of the words, which are separated by spaces.
pub(super) fn has(tokens: &[Token<'_>], words: &str) -> bool {
    words.split(' ').any(|word| tokens.iter().any(|token| token.is(word)))
}

/// Returns whether the tokens contain a code span or a quotation.
pub(super) fn has_quoted(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|token| token.is_quoted())
}

/// The tokens of a sentence, without its final mark.
pub(super) type Sentence<'t> = Vec<Token<'t>>;

/// Returns the text with soft line breaks as spaces and with the texts of links only.
///
/// A line break is kept after `.`, `:` or `;`, and before a bullet or a blank line.
pub(super) fn plain(description: &str) -> String {
    let mut plain = String::new();
    let mut lines = description.split('\n').peekable();
    while let Some(line) = lines.next() {
        plain.push_str(line.trim());
        let Some(next) = lines.peek() else { break };
        let is_kept = plain.is_empty() || plain.ends_with(['.', ':', ';', '\n']);
        plain.push(if is_kept || starts_block(next) { '\n' } else { ' ' });
    }
    unlinked(&plain)
}

/// Returns whether a line is blank or begins with a bullet or the number of an item.
fn starts_block(line: &str) -> bool {
    let line = line.trim_start();
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = rest.len() < line.len() && rest.starts_with(['.', ')']);
    line.is_empty() || is_numbered || line.starts_with(['-', '*', '•', '|'])
}

/// Replaces `[text](address)` by `text`.
fn unlinked(text: &str) -> String {
    let mut unlinked = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("](") {
        let (text, end) = (before.rfind('['), after.find(')'));
        let (Some(start), Some(end)) = (text, end) else { break };
        unlinked.push_str(&before[..start]);
        unlinked.push_str(&before[start + 1..]);
        rest = &after[end + 1..];
    }
    unlinked + rest
}

pub(super) fn sentences(plain: &str) -> Vec<Sentence<'_>> {
    let mut scanner = Scanner { rest: plain, open: Vec::new(), ended: Vec::new() };
    while scanner.step().is_some() {}
    scanner.end();
    scanner.ended
}

/// The marks that open and close a quotation, the longest first.
const QUOTES: &[(&str, &str)] =
    &[("\\\"", "\\\""), ("\"", "\""), ("'", "'"), ("“", "”"), ("‘", "’")];

/// The characters that are tokens of their own everywhere.
const MARKS: &[char] = &[
    '(', ')', '[', ']', '{', '}', ',', ';', '=', '<', '>', '|', '"', '`', '“', '”', '…', '—', '\\',
];

/// Words with a dot that does not end the sentence.
const ABBREVIATIONS: &[&str] = &["e.g", "i.e", "etc", "vs", "approx", "incl"];

struct Scanner<'t> {
    rest: &'t str,
    open: Sentence<'t>,
    ended: Vec<Sentence<'t>>,
}

impl<'t> Scanner<'t> {
    /// Takes the next token off the text; `None` at its end.
    fn step(&mut self) -> Option<()> {
        let first = self.rest.chars().next()?;
        if first.is_whitespace() {
            self.skip(first.len_utf8());
            if first == '\n' {
                self.end();
            }
        } else if let Some((text, len)) = quotation(self.rest) {
            self.skip(len);
            self.open.push(Token::Quoted(text));
        } else if MARKS.contains(&first) {
            self.skip(first.len_utf8());
            self.open.push(Token::Mark(first));
        } else {
            let word = &self.rest[..word_len(self.rest)];
            self.skip(word.len());
            self.word(word);
        }
        Some(())
    }

    fn skip(&mut self, n_bytes: usize) {
        self.rest = &self.rest[n_bytes..];
    }

    fn end(&mut self) {
        if !self.open.is_empty() {
            self.ended.push(std::mem::take(&mut self.open));
        }
    }

    /// Adds a word and the marks that follow it.
    fn word(&mut self, written: &'t str) {
        let is_mark = |c: char| matches!(c, '.' | ':' | '!' | '?' | '*');
        let word = written.trim_matches('*').trim_end_matches(is_mark);
        let marks = written.trim_start_matches('*').strip_prefix(word).unwrap_or_default();
        let mut letters = word.chars();
        match (letters.next(), letters.as_str()) {
            (None, _) => {}
            (Some(mark), "") if !mark.is_alphanumeric() => self.open.push(Token::Mark(mark)),
            _ => self.open.push(Token::Word(word)),
        }
        if marks.contains("..") {
            self.open.push(Token::Mark('…'));
        } else if marks.contains(':') {
            self.open.push(Token::Mark(':'));
        } else if marks.contains(['.', '!', '?']) && !self.is_abbreviated(word) {
            self.end();
        }
    }

    /// Returns whether the dot after this word does not end the sentence, as in `e.g.` and `max. 5`.
    fn is_abbreviated(&self, word: &str) -> bool {
        let is_among = |words: &[&str]| words.iter().any(|known| word.eq_ignore_ascii_case(known));
        let before_number = self.rest.trim_start().starts_with(|c: char| c.is_ascii_digit());
        is_among(ABBREVIATIONS) || before_number && is_among(&["max", "min"])
    }
}

/// Returns the code span or quotation at the start of the text, and its length with the marks around it.
fn quotation(text: &str) -> Option<(&str, usize)> {
    if text.starts_with('`') {
        return code_span(text).map(|(code, len)| (unquoted(code), len));
    }
    let (open, close) = QUOTES.iter().find(|(open, _)| text.starts_with(open))?;
    let inner = text[open.len()..].split('\n').next()?;
    // An apostrophe within a word does not close a quotation.
    let is_close =
        |(at, _): &(usize, &str)| !inner[at + close.len()..].starts_with(char::is_alphanumeric);
    let (at, _) = inner.match_indices(close).find(is_close)?;
    Some((&inner[..at], open.len() + at + close.len()))
}

/// Returns the code span at the start of the text, and its length with its backticks.
pub(super) fn code_span(text: &str) -> Option<(&str, usize)> {
    let inner = text.trim_start_matches('`');
    let ticks = &text[..text.len() - inner.len()];
    let run = |at: usize| inner[at..].bytes().take_while(|byte| *byte == b'`').count();
    let is_start = |at: usize| !inner[..at].ends_with('`');
    let mut closes = inner.match_indices(ticks).map(|(at, _)| at);
    if ticks.is_empty() {
        return None;
    }
    let at = closes.find(|at| is_start(*at) && run(*at) == ticks.len())?;
    let code = &inner[..at];
    let padded = code.strip_prefix(' ').and_then(|code| code.strip_suffix(' '));
    Some((padded.unwrap_or(code), at + 2 * ticks.len()))
}

/// Removes the quotes of a string in code, which are not part of the value.
fn unquoted(code: &str) -> &str {
    let inner = |(open, close): &(&str, &str)| code.strip_prefix(open)?.strip_suffix(close);
    QUOTES.iter().find_map(inner).unwrap_or(code)
}

/// Returns the length of the word at the start of the text, with the punctuation after it.
fn word_len(text: &str) -> usize {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let ends = |(at, c): &(usize, char)| {
        let in_number = *c == ','
            && is_digit(text[..*at].chars().next_back())
            && is_digit(text[at + 1..].chars().next());
        c.is_whitespace() || MARKS.contains(c) && !in_number
    };
    text.char_indices().find(ends).map_or(text.len(), |(at, _)| at)
}
