//! Cells that say a type: in words of the page's language, with links to other pages.

use super::cell::{Cell, Part};
use super::kind::{Kind, Model, last};
use super::language::{self, Language};

/// What a cell says of a type.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Typed {
    pub(crate) kind: Kind,
    /// Whether the type itself says that there may be no value.
    pub(crate) is_nullable: bool,
}

impl Typed {
    pub(crate) fn read(cell: &Cell, language: Language) -> Option<Self> {
        let tokens = tokens(&cell.parts)?;
        let mut reader = Reader { rest: &tokens, language, depth: DEPTH };
        let mut all = vec![reader.union()?];
        while reader.eat(",") {
            if !reader.rest.is_empty() {
                all.push(reader.union()?);
            }
        }
        reader.rest.is_empty().then(|| one_of(all))
    }
}

impl Typed {
    /// Of code.
    pub(crate) fn of_text(text: &str, language: Language) -> Option<Self> {
        let part = Part { text: text.trim().to_owned(), is_code: true, link: None };
        let cell = Cell { source: String::new(), parts: vec![part], is_struck: false };
        Self::read(&cell, language)
    }
}

/// A word, a literal or a sign, with the link that it stands in.
struct Token<'a> {
    text: Text,
    link: Option<&'a str>,
}

enum Text {
    Word(String),
    Literal(String),
    Sign(char),
}

/// `None` where there is a quote without its other one.
fn tokens(parts: &[Part]) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    for part in parts {
        let link = part.link.as_deref();
        let mut rest = part.text.as_str();
        while let Some(first) = rest.chars().next() {
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            let is_escape = first == '\\' && !after.starts_with(is_in_word);
            if first.is_whitespace() || is_escape {
                rest = after;
            } else if matches!(first, '"' | '\'') {
                let (literal, after) = after.split_once(first)?;
                tokens.push(Token { text: Text::Literal(literal.to_owned()), link });
                rest = after;
            } else if is_in_word(first) || first == '\\' {
                let end = rest.find(|c| !is_in_word(c) && c != '\\').unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                tokens.push(Token { text: Text::Word(word.trim_matches('\\').to_owned()), link });
                rest = after;
            } else {
                tokens.push(Token { text: Text::Sign(first), link });
                rest = after;
            }
        }
    }
    Some(tokens)
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '$' | '-' | '/')
}

struct Reader<'t, 'a> {
    rest: &'t [Token<'a>],
    language: Language,
    /// How many types may still stand in each other.
    depth: usize,
}

/// Deeper than any type that says something, and not too deep for the stack.
const DEPTH: usize = 32;

/// Words before a type that say that it may be absent, besides those of [`language::wrapper`].
const POINTERS: &[&str] = &["?", "*", "&"];

impl Reader<'_, '_> {
    fn union(&mut self) -> Option<Typed> {
        let mut all = vec![self.postfixed()?];
        while self.eat("|") {
            all.push(self.postfixed()?);
        }
        Some(one_of(all))
    }

