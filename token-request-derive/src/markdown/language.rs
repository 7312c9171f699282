//! What the words for types mean in the languages that pages are written for.

use super::kind::{Format, Kind};
use super::page::{Block, Page};
use super::typed::Wrapper;

/// The language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Language {
    TypeScript,
    Python,
    CSharp,
    Java,
    Php,
    Ruby,
    /// One in which no word means anything else than in most.
    #[default]
    Other,
}

impl Language {
    /// That of its code, or of the links and names in it.
    pub(crate) fn of(page: &Page, text: &str) -> Self {
        let of_code = page.blocks().find_map(|block| match block {
            Block::Code { language, .. } => Self::named(language),
            _ => None,
        });
        let is_php = || text.contains("**\\") || text.contains("[\\") || text.starts_with("# # ");
        of_code.unwrap_or_else(|| if is_php() { Self::Php } else { Self::Other })
    }

    fn named(name: &str) -> Option<Self> {
        match name.split(',').next().unwrap_or(name).trim() {
            "typescript" | "ts" | "javascript" => Some(Self::TypeScript),
            "python" => Some(Self::Python),
            "csharp" => Some(Self::CSharp),
            "java" => Some(Self::Java),
            "php" => Some(Self::Php),
            "ruby" => Some(Self::Ruby),
            _ => None,
        }
    }
}

/// A word that has types in its parentheses.
pub(crate) fn wrapper(word: &str) -> Option<Wrapper> {
    let wrappers = [
        (
            Wrapper::Optional,
            "Optional OptionalNullable Nullable JsonNullable Option T.nilable Crystalline::Nilable.new",
        ),
        (
            Wrapper::List,
            "List list Array Vec Set T::Array Crystalline::Array BuiltList Sequence ReadonlyArray IEnumerable IList",
        ),
        (
            Wrapper::Map,
            "Map map Dict dict Dictionary Record Hash T::Hash Crystalline::Hash HashMap BTreeMap \
             std::collections::HashMap BuiltMap Mapping",
        ),
        (Wrapper::Array, "array"),
        (Wrapper::Union, "Union T.any Literal"),
        (Wrapper::Transparent, "Box Arc Rc"),
    ];
    meaning(word.trim_start_matches([':', '\\']), &wrappers)
}

/// What a word means, by lists of words.
fn meaning<T: Copy>(word: &str, all: &[(T, &str)]) -> Option<T> {
    let is_of = |words: &str| words.split_ascii_whitespace().any(|known| known == word);
    all.iter().find(|(_, words)| is_of(words)).map(|(meaning, _)| *meaning)
}

/// Whether it is the word for no value.
pub(crate) fn is_absent(name: &str) -> bool {
    let words = "null nil none undefined unset void none_type nonetype nilclass noneclass";
    meaning(&name.trim_start_matches(':').to_ascii_lowercase(), &[((), words)]).is_some()
}

/// A type of the generator's own, which has a page beside the models.
pub(crate) fn is_never_a_page(name: &str) -> bool {
    matches!(name, "RFCDate" | "types.Date")
}

/// What a name means that is no page's.
pub(crate) fn builtin(name: &str, link: Option<&str>, language: Language) -> Option<Kind> {
    let name = name.trim_start_matches([':', '\\']);
    let nullable = name.strip_prefix("Nullable").filter(|name| !name.is_empty());
    let name = nullable.unwrap_or(name).to_ascii_lowercase();
    let format = time(&name, link, language).or_else(|| meaning(&name, TEXT));
    format.map(Kind::Text).or_else(|| scalar(&name)).or_else(|| structure(&name, language))
}

/// Generators for Python and Ruby swap the two in their links: a link to `date` is a moment, one to `datetime` a day.
fn time(name: &str, link: Option<&str>, language: Language) -> Option<Format> {
    let is_swapped =
        link.is_some_and(|link| link.contains("docs.python.org") || link.contains("ruby-doc.org"));
    match meaning(name, TIME)? {
        Format::Date if is_swapped || language == Language::TypeScript && name == "date" => {
            Some(Format::DateTime)
        }
        Format::DateTime if is_swapped => Some(Format::Date),
        format => Some(format),
    }
}

