//! The parser of types, written in the notation of the page's language and with links to other pages.

use crate::markdown::definition::language::{self, GenericType, Language};
use crate::markdown::described_type::{DescribedType, NamedType, last_part};
use crate::markdown::page::cell::{Cell, TextRun};

/// A type as written on a page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ParsedType {
    pub(crate) field_type: DescribedType,
    /// True if the type itself allows null.
    pub(crate) is_nullable: bool,
}

impl ParsedType {
    pub(crate) fn of_cell(cell: &Cell, language: Language) -> Option<Self> {
        let tokens = tokens(&cell.runs)?;
        let mut parser = TypeParser { rest: &tokens, language, depth: MAX_DEPTH };
        let mut alternatives = vec![parser.union()?];
        while parser.eat(",") {
            if !parser.rest.is_empty() {
                alternatives.push(parser.union()?);
            }
        }
        parser.rest.is_empty().then(|| union_of(alternatives))
    }

    pub(crate) fn of_code(code: &str, language: Language) -> Option<Self> {
        Self::of_cell(&Cell::of_code(code.trim()), language)
    }
}

impl From<DescribedType> for ParsedType {
    fn from(field_type: DescribedType) -> Self {
        Self { field_type, is_nullable: false }
    }
}

/// A token with the target of the link around it.
struct TypeToken<'a> {
    text: TokenText,
    link: Option<&'a str>,
}

enum TokenText {
    Word(String),
    Literal(String),
    Sign(char),
}

/// Splits text into tokens. Returns `None` if a quotation mark is not closed.
fn tokens(runs: &[TextRun]) -> Option<Vec<TypeToken<'_>>> {
    let mut tokens = Vec::new();
    for run in runs {
        let link = run.link.as_deref();
        let mut rest = run.text.as_str();
        while let Some(first) = rest.chars().next() {
            let after = rest.get(first.len_utf8()..).unwrap_or_default();
            let is_escape = first == '\\' && !after.starts_with(is_in_word);
            if first.is_whitespace() || is_escape {
                rest = after;
            } else if matches!(first, '"' | '\'') {
                let (literal, after) = after.split_once(first)?;
                tokens.push(TypeToken { text: TokenText::Literal(literal.to_owned()), link });
                rest = after;
            } else if is_in_word(first) || first == '\\' {
                let end = rest.find(|c| !is_in_word(c) && c != '\\').unwrap_or(rest.len());
                let (word, after) = rest.split_at(end);
                let word = word.trim_matches('\\').to_owned();
                tokens.push(TypeToken { text: TokenText::Word(word), link });
                rest = after;
            } else {
                tokens.push(TypeToken { text: TokenText::Sign(first), link });
                rest = after;
            }
        }
    }
    Some(tokens)
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | ':' | '$' | '-' | '/')
}

struct TypeParser<'t, 'a> {
    rest: &'t [TypeToken<'a>],
    language: Language,
    /// The number of levels that may still follow.
    depth: usize,
}

/// The deepest nesting of types, which keeps the recursion within the stack.
const MAX_DEPTH: usize = 32;

/// The signs before a type that make it nullable.
const NULLABLE_SIGNS: &[&str] = &["?", "*", "&"];

impl TypeParser<'_, '_> {
    fn union(&mut self) -> Option<ParsedType> {
        let mut alternatives = vec![self.postfixed()?];
        while self.eat("|") {
            alternatives.push(self.postfixed()?);
        }
        Some(union_of(alternatives))
    }

