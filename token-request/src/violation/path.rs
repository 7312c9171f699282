//! The path from a request to a value in it.

use std::hash::{Hash, Hasher};
use std::{fmt, mem};

use super::inner_segment::InnerSegment;
use super::path_tree::{NodeId, PathNode, PathTree};
use crate::table::{Field, Spelling};

/// The path from the request to a value in it, with the names that the client uses.
///
/// `Display` is dotted, for people: `items[1].name`, `labels["a b"]`. A map's key that is not a plain word is quoted
/// and escaped, and cut after 64 characters, because the client chooses it. A name that could be read as several
/// segments or lines is treated in the same way. [`pointer`](Self::pointer) is exact.
/// In a secret field the keys are secret too: each is `[REDACTED]` in both. A path equals the text that it displays as.
///
/// ```
/// use token_request::{V3TokenRequest, Validate};
///
/// let violations = vec![V3TokenRequest::default()].validate().unwrap_err();
/// assert_eq!(violations[0].path(), "[0].grantType");
/// assert_eq!(violations[0].path().pointer(), "/0/grantType");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Path<'a>(Vec<Segment<'a>>);

/// A segment of a [`Path`].
///
/// Two keys of maps are equal if their texts are equal, whatever the positions of their entries.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Segment<'a> {
    /// The field with this wire name.
    Name(&'a str),
    /// The item at this index.
    Index(usize),
    /// The value under this key of a map.
    #[non_exhaustive]
    Key {
        /// The key, as text; `[REDACTED]` in a secret field.
        key: &'a str,
        /// The position of the entry in the map's order of iteration, which is arbitrary for a `HashMap`.
        position: usize,
    },
}

impl PartialEq for Segment<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Name(name), Self::Name(other)) => name == other,
            (Self::Index(index), Self::Index(other)) => index == other,
            (Self::Key { key, .. }, Self::Key { key: other, .. }) => key == other,
            _ => false,
        }
    }
}

impl Eq for Segment<'_> {}

impl Hash for Segment<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        mem::discriminant(self).hash(state);
        match self {
            Self::Index(index) => index.hash(state),
            Self::Name(text) | Self::Key { key: text, .. } => text.hash(state),
        }
    }
}

impl<'a> Path<'a> {
    /// Returns the segments, from the outermost to the innermost; none for the request itself.
    #[must_use]
    pub fn segments(&self) -> &[Segment<'a>] {
        &self.0
    }

    /// Returns the JSON Pointer (RFC 6901): `/items/1/name`, or the empty string for the request itself.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::new();
        for segment in &self.0 {
            pointer.push('/');
            match segment {
                Segment::Index(index) => pointer.push_str(&index.to_string()),
                Segment::Name(name) | Segment::Key { key: name, .. } => {
                    pointer.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
            }
        }
        pointer
    }
}

impl PartialEq<str> for Path<'_> {
    fn eq(&self, text: &str) -> bool {
        let displayed = self.to_string();
        displayed == text
    }
}

impl PartialEq<&str> for Path<'_> {
    fn eq(&self, text: &&str) -> bool {
        *self == **text
    }
}

const MAX_KEY_CHARS: usize = 64;

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        for segment in &self.0 {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Name(name) if is_plain_name(name) => write!(f, "{dot}{name}")?,
                Segment::Key { key, .. } if is_plain_key(key) => write!(f, "{dot}{key}")?,
                Segment::Name(key) | Segment::Key { key, .. } => quote(key, f)?,
            }
            dot = ".";
        }
        Ok(())
    }
}

/// Returns whether a key can be written without quotes.
fn is_plain_key(key: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !key.is_empty() && key.len() <= MAX_KEY_CHARS && key.bytes().all(is_word)
}

/// Returns whether a name cannot be read as several segments or lines. A function may build a name from the input.
fn is_plain_name(name: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c.is_ascii_graphic() && !".[]\"".contains(c);
    name.len() <= MAX_KEY_CHARS && name.chars().all(is_part)
}

fn quote(key: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("[\"")?;
    let mut chars = key.chars();
    for c in chars.by_ref().take(MAX_KEY_CHARS) {
        write!(f, "{}", c.escape_debug())?;
    }
    f.write_str(if chars.next().is_some() { "…\"]" } else { "\"]" })
}
impl Field {
    /// Returns the segment into this field; `None` if its value takes the place of the value that holds it, as in a
    /// newtype.
    fn segment(&self, spelling: Spelling) -> Option<Segment<'static>> {
        let is_transparent = self.wire.is_empty() && !self.name.is_empty() && !self.flatten;
        let name = || (!is_transparent).then_some(Segment::Name(self.spelled(spelling)));
        self.index.map(Segment::Index).or_else(name)
    }
}

