//! A parsed JSON text, and the values in it.

use std::borrow::Cow;

use zeroize::Zeroizing;

use super::tape::Tape;
use crate::wire::header_value::HeaderValue;
use crate::wire::wiped::Wiped;

/// A valid JSON text, and the index of its values.
pub(crate) struct JsonDocument<'t> {
    text: Wiped<'t>,
    tape: Tape,
    /// The id of the root.
    base: u32,
    /// The index of the text in the body, if strings may be borrowed from the body.
    start: Option<usize>,
    /// The fields of the root whose values come from a header.
    pub(crate) header_values: &'t [HeaderValue<'t>],
}

impl<'t> JsonDocument<'t> {
    /// Parses a body.
    pub(crate) fn body(
        text: &'t str,
        may_borrow: bool,
        header_values: &'t [HeaderValue<'t>],
    ) -> Self {
        let tape = Tape::new(text);
        let start = may_borrow.then_some(0);
        Self { text: Wiped::Borrowed(text), tape, base: 0, start, header_values }
    }

    /// Parses the text of a parameter, which begins at `start` in the body.
    pub(crate) fn part(text: Wiped<'t>, start: usize) -> Self {
        let tape = Tape::new(text.as_str());
        let start = matches!(text, Wiped::Borrowed(_)).then_some(start);
        Self { text, tape, base: 0, start, header_values: &[] }
    }

    /// Sets the id of the root.
    pub(crate) fn set_base(&mut self, base: u32) {
        self.base = base;
    }

    /// Returns the number of values and keys.
    pub(crate) fn len(&self) -> u32 {
        self.tape.len()
    }

    /// Returns the root.
    pub(crate) fn root(&'t self) -> JsonNode<'t> {
        JsonNode { document: self, index: 0 }
    }
}

/// A value in a JSON text.
#[derive(Clone, Copy)]
pub(crate) struct JsonNode<'t> {
    document: &'t JsonDocument<'t>,
    index: u32,
}

impl<'t> JsonNode<'t> {
    pub(crate) fn id(&self) -> u32 {
        self.document.base + self.index
    }

    /// Returns the id after those of the values inside this one.
    pub(crate) fn end(&self) -> u32 {
        self.document.base + self.document.tape.next(self.index)
    }

    /// Returns the value with an id.
    pub(crate) fn at_id(self, id: u32) -> Self {
        Self { index: id.saturating_sub(self.document.base), ..self }
    }

    /// Returns the key of the member that this value is.
    fn own_key(self) -> Option<Self> {
        Some(Self { index: self.index.checked_sub(1)?, ..self })
    }

    /// Returns the fields whose values come from a header, if this value is the root.
    pub(crate) fn header_values(&self) -> &'t [HeaderValue<'t>] {
        if self.index == 0 { self.document.header_values } else { &[] }
    }

    pub(crate) fn text(&self) -> &'t str {
        let range = self.document.tape.range(self.index);
        self.document.text.as_str().get(range).unwrap_or_default()
    }

    /// Returns the string without its quotation marks, borrowed from the body.
    pub(crate) fn borrowed<'de>(&self, body: &'de str) -> Option<&'de str> {
        let range = self.document.tape.range(self.index);
        let start = self.document.start.filter(|_| self.plain().is_some())?;
        body.get(start + range.start + 1..start + range.end - 1)
    }

    /// Returns the text of the value, borrowed from the body.
    pub(crate) fn borrowed_text<'de>(&self, body: &'de str) -> Option<&'de str> {
        let (range, start) = (self.document.tape.range(self.index), self.document.start?);
        body.get(start + range.start..start + range.end)
    }

    /// Returns the key of the member that this value is, borrowed from the body.
    pub(crate) fn borrowed_key<'de>(&self, body: &'de str) -> Option<&'de str> {
        self.own_key()?.borrowed(body)
    }

    pub(crate) fn first(&self) -> u8 {
        self.text().bytes().next().unwrap_or_default()
    }

    /// Returns the kind of the value as messages name it.
    pub(crate) fn kind(&self) -> &'static str {
        match self.first() {
            b'{' => "an object",
            b'[' => "an array",
            b'"' => "a string",
            b't' | b'f' => "a boolean",
            b'n' => "null",
            _ => "a number",
        }
    }

    /// Returns the items of an array, or the keys and values of an object.
    pub(crate) fn inner(self) -> InnerValues<'t> {
        InnerValues {
            document: self.document,
            next: self.index + 1,
            end: self.document.tape.next(self.index),
        }
    }

    /// Returns the members of an object: each key, and its value.
    pub(crate) fn members(self) -> impl Iterator<Item = (Self, Self)> {
        let mut inner = self.inner();
        std::iter::from_fn(move || inner.member())
    }

    /// Returns the string without its quotation marks, if it has no escapes.
    pub(crate) fn plain(&self) -> Option<&'t str> {
        let inner = self.text().strip_prefix('"')?.strip_suffix('"')?;
        (!inner.as_bytes().contains(&b'\\')).then_some(inner)
    }

    /// Returns the string; `None` if it has a lone surrogate. A copy is wiped when dropped.
    pub(crate) fn string(&self) -> Option<Wiped<'t>> {
        if let Some(plain) = self.plain() {
            return Some(Wiped::Borrowed(plain));
        }
        let inner = self.text().strip_prefix('"')?.strip_suffix('"')?;
        unescaped(inner).map(Wiped::Copied)
    }

    /// Returns the name that the key is, or U+FFFD if it has a lone surrogate.
    pub(crate) fn key(&self) -> Cow<'t, str> {
        match self.string() {
            Some(Wiped::Borrowed(key)) => Cow::Borrowed(key),
            Some(Wiped::Copied(key)) => Cow::Owned(key.to_string()),
            None => Cow::Borrowed(LONE_SURROGATE),
        }
    }

    /// Returns whether the key of the member that this value is has a lone surrogate.
    pub(crate) fn has_invalid_key(self) -> bool {
        self.own_key().is_some_and(|key| key.string().is_none())
    }
}

