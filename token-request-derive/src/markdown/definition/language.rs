//! The names of types in the programming languages that pages are written for.

use crate::markdown::described_type::{DescribedType, StringFormat};
use crate::markdown::page::parser::{Block, Page};

/// The programming language of a page.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) enum Language {
    TypeScript,
    Python,
    CSharp,
    Java,
    Php,
    Ruby,
    /// A language without type names of its own.
    #[default]
    Other,
}

impl Language {
    /// Detects the language by the code on the page, or by the form of its links and names.
    pub(crate) fn of(page: &Page, text: &str) -> Self {
        let by_code = page.blocks().find_map(|block| match block {
            Block::Code { language, .. } => Self::by_name(language),
            _ => None,
        });
        let is_php = || text.contains("**\\") || text.contains("[\\") || text.starts_with("# # ");
        by_code.unwrap_or_else(|| if is_php() { Self::Php } else { Self::Other })
    }

    fn by_name(name: &str) -> Option<Self> {
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

/// A generic type, by the meaning of its arguments.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum GenericType {
    Optional,
    List,
    Map,
    /// A list if it has one argument, a map if it has two.
    ListOrMap,
    Union,
    /// The type of its argument, such as `Box`.
    Transparent,
}

/// Returns the generic type with this name.
pub(crate) fn generic_type(name: &str) -> Option<GenericType> {
    let generic_types = [
        (
            GenericType::Optional,
            "Optional OptionalNullable Nullable JsonNullable Option T.nilable Crystalline::Nilable.new",
        ),
        (
            GenericType::List,
            "List list Array Vec Set T::Array Crystalline::Array BuiltList Sequence ReadonlyArray IEnumerable IList",
        ),
        (
            GenericType::Map,
            "Map map Dict dict Dictionary Record Hash T::Hash Crystalline::Hash HashMap BTreeMap \
             std::collections::HashMap BuiltMap Mapping",
        ),
        (GenericType::ListOrMap, "array"),
        (GenericType::Union, "Union T.any Literal"),
        (GenericType::Transparent, "Box Arc Rc"),
    ];
    lookup(name.trim_start_matches([':', '\\']), &generic_types)
}

/// Returns the value whose list of names contains this name.
fn lookup<T: Copy>(name: &str, lists: &[(T, &str)]) -> Option<T> {
    lists.iter().find(|(_, names)| contains(names, name)).map(|(value, _)| *value)
}

/// Returns whether a name is in a list that is separated by spaces.
fn contains(names: &str, name: &str) -> bool {
    names.split_ascii_whitespace().any(|known| known == name)
}

/// Returns whether this is a name of the type that has no value but null.
pub(crate) fn is_null_type(name: &str) -> bool {
    let names = "null nil none undefined unset void none_type nonetype nilclass noneclass";
    contains(names, &name.trim_start_matches(':').to_ascii_lowercase())
}

/// Returns whether this is one of the generator's own types, whose pages are not among those of the models.
pub(crate) fn is_generator_type(name: &str) -> bool {
    matches!(name, "RFCDate" | "types.Date")
}

/// Returns the meaning of a name of a built-in type.
pub(crate) fn builtin_type(
    name: &str,
    link: Option<&str>,
    language: Language,
) -> Option<DescribedType> {
    let name = name.trim_start_matches([':', '\\']);
    let nullable = name.strip_prefix("Nullable").filter(|name| !name.is_empty());
    let name = nullable.unwrap_or(name).to_ascii_lowercase();
    if contains(TEXT, &name) {
        return Some(DescribedType::Text);
    }
    let format = time_format(&name, link, language).or_else(|| lookup(&name, FORMATS));
    let format = format.map(DescribedType::FormattedText);
    format.or_else(|| scalar(&name)).or_else(|| structure(&name, language))
}

/// Returns the format of a date, with or without a time.
///
/// Generators for Python and Ruby swap the two in their links: a link to `date` means a date and time, one to `datetime` a date.
fn time_format(name: &str, link: Option<&str>, language: Language) -> Option<StringFormat> {
    let is_swapped =
        link.is_some_and(|link| link.contains("docs.python.org") || link.contains("ruby-doc.org"));
    match lookup(name, TIME)? {
        StringFormat::Date if is_swapped || language == Language::TypeScript && name == "date" => {
            Some(StringFormat::DateTime)
        }
        StringFormat::DateTime if is_swapped => Some(StringFormat::Date),
        format => Some(format),
    }
}

const TIME: &[(StringFormat, &str)] = &[
    (
        StringFormat::DateTime,
        "datetime date-time timestamp time datetime.datetime time.time datetimeoffset datetimeinterface instant \
         isodatetime localdatetime zoneddatetime offsetdatetime java.time.offsetdatetime java.util.date \
         chrono::datetime edm.datetimeoffset google.protobuf.timestamp metav1.time utctimestamp",
    ),
    (
        StringFormat::Date,
        "date full-date localdate java.time.localdate naivedate chrono::naivedate dateonly datetime.date edm.date \
         rfcdate types.date brick\\datetime\\localdate",
    ),
];

/// The names of plain text. Bytes are text, because JSON has no type for them; the notation of durations is not specified.
const TEXT: &str = "\
    string str &str text char symbol varchar stringable edm.string std::string::string \
    bytes byte binary bytearray byte[] uint8array uint8list blob file buffer arraybuffer stringbytes edm.binary \
    inputstream io.reader os.file splfileobject httpfile multipartfile filecontent fileparameter \
    std::path::pathbuf system.io.stream readablestream stream io.bufferedreader io.fileio typing.binaryio \
    bufferedreader edm.stream \
    duration period timespan timedelta datetime.timedelta time.duration metav1.duration edm.duration \
    google.protobuf.duration timeofday";

const FORMATS: &[(StringFormat, &str)] = &[
    (
        StringFormat::Uuid,
        "uuid guid uuid::uuid uuid.uuid util.uuid java.util.uuid edm.guid uniqueidentifier",
    ),
    (StringFormat::Uri, "uri url java.net.uri uri::uri"),
];

fn scalar(name: &str) -> Option<DescribedType> {
    let integers = "integer int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 i8 i16 i32 i64 u8 u16 u32 u64 \
                    usize isize long short bigint biginteger big.int java.lang.integer java.math.biginteger \
                    brick\\math\\biginteger biginteger::biginteger edm.int16 edm.int32 edm.int64 edm.byte fixed32 \
                    fixed64 sfixed32 sfixed64 sint32 sint64";
    let numbers = "number float double decimal float32 float64 f32 f64 num numeric single bigdecimal \
                   bigdecimal::bigdecimal rational java.math.bigdecimal decimal.decimal decimal.big types.decimal \
                   brick\\math\\bigdecimal edm.decimal edm.double edm.single";
    let booleans = "boolean bool t::boolean crystalline::boolean crystalline::boolean.new trueclass falseclass boolclass \
                    true false edm.boolean";
    if contains(integers, name) {
        Some(DescribedType::Integer)
    } else if contains(numbers, name) {
        Some(DescribedType::Number)
    } else {
        contains(booleans, name).then_some(DescribedType::Boolean)
    }
}

fn structure(name: &str, language: Language) -> Option<DescribedType> {
    let objects = "object dict dictionary hash map record struct complex frozendict frozendict.frozendict jobject \
                   google.protobuf.struct";
    let lists = "list array tuple set";
    let any = "any mixed unknown dynamic interface json json.rawmessage jsonvalue jsonelement jsonnode jsonobject jtoken \
               serde_json::value t.untyped untyped oasanyobject anytype anyof java.lang.object google.protobuf.any";
    // The response of an operation has a type of the language's HTTP library.
    let responses = "http.response response httpresponse httpresponsemessage httpx.response faraday::response \
                     requests.response requests_http.response psr\\http\\message\\responseinterface eventstream \
                     urllib3.httpresponse";
    let object_is_any =
        matches!(language, Language::CSharp | Language::Java | Language::Php | Language::Ruby);
    if name == "object" && object_is_any || contains(any, name) || contains(responses, name) {
        Some(DescribedType::Any)
    } else if contains(objects, name) {
        Some(DescribedType::Object)
    } else {
        contains(lists, name).then(|| DescribedType::List(Box::new(DescribedType::Any)))
    }
}
