//! Where in a request something is wrong.

use std::borrow::Cow;
use std::cell::Cell;
use std::hash::{Hash, Hasher};
use std::{fmt, mem};

use serde::Serialize;

use crate::RuleError;
use crate::secret::hidden;
use crate::table::{Arg, Field};

/// The way from the request to a value in it, under the names the client used.
///
/// `Display` is dotted, for people: `items[1].name`, `labels["a b"]`. A map's key that is not a plain word is quoted
/// and escaped, and cut after 64 characters, as it is the client who chose it; so is a name that could be taken for
/// several steps or lines. [`pointer`](Self::pointer) is exact.
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

/// One step of a [`Path`]. Two steps into a map are equal where their keys are, wherever the entries stand.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Segment<'a> {
    /// Into the field of that wire name.
    Name(&'a str),
    /// Into the element of that index.
    Index(usize),
    /// Into the value under that key of a map.
    #[non_exhaustive]
    Key {
        /// The key, as text; `[REDACTED]` in a secret field.
        key: &'a str,
        /// The place of the entry in the map, as the map lists it: in no order for a `HashMap`.
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
    /// The steps, outermost first; none for the request itself.
    #[must_use]
    pub fn segments(&self) -> &[Segment<'a>] {
        &self.0
    }

    /// The JSON Pointer (RFC 6901): `/items/1/name`, and the empty string for the request itself.
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

/// What stands for a key in a secret.
pub(crate) const REDACTED: &str = "[REDACTED]";

const MAX_KEY_CHARS: usize = 64;

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut dot = "";
        for segment in &self.0 {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Name(name) if is_name(name) => write!(f, "{dot}{name}")?,
                Segment::Key { key, .. } if is_plain(key) => write!(f, "{dot}{key}")?,
                Segment::Name(key) | Segment::Key { key, .. } => quote(key, f)?,
            }
            dot = ".";
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    let is_word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    !key.is_empty() && key.len() <= MAX_KEY_CHARS && key.bytes().all(is_word)
}

/// Whether nobody can take it for something else, as a name that a function made up from what a client sent.
fn is_name(name: &str) -> bool {
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

/// A step on the way down while a request is checked. It lives on the stack; only when something is wrong below it
/// does it get a node in the [`Trails`], one for all that is.
pub(crate) struct Place<'a> {
    parent: Option<&'a Place<'a>>,
    step: Step<'a>,
    node: Cell<NodeId>,
}

pub(crate) enum Step<'a> {
    Field(&'static Field),
    Index(usize),
    Entry { key: &'a dyn fmt::Display, position: usize },
}

impl<'a> Place<'a> {
    #[inline]
    pub(crate) fn new(parent: Option<&'a Place<'a>>, step: Step<'a>) -> Self {
        Self { parent, step, node: Cell::new(NodeId::ROOT) }
    }

    /// Its node, made when first asked for.
    #[inline]
    pub(crate) fn node(&self, trails: &mut Option<Box<Trails>>) -> NodeId {
        if self.node.get() == NodeId::ROOT {
            self.add(trails);
        }
        self.node.get()
    }

    #[inline(never)]
    fn add(&self, trails: &mut Option<Box<Trails>>) {
        let parent = self.parent.map_or(NodeId::ROOT, |parent| parent.node(trails));
        self.node
            .set(trails.get_or_insert_with(|| Box::new(Trails::roomy())).add(parent, self.mark()));
    }

    fn mark(&self) -> Mark {
        match self.step {
            Step::Field(field) => Mark::Field(field),
            Step::Index(index) => Mark::Index(index),
            Step::Entry { key, position } => {
                let key = if self.is_secret() { REDACTED.to_owned() } else { key.to_string() };
                Mark::Entry(Box::new(Entry { key, position }))
            }
        }
    }

    /// Whether it lies in the value of a secret field, whose keys are secret too.
    pub(crate) fn is_secret(&self) -> bool {
        matches!(self.step, Step::Field(field) if field.secret)
            || self.parent.is_some_and(Place::is_secret)
    }
}

/// The ways down to all that is wrong, as a tree of which each node knows its parent.
#[derive(Debug, Default)]
pub(crate) struct Trails(Vec<Node>);

#[derive(Debug)]
struct Node {
    parent: NodeId,
    mark: Mark,
}

/// A node's number, from 1; the root, which has no node, is 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct NodeId(u32);

impl NodeId {
    pub(crate) const ROOT: Self = Self(0);
}

impl Trails {
    /// With room for what a nested request is likely to need.
    fn roomy() -> Self {
        Self(Vec::with_capacity(128))
    }

    pub(crate) fn add(&mut self, parent: NodeId, mark: Mark) -> NodeId {
        self.0.push(Node { parent, mark });
        NodeId(u32::try_from(self.0.len()).unwrap_or(0))
    }

    fn get(&self, id: NodeId) -> Option<&Node> {
        self.0.get((id.0 as usize).checked_sub(1)?)
    }

    /// What is said at a node.
    pub(crate) fn said(&self, id: NodeId) -> Option<&Said> {
        match &self.get(id)?.mark {
            Mark::Said(said) => Some(said),
            _ => None,
        }
    }

    /// The same, to say more: the node itself if it says something already, else a new one below it.
    pub(crate) fn say(&mut self, id: NodeId, more: impl FnOnce(&mut Said)) -> NodeId {
        if let Some(Node { mark: Mark::Said(said), .. }) =
            (id.0 as usize).checked_sub(1).and_then(|index| self.0.get_mut(index))
        {
            more(said);
            return id;
        }
        let mut said = Box::default();
        more(&mut said);
        self.add(id, Mark::Said(said))
    }

    /// The marks from a node up.
    pub(crate) fn marks(&self, id: NodeId) -> impl Iterator<Item = &Mark> {
        std::iter::successors(self.get(id), |node| self.get(node.parent)).map(|node| &node.mark)
    }
}

#[derive(Debug, Clone)]
pub(crate) enum Mark {
    Field(&'static Field),
    Index(usize),
    Entry(Box<Entry>),
    /// Not a step but what is known besides of the violation below which it stands.
    Said(Box<Said>),
}

impl Mark {
    /// The same in a secret: without the key, or the values that arguments had.
    pub(crate) fn hide(&mut self) {
        match self {
            Self::Field(_) | Self::Index(_) => {}
            Self::Entry(entry) => REDACTED.clone_into(&mut entry.key),
            Self::Said(said) => said.args.clear(),
        }
    }
}

#[derive(Debug, Clone)]
pub(crate) struct Entry {
    key: String,
    /// The place of the entry in its map, as the map lists it.
    position: usize,
}

#[cfg(feature = "wire")]
impl Entry {
    pub(crate) fn key(&self) -> &str {
        &self.key
    }
}

/// What is known of a violation besides its rule.
#[derive(Debug, Clone, Default)]
pub(crate) struct Said {
    /// What a function or a foreign type said.
    pub(crate) error: Option<RuleError>,
    /// Whether it was a rule of a type that has no table of rules, which is called as the error's code.
    pub(crate) is_foreign: bool,
    /// The steps into the field's value, innermost first.
    pub(crate) below: Vec<Below>,
    /// The rule's arguments, where some had to be evaluated.
    pub(crate) args: Vec<Arg>,
    /// Values that the container has asked to report, for the bridge.
    #[cfg(feature = "validator")]
    pub(crate) values: Vec<(&'static str, serde_json::Value)>,
}

impl From<Vec<Arg>> for Said {
    fn from(args: Vec<Arg>) -> Self {
        Self { args, ..Self::default() }
    }
}

/// A step into a value that has no field table, as that of a foreign type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Below {
    Name(Cow<'static, str>),
    /// The same of a field that a table knows.
    Field {
        wire: &'static str,
        form: Option<&'static str>,
    },
    Index(usize),
}

/// Which of its names a field is called by.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Spelling {
    Wire,
    Form,
}

impl Field {
    /// What the client calls it.
    pub(crate) fn spelled(&self, spelling: Spelling) -> &'static str {
        match (spelling, self.form) {
            (Spelling::Form, Some(form)) => form,
            _ => self.wire,
        }
    }

    /// The step into it; none where the value that holds it is but this, as a newtype.
    fn segment(&self, spelling: Spelling) -> Option<Segment<'static>> {
        let is_all = self.wire.is_empty() && !self.name.is_empty() && !self.flatten;
        let name = || (!is_all).then_some(Segment::Name(self.spelled(spelling)));
        self.index.map(Segment::Index).or_else(name)
    }
}

impl<'a> Path<'a> {
    /// The way along the trail that ends at `node`, and on to `field`. What has no name of its own adds no step.
    pub(crate) fn along(
        trails: Option<&'a Trails>,
        node: NodeId,
        field: &'static Field,
        spelling: Spelling,
    ) -> Self {
        let mut segments = Self::steps(trails, node, field, spelling);
        segments.retain(|segment| *segment != Segment::Name(""));
        Self(segments)
    }

    /// The same, with an empty name for what is flattened, and for a request as a whole.
    pub(crate) fn steps(
        trails: Option<&'a Trails>,
        node: NodeId,
        field: &'static Field,
        spelling: Spelling,
    ) -> Vec<Segment<'a>> {
        let mut segments = Vec::new();
        let mut marks = trails.into_iter().flat_map(|trails| trails.marks(node)).peekable();
        if let Some(Mark::Said(said)) = marks.peek() {
            segments.extend(said.below.iter().map(|below| match below {
                Below::Name(name) => Segment::Name(name),
                Below::Field { form: Some(form), .. } if spelling == Spelling::Form => {
                    Segment::Name(form)
                }
                Below::Field { wire, .. } => Segment::Name(wire),
                Below::Index(index) => Segment::Index(*index),
            }));
        }
        let marks: Vec<_> = marks.collect();
        // What is in a field of a form is JSON, which has other names.
        let is_named = |mark: &&&Mark| matches!(mark, Mark::Field(field) if !field.wire.is_empty());
        let n_around = marks.iter().filter(is_named).count();
        let spelled = |n_around| if n_around == 0 { spelling } else { Spelling::Wire };
        segments.extend(field.segment(spelled(n_around)));
        let mut n_around = n_around;
        segments.extend(marks.iter().filter_map(|mark| {
            n_around -= usize::from(is_named(&mark));
            match mark {
                Mark::Field(field) => field.segment(spelled(n_around)),
                Mark::Index(index) => Some(Segment::Index(*index)),
                Mark::Entry(entry) => {
                    Some(Segment::Key { key: &entry.key, position: entry.position })
                }
                Mark::Said(_) => None,
            }
        }));
        segments.reverse();
        segments
    }
}