/// The replacement of a name that has a lone surrogate.
pub(crate) const LONE_SURROGATE: &str = "\u{FFFD}";

/// An iterator over the values inside another.
#[derive(Clone)]
pub(crate) struct InnerValues<'t> {
    document: &'t JsonDocument<'t>,
    next: u32,
    end: u32,
}

impl<'t> InnerValues<'t> {
    /// Returns the next key, and its value.
    pub(crate) fn member(&mut self) -> Option<(JsonNode<'t>, JsonNode<'t>)> {
        Some((self.next()?, self.next()?))
    }
}

impl<'t> Iterator for InnerValues<'t> {
    type Item = JsonNode<'t>;

    #[inline]
    fn next(&mut self) -> Option<JsonNode<'t>> {
        if self.next >= self.end {
            return None;
        }
        let json = JsonNode { document: self.document, index: self.next };
        self.next = self.document.tape.next(self.next);
        Some(json)
    }
}

/// Resolves the escapes of a valid JSON string. Returns `None` if one is a lone surrogate.
fn unescaped(text: &str) -> Option<Zeroizing<String>> {
    // An escape is longer than its character, so the copy never grows.
    let mut copy = Zeroizing::new(String::with_capacity(text.len()));
    let mut rest = text;
    while let Some((plain, escape)) = rest.split_once('\\') {
        copy.push_str(plain);
        let (c, after) = escaped(escape)?;
        copy.push(c);
        rest = after;
    }
    copy.push_str(rest);
    Some(copy)
}

/// Returns the character of an escape, and the text after it.
fn escaped(escape: &str) -> Option<(char, &str)> {
    let (kind, rest) = escape.split_at_checked(1)?;
    let c = match kind {
        "b" => '\u{8}',
        "f" => '\u{c}',
        "n" => '\n',
        "r" => '\r',
        "t" => '\t',
        "u" => return unicode(rest),
        other => other.chars().next()?,
    };
    Some((c, rest))
}

/// Returns the character of the four digits after `\u`, or of a pair of surrogates (RFC 8259 section 7).
fn unicode(digits: &str) -> Option<(char, &str)> {
    let unit = |digits: &str| u16::from_str_radix(digits, 16).ok();
    let (first, rest) = digits.split_at_checked(4)?;
    let first = unit(first)?;
    if let Some(c) = char::from_u32(first.into()) {
        return Some((c, rest));
    }
    let (second, rest) = rest.strip_prefix("\\u")?.split_at_checked(4)?;
    let c = char::decode_utf16([first, unit(second)?]).next()?.ok()?;
    Some((c, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_resolved_as_serde_json_does() {
        for json in [
            r#""""#,
            r#""a\"\\\/\b\f\n\r\t""#,
            r#""\u0041\u00e9\u20AC\ud83d\ude00""#,
            r#""\ud83d""#,
            r#""\ud83dx""#,
            r#""\ude00\ud83d""#,
            r#""\ud83d\u0041""#,
        ] {
            let document = JsonDocument::body(json, true, &[]);
            let value = document.root();
            let expected = serde_json::from_str::<String>(json).ok();
            assert_eq!(value.string().map(|text| text.as_str().to_owned()), expected, "{json}");
        }
    }
}