const TIME: &[(Format, &str)] = &[
    (
        Format::DateTime,
        "datetime date-time timestamp time datetime.datetime time.time datetimeoffset datetimeinterface instant \
         isodatetime localdatetime zoneddatetime offsetdatetime java.time.offsetdatetime java.util.date \
         chrono::datetime edm.datetimeoffset google.protobuf.timestamp metav1.time utctimestamp",
    ),
    (
        Format::Date,
        "date full-date localdate java.time.localdate naivedate chrono::naivedate dateonly datetime.date edm.date \
         rfcdate types.date brick\\datetime\\localdate",
    ),
];

const TEXT: &[(Format, &str)] = &[
    (
        Format::Plain,
        "string str &str text char symbol varchar stringable edm.string std::string::string",
    ),
    // Bytes are text, as JSON has none.
    (
        Format::Plain,
        "bytes byte binary bytearray byte[] uint8array uint8list blob file buffer arraybuffer stringbytes edm.binary \
         inputstream io.reader os.file splfileobject httpfile multipartfile filecontent fileparameter \
         std::path::pathbuf system.io.stream readablestream stream io.bufferedreader io.fileio typing.binaryio \
         bufferedreader edm.stream",
    ),
    // Their notation is not told.
    (
        Format::Plain,
        "duration period timespan timedelta datetime.timedelta time.duration metav1.duration edm.duration \
         google.protobuf.duration timeofday",
    ),
    (
        Format::Uuid,
        "uuid guid uuid::uuid uuid.uuid util.uuid java.util.uuid edm.guid uniqueidentifier",
    ),
    (Format::Uri, "uri url java.net.uri uri::uri"),
];

fn scalar(name: &str) -> Option<Kind> {
    let integers = "integer int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 i8 i16 i32 i64 u8 u16 u32 u64 \
                    usize isize long short bigint biginteger big.int java.lang.integer java.math.biginteger \
                    brick\\math\\biginteger biginteger::biginteger edm.int16 edm.int32 edm.int64 edm.byte fixed32 \
                    fixed64 sfixed32 sfixed64 sint32 sint64";
    let numbers = "number float double decimal float32 float64 f32 f64 num numeric single bigdecimal \
                   bigdecimal::bigdecimal rational java.math.bigdecimal decimal.decimal decimal.big types.decimal \
                   brick\\math\\bigdecimal edm.decimal edm.double edm.single";
    let booleans = "boolean bool t::boolean crystalline::boolean crystalline::boolean.new trueclass falseclass boolclass \
                    true false edm.boolean";
    let is = |words| meaning(name, &[((), words)]).is_some();
    if is(integers) {
        Some(Kind::Integer)
    } else if is(numbers) {
        Some(Kind::Number)
    } else {
        is(booleans).then_some(Kind::Boolean)
    }
}

fn structure(name: &str, language: Language) -> Option<Kind> {
    let objects = "object dict dictionary hash map record struct complex frozendict frozendict.frozendict jobject \
                   google.protobuf.struct";
    let lists = "list array tuple set";
    let any = "any mixed unknown dynamic interface json json.rawmessage jsonvalue jsonelement jsonnode jsonobject jtoken \
               serde_json::value t.untyped untyped oasanyobject anytype anyof java.lang.object google.protobuf.any";
    // What an operation returns is of the language's own.
    let responses = "http.response response httpresponse httpresponsemessage httpx.response faraday::response \
                     requests.response requests_http.response psr\\http\\message\\responseinterface eventstream \
                     urllib3.httpresponse";
    let is = |words| meaning(name, &[((), words)]).is_some();
    let is_of_any_kind =
        matches!(language, Language::CSharp | Language::Java | Language::Php | Language::Ruby);
    if name == "object" && is_of_any_kind || is(any) || is(responses) {
        Some(Kind::Any)
    } else if is(objects) {
        Some(Kind::Object)
    } else {
        is(lists).then(|| Kind::List(Box::new(Kind::Any)))
    }
}