/// A map's key as the client wrote it, which is what serde makes of it; where that is no single word (a tuple,
/// say) or is a secret, the entry's position.
pub(crate) struct Key<'a, K: ?Sized> {
    pub(crate) key: &'a K,
    pub(crate) position: usize,
}

impl<K: Serialize + ?Sized> fmt::Display for Key<'_, K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hidden(|| self.key.serialize(&mut *f)).or_else(|_| self.position.fmt(f))
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
    fn keys_cannot_be_taken_for_steps() {
        let forged =
            path(&[Segment::Name("map"), key("k.evil[0]: injected\n"), Segment::Name("a")]);
        assert_eq!(forged.to_string(), r#"map["k.evil[0]: injected\n"].a"#);
        assert_eq!(path(&[Segment::Name("map"), key("")]).to_string(), r#"map[""]"#);
        assert_eq!(path(&[key("a-b"), Segment::Index(3)]).to_string(), "a-b[3]");
    }

    #[test]
    fn long_keys_are_cut() {
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
    fn keys_are_what_serde_writes() {
        #[derive(Serialize)]
        #[serde(rename_all = "kebab-case")]
        enum Unit {
            KiloGram,
        }
        assert_eq!(Key { key: &Unit::KiloGram, position: 0 }.to_string(), "kilo-gram");
        assert_eq!(Key { key: &-7_i8, position: 0 }.to_string(), "-7");
        assert_eq!(Key { key: &(1, 2), position: 4 }.to_string(), "4");
    }

    #[test]
    fn steps_into_a_map_are_equal_by_their_keys() {
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