    /// A type in another.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth = self.depth.checked_sub(1)?;
        let typed = read(self);
        self.depth += 1;
        typed
    }

    /// A type and what stands behind it: `string[]`, `string array`, `int?`.
    fn postfixed(&mut self) -> Option<Typed> {
        let mut typed = self.deeper(Self::prefixed)?;
        loop {
            if self.eat("?") {
                typed.is_nullable = true;
            } else if self.eat("[") {
                self.expect("]")?;
                typed = list(typed);
            } else if self.eat("array") || self.eat("collection") {
                typed = list(typed);
            } else {
                return Some(typed);
            }
        }
    }

    fn prefixed(&mut self) -> Option<Typed> {
        if POINTERS.iter().any(|sign| self.eat(sign)) {
            return Some(Typed { is_nullable: true, ..self.postfixed()? });
        }
        if self.eat("(") {
            let typed = self.union()?;
            return self.expect(")").map(|()| typed);
        }
        if self.eat("[") {
            if self.eat("]") {
                return self.postfixed().map(list);
            }
            let typed = self.union()?;
            return self.expect("]").map(|()| list(typed));
        }
        if self.eat("{") {
            return self.record();
        }
        self.named()
    }

    /// `{ [key: string]: string; }`
    fn record(&mut self) -> Option<Typed> {
        let keys = ["[", "key:", "string", "]", ":"];
        if !keys.into_iter().all(|part| self.eat(part)) {
            return None;
        }
        let typed = self.union()?;
        self.eat(";");
        self.expect("}").map(|()| map(typed))
    }

    fn named(&mut self) -> Option<Typed> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        let word = match &first.text {
            Text::Literal(text) => return Some(Kind::Texts(vec![text.clone()]).into()),
            Text::Word(word) if is_number(word) => return Some(number(word).into()),
            Text::Word(word) => word.clone(),
            Text::Sign(_) => return None,
        };
        if self.eat("of") || self.eat("to") {
            return self.of(&word);
        }
        if let Some((open, close)) = self.brackets() {
            self.eat(open);
            return self.generic(&word, close);
        }
        if let Some(wrapper) = language::wrapper(&word).filter(|_| self.is_word_next(first.link)) {
            return self.spelt_out(wrapper);
        }
        // Words of one name, in one link: `Catalog Object`.
        let mut name = word;
        while let Some(next) = self.word_in(first.link) {
            name.push(' ');
            name.push_str(&next);
        }
        if self.eat("{") {
            self.expect("}")?;
        }
        Some(self.name(&name, first.link))
    }

    /// `list of string`, `Pointer to string`
    fn of(&mut self, word: &str) -> Option<Typed> {
        let of = self.postfixed()?;
        match word.to_ascii_lowercase().as_str() {
            "list" | "array" | "set" => Some(list(of)),
            "map" => Some(map(of)),
            "pointer" => Some(Typed { is_nullable: true, ..of }),
            _ => None,
        }
    }

    /// The brackets that open next, unless they are a list's, which stand behind its elements.
    fn brackets(&self) -> Option<(&'static str, &'static str)> {
        let all = [("<", ">"), ("[", "]"), ("(", ")")];
        let is_list = self.is_next("[") && self.is_next_but_one("]");
        all.into_iter().find(|(open, _)| self.is_next(open) && !is_list)
    }

    /// `List<T>`, `Dict[str, T]`, `map[string]T`
    fn generic(&mut self, word: &str, close: &str) -> Option<Typed> {
        let args = self.arguments(close)?;
        match language::wrapper(word) {
            // `map[string]T`
            Some(Wrapper::Map) if args.len() == 1 && close == "]" => self.postfixed().map(map),
            Some(wrapper) => wrapper.around(&args),
            // `string(CardBrand)`
            None if close == ")" => args.into_iter().next(),
            // What generic types of a language's own are is not told.
            None => {
                let kind = language::builtin(word, None, self.language).unwrap_or(Kind::Any);
                Some(kind.into())
            }
        }
    }

    /// `List Catalog Object`, `Dict Str Catalog Object`
    fn spelt_out(&mut self, wrapper: Wrapper) -> Option<Typed> {
        if wrapper == Wrapper::Map {
            self.expect("str")?;
        }
        let inner = self.deeper(Self::named)?;
        wrapper.around(&[inner])
    }

    fn arguments(&mut self, close: &str) -> Option<Vec<Typed>> {
        let mut args = Vec::new();
        while !self.eat(close) {
            // `HttpResponse<?>`
            let is_unknown = self.is_next("?") && self.is_next_but_one(close) && self.eat("?");
            args.push(if is_unknown { Kind::Any.into() } else { self.union()? });
            self.eat(",");
        }
        Some(args)
    }

    /// What a name stands for.
    fn name(&self, name: &str, link: Option<&str>) -> Typed {
        if language::is_absent(name) {
            return Typed { kind: Kind::Any, is_nullable: true };
        }
        let builtin = language::builtin(name, link, self.language);
        let is_elsewhere = |link: &&str| link.contains("://") || link.starts_with("mailto:");
        let kind = match (link, builtin) {
            (_, Some(kind)) if language::is_never_a_page(name) => kind,
            (Some(link), builtin) if is_elsewhere(&link) => builtin.unwrap_or(Kind::Any),
            (None, Some(kind)) => kind,
            (link, builtin) => Kind::Model(Model {
                name: last(name),
                link: link.map(ToOwned::to_owned),
                otherwise: builtin.map(Box::new),
            }),
        };
        kind.into()
    }

    /// The word that comes next in the same link.
    fn word_in(&mut self, link: Option<&str>) -> Option<String> {
        let (next, rest) = self.rest.split_first()?;
        let Text::Word(word) = &next.text else { return None };
        let is_same = link.is_some() && next.link == link;
        is_same.then(|| {
            self.rest = rest;
            word.clone()
        })
    }

    fn is_word_next(&self, link: Option<&str>) -> bool {
        self.rest
            .first()
            .is_some_and(|next| next.link == link && matches!(next.text, Text::Word(_)))
    }

    fn is_next(&self, text: &str) -> bool {
        self.rest.first().is_some_and(|token| token.is(text))
    }

    fn is_next_but_one(&self, text: &str) -> bool {
        self.rest.get(1).is_some_and(|token| token.is(text))
    }

    fn eat(&mut self, text: &str) -> bool {
        let is_next = self.is_next(text);
        if let (true, Some((_, rest))) = (is_next, self.rest.split_first()) {
            self.rest = rest;
        }
        is_next
    }

    fn expect(&mut self, text: &str) -> Option<()> {
        self.eat(text).then_some(())
    }
}