    /// Parses one level deeper. Returns `None` beyond the deepest level.
    fn deeper<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.depth = self.depth.checked_sub(1)?;
        let parsed = parse(self);
        self.depth += 1;
        parsed
    }

    /// Parses a type and its suffixes: `string[]`, `string array`, `int?`.
    fn postfixed(&mut self) -> Option<ParsedType> {
        let mut parsed = self.deeper(Self::prefixed)?;
        loop {
            if self.eat("?") {
                parsed.is_nullable = true;
            } else if self.eat("[") {
                self.expect("]")?;
                parsed = list_of(parsed);
            } else if self.eat("array") || self.eat("collection") {
                parsed = list_of(parsed);
            } else {
                return Some(parsed);
            }
        }
    }

    fn prefixed(&mut self) -> Option<ParsedType> {
        if NULLABLE_SIGNS.iter().any(|sign| self.eat(sign)) {
            return Some(ParsedType { is_nullable: true, ..self.postfixed()? });
        }
        if self.eat("(") {
            let parsed = self.union()?;
            return self.expect(")").map(|()| parsed);
        }
        if self.eat("[") {
            if self.eat("]") {
                return self.postfixed().map(list_of);
            }
            let item = self.union()?;
            return self.expect("]").map(|()| list_of(item));
        }
        if self.eat("{") {
            return self.index_signature();
        }
        self.named()
    }

    /// Parses `{ [key: string]: string; }`.
    fn index_signature(&mut self) -> Option<ParsedType> {
        let keys = ["[", "key:", "string", "]", ":"];
        if !keys.into_iter().all(|part| self.eat(part)) {
            return None;
        }
        let value = self.union()?;
        self.eat(";");
        self.expect("}").map(|()| map_of(value))
    }

    fn named(&mut self) -> Option<ParsedType> {
        let (first, rest) = self.rest.split_first()?;
        self.rest = rest;
        let word = match &first.text {
            TokenText::Literal(text) => {
                return Some(DescribedType::OneOf(vec![text.clone()]).into());
            }
            TokenText::Word(word) if is_number(word) => return Some(number_type(word).into()),
            TokenText::Word(word) => word.clone(),
            TokenText::Sign(_) => return None,
        };
        if self.eat("of") || self.eat("to") {
            return self.constructor(&word);
        }
        if let Some((open, close)) = self.brackets() {
            self.eat(open);
            return self.generic(&word, close);
        }
        let generic = language::generic_type(&word).filter(|_| self.is_word_next(first.link));
        if let Some(generic) = generic {
            return self.spelled_out(generic);
        }
        // Several words in one link are one name: `Catalog Object`.
        let mut name = word;
        while let Some(next) = self.eat_word_in(first.link) {
            name.push(' ');
            name.push_str(&next);
        }
        if self.eat("{") {
            self.expect("}")?;
        }
        Some(self.type_named(&name, first.link))
    }

    /// Parses the type after `of` or `to`: `list of string`, `Pointer to string`.
    fn constructor(&mut self, word: &str) -> Option<ParsedType> {
        let inner = self.postfixed()?;
        match word.to_ascii_lowercase().as_str() {
            "list" | "array" | "set" => Some(list_of(inner)),
            "map" => Some(map_of(inner)),
            "pointer" => Some(ParsedType { is_nullable: true, ..inner }),
            _ => None,
        }
    }

    /// Returns the brackets around the arguments that follow. `[]` has no arguments and is a suffix.
    fn brackets(&self) -> Option<(&'static str, &'static str)> {
        let brackets = [("<", ">"), ("[", "]"), ("(", ")")];
        let is_list_suffix = self.is_next("[") && self.is_second("]");
        brackets.into_iter().find(|(open, _)| self.is_next(open) && !is_list_suffix)
    }

    /// Parses the arguments of a generic type: `List<T>`, `Dict[str, T]`, `map[string]T`.
    fn generic(&mut self, word: &str, close: &str) -> Option<ParsedType> {
        let args = self.arguments(close)?;
        match language::generic_type(word) {
            // `map[string]T`
            Some(GenericType::Map) if args.len() == 1 && close == "]" => {
                self.postfixed().map(map_of)
            }
            Some(generic) => apply(generic, &args),
            // `string(CardBrand)`
            None if close == ")" => args.into_iter().next(),
            // The meaning of other generic types is not known.
            None => {
                let builtin = language::builtin_type(word, None, self.language);
                Some(builtin.unwrap_or(DescribedType::Any).into())
            }
        }
    }

    /// Parses `List Catalog Object` and `Dict Str Catalog Object`.
    fn spelled_out(&mut self, generic: GenericType) -> Option<ParsedType> {
        if generic == GenericType::Map {
            self.expect("str")?;
        }
        let inner = self.deeper(Self::named)?;
        apply(generic, &[inner])
    }

    fn arguments(&mut self, close: &str) -> Option<Vec<ParsedType>> {
        let mut args = Vec::new();
        while !self.eat(close) {
            // `HttpResponse<?>`
            let is_wildcard = self.is_next("?") && self.is_second(close) && self.eat("?");
            args.push(if is_wildcard { DescribedType::Any.into() } else { self.union()? });
            self.eat(",");
        }
        Some(args)
    }

    fn type_named(&self, name: &str, link: Option<&str>) -> ParsedType {
        if language::is_null_type(name) {
            return ParsedType { field_type: DescribedType::Any, is_nullable: true };
        }
        let builtin = language::builtin_type(name, link, self.language);
        let is_external = |link: &str| link.contains("://") || link.starts_with("mailto:");
        let field_type = match (link, builtin) {
            (_, Some(builtin)) if language::is_generator_type(name) => builtin,
            (Some(link), builtin) if is_external(link) => builtin.unwrap_or(DescribedType::Any),
            (None, Some(builtin)) => builtin,
            (link, builtin) => DescribedType::Named(NamedType {
                name: last_part(name),
                link: link.map(ToOwned::to_owned),
                fallback: builtin.map(Box::new),
            }),
        };
        field_type.into()
    }

    /// Takes the next token if it is a word in the same link.
    fn eat_word_in(&mut self, link: Option<&str>) -> Option<String> {
        let (next, rest) = self.rest.split_first()?;
        let TokenText::Word(word) = &next.text else { return None };
        let is_same_link = link.is_some() && next.link == link;
        is_same_link.then(|| {
            self.rest = rest;
            word.clone()
        })
    }

    fn is_word_next(&self, link: Option<&str>) -> bool {
        let is_word = |next: &TypeToken<'_>| matches!(next.text, TokenText::Word(_));
        self.rest.first().is_some_and(|next| next.link == link && is_word(next))
    }

    fn is_next(&self, text: &str) -> bool {
        self.rest.first().is_some_and(|token| token.is(text))
    }

    fn is_second(&self, text: &str) -> bool {
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

impl TypeToken<'_> {
    fn is(&self, text: &str) -> bool {
        match &self.text {
            TokenText::Word(word) => word.eq_ignore_ascii_case(text),
            TokenText::Sign(sign) => text.chars().eq([*sign]),
            TokenText::Literal(_) => false,
        }
    }
}