impl<'a> Path<'a> {
    /// Returns the path that ends at `node`, followed by `field`. A field without a name adds no segment.
    pub(super) fn new(
        paths: Option<&'a PathTree>,
        node: NodeId,
        field: &'static Field,
        spelling: Spelling,
    ) -> Self {
        let mut segments = Self::all_segments(paths, node, field, spelling);
        segments.retain(|segment| *segment != Segment::Name(""));
        Self(segments)
    }

    /// Returns the segments of the path, with an empty name for a flattened field and for the whole request.
    pub(super) fn all_segments(
        paths: Option<&'a PathTree>,
        node: NodeId,
        field: &'static Field,
        spelling: Spelling,
    ) -> Vec<Segment<'a>> {
        let nodes: Vec<_> = paths.into_iter().flat_map(|paths| paths.nodes(node)).collect();
        let mut segments = Vec::new();
        if let Some(PathNode::Details(details)) = nodes.first() {
            segments.extend(details.inner.iter().map(|inner| inner.segment(spelling)));
        }
        // The value of a form's parameter is JSON below its first level, where fields have their names of JSON.
        let is_named =
            |node: &&&PathNode| matches!(node, PathNode::Field(field) if !field.wire.is_empty());
        let mut n_around = nodes.iter().filter(is_named).count();
        let spelled = |n_around| if n_around == 0 { spelling } else { Spelling::Wire };
        segments.extend(field.segment(spelled(n_around)));
        segments.extend(nodes.iter().filter_map(|node| {
            n_around -= usize::from(is_named(&node));
            match node {
                PathNode::Field(field) => field.segment(spelled(n_around)),
                PathNode::Index(index) => Some(Segment::Index(*index)),
                PathNode::Entry(entry) => {
                    Some(Segment::Key { key: &entry.key, position: entry.position })
                }
                PathNode::Details(_) => None,
            }
        }));
        segments.reverse();
        segments
    }
}

impl InnerSegment {
    fn segment(&self, spelling: Spelling) -> Segment<'_> {
        match self {
            Self::Index(index) => Segment::Index(*index),
            named => Segment::Name(named.name(spelling).unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(key: &str) -> Segment<'_> {
        Segment::Key { key, position: 0 }
    }

    fn path(segments: &[Segment<'static>]) -> Path<'static> {
        Path(segments.to_vec())
    }

    #[test]
    fn a_key_cannot_imitate_segments() {
        let forged =
            path(&[Segment::Name("map"), key("k.evil[0]: injected\n"), Segment::Name("a")]);
        assert_eq!(forged.to_string(), r#"map["k.evil[0]: injected\n"].a"#);
        assert_eq!(path(&[Segment::Name("map"), key("")]).to_string(), r#"map[""]"#);
        assert_eq!(path(&[key("a-b"), Segment::Index(3)]).to_string(), "a-b[3]");
    }

    #[test]
    fn a_long_key_is_cut() {
        let long = "é".repeat(65).leak();
        let shown = path(&[key(long)]).to_string();
        assert_eq!(shown, format!("[\"{}…\"]", "é".repeat(64)));
        assert_eq!(path(&[key(long)]).pointer(), format!("/{long}"));
    }

    #[test]
    fn pointers_are_escaped() {
        assert_eq!(path(&[key("a/b~c"), Segment::Index(0)]).pointer(), "/a~1b~0c/0");
        assert_eq!(path(&[]).pointer(), "");
    }

    #[test]
    fn keys_are_equal_if_their_texts_are() {
        let hash = |segment: Segment<'_>| {
            let mut hasher = std::hash::DefaultHasher::new();
            segment.hash(&mut hasher);
            hasher.finish()
        };
        let (first, second) =
            (Segment::Key { key: "a", position: 0 }, Segment::Key { key: "a", position: 1 });
        assert_eq!((first, hash(first)), (second, hash(second)));
        assert_ne!(first, Segment::Key { key: "b", position: 0 });
        assert_ne!(first, Segment::Name("a"));
    }
}