impl Token<'_> {
    fn is(&self, text: &str) -> bool {
        match &self.text {
            Text::Word(word) => word.eq_ignore_ascii_case(text),
            Text::Sign(sign) => text.chars().eq([*sign]),
            Text::Literal(_) => false,
        }
    }
}

/// What has types in its parentheses.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Wrapper {
    Optional,
    List,
    Map,
    /// A list of one argument, a map of two.
    Array,
    Union,
    /// What it is around is all that it is.
    Transparent,
}

impl Wrapper {
    fn around(self, args: &[Typed]) -> Option<Typed> {
        let n = args.len();
        let last = || args.last().cloned();
        match self {
            Self::Optional => Some(Typed { is_nullable: true, ..last()? }),
            Self::List | Self::Array if n == 1 => last().map(list),
            Self::Map | Self::Array => last().map(map),
            Self::List | Self::Transparent => last(),
            Self::Union => Some(one_of(args.to_vec())),
        }
    }
}

impl From<Kind> for Typed {
    fn from(kind: Kind) -> Self {
        Self { kind, is_nullable: false }
    }
}

/// Whether it is a number, and no word that stands for one.
pub(crate) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit() || c == '-') && word.parse::<f64>().is_ok()
}

/// What a number is of which nothing but its value is told.
fn number(word: &str) -> Kind {
    if word.parse::<i64>().is_ok() { Kind::Integer } else { Kind::Number }
}

fn list(of: Typed) -> Typed {
    Kind::List(Box::new(of.kind)).into()
}

fn map(of: Typed) -> Typed {
    Kind::Map(Box::new(of.kind)).into()
}

/// The one kind that is any of these.
fn one_of(all: Vec<Typed>) -> Typed {
    let is_nullable = all.iter().any(|typed| typed.is_nullable);
    if let Some(page) = shared_link(&all) {
        return Typed { kind: page, is_nullable };
    }
    let mut kinds: Vec<Kind> = Vec::new();
    for Typed { kind, is_nullable } in all {
        let is_nothing = is_nullable && kind == Kind::Any;
        if !is_nothing && !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    let kind = match &mut kinds[..] {
        [] => Kind::Any,
        [one] => one.clone(),
        kinds if kinds.iter().all(|kind| matches!(kind, Kind::Integer | Kind::Number)) => {
            Kind::Number
        }
        kinds if kinds.iter().all(|kind| matches!(kind, Kind::Texts(_))) => {
            Kind::Texts(kinds.iter().flat_map(Kind::texts).cloned().collect())
        }
        _ => Kind::Any,
    };
    Typed { kind, is_nullable }
}

/// A union whose members all are in one link is what that page has.
fn shared_link(all: &[Typed]) -> Option<Kind> {
    let is_nothing = |typed: &&Typed| typed.is_nullable && typed.kind == Kind::Any;
    let all: Vec<_> = all.iter().filter(|typed| !is_nothing(typed)).collect();
    let link = |typed: &Typed| match &typed.kind {
        Kind::Model(model) => model.link.clone(),
        _ => None,
    };
    let shared = link(all.first().filter(|_| all.len() > 1)?)?;
    let is_shared = all.iter().all(|typed| link(typed).as_ref() == Some(&shared));
    let name = shared.rsplit('/').next()?.split('.').next()?.to_owned();
    let model = Model { name, link: Some(shared), otherwise: Some(Box::new(Kind::Any)) };
    is_shared.then_some(Kind::Model(model))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        Typed::of_text(text, Language::Other).map(|typed| typed.kind.words())
    }

    #[test]
    fn no_cell_is_too_deep() {
        for open in ["[", "(", "?", "List<", "list of ", "List ", "Map<string, "] {
            assert_eq!(read(&open.repeat(100_000)), None);
        }
        assert_eq!(read("List<List<List<string>>>").as_deref(), Some("a list"));
    }
}