/// Applies a generic type to its arguments.
fn apply(generic: GenericType, args: &[ParsedType]) -> Option<ParsedType> {
    let last = || args.last().cloned();
    match generic {
        GenericType::Optional => Some(ParsedType { is_nullable: true, ..last()? }),
        GenericType::List | GenericType::ListOrMap if args.len() == 1 => last().map(list_of),
        GenericType::Map | GenericType::ListOrMap => last().map(map_of),
        GenericType::List | GenericType::Transparent => last(),
        GenericType::Union => Some(union_of(args.to_vec())),
    }
}

/// Returns whether a text is a number. The words `inf` and `nan` are none.
pub(crate) fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit() || c == '-') && text.parse::<f64>().is_ok()
}

fn number_type(number: &str) -> DescribedType {
    if number.parse::<i64>().is_ok() { DescribedType::Integer } else { DescribedType::Number }
}

fn list_of(item: ParsedType) -> ParsedType {
    DescribedType::List(Box::new(item.field_type)).into()
}

fn map_of(value: ParsedType) -> ParsedType {
    DescribedType::Map(Box::new(value.field_type)).into()
}

/// Returns the type whose values are those of any alternative.
fn union_of(alternatives: Vec<ParsedType>) -> ParsedType {
    let is_nullable = alternatives.iter().any(|parsed| parsed.is_nullable);
    if let Some(field_type) = shared_page(&alternatives) {
        return ParsedType { field_type, is_nullable };
    }
    let mut distinct: Vec<DescribedType> = Vec::new();
    for parsed in alternatives {
        if !parsed.is_null() && !distinct.contains(&parsed.field_type) {
            distinct.push(parsed.field_type);
        }
    }
    let is_number =
        |field_type| matches!(field_type, &DescribedType::Integer | &DescribedType::Number);
    let field_type = match &distinct[..] {
        [only] => only.clone(),
        [_, ..] if distinct.iter().all(is_number) => DescribedType::Number,
        [_, ..] => joined_values(&distinct).map_or(DescribedType::Any, DescribedType::OneOf),
        [] => DescribedType::Any,
    };
    ParsedType { field_type, is_nullable }
}

/// Returns the values of all these types if each of them is a list of values.
fn joined_values(types: &[DescribedType]) -> Option<Vec<String>> {
    let values = types.iter().map(|field_type| match field_type {
        DescribedType::OneOf(values) => Some(values.clone()),
        _ => None,
    });
    values.collect::<Option<Vec<_>>>().map(|values| values.concat())
}

impl ParsedType {
    fn is_null(&self) -> bool {
        self.is_nullable && self.field_type == DescribedType::Any
    }

    fn link(&self) -> Option<&String> {
        match &self.field_type {
            DescribedType::Named(named) => named.link.as_ref(),
            _ => None,
        }
    }
}

/// Returns the type of the page that all alternatives link to, if they share one link.
fn shared_page(alternatives: &[ParsedType]) -> Option<DescribedType> {
    let mut links = alternatives.iter().filter(|parsed| !parsed.is_null()).map(ParsedType::link);
    let link = links.next()??;
    let others: Vec<_> = links.collect();
    if others.is_empty() || others.iter().any(|other| *other != Some(link)) {
        return None;
    }
    let name = link.rsplit('/').next()?.split('.').next()?.to_owned();
    let fallback = Some(Box::new(DescribedType::Any));
    Some(DescribedType::Named(NamedType { name, link: Some(link.clone()), fallback }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Option<String> {
        ParsedType::of_code(text, Language::Other).map(|parsed| parsed.field_type.with_article())
    }

    #[test]
    fn types_nested_too_deeply_are_not_parsed() {
        for open in ["[", "(", "?", "List<", "list of ", "List ", "Map<string, "] {
            assert_eq!(parse(&open.repeat(100_000)), None);
        }
        assert_eq!(parse("List<List<List<string>>>").as_deref(), Some("a list"));
    }
}
