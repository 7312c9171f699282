//! Printed tables, which are read back unchanged.

use proptest::prelude::*;
use token_request::{Arg, BasicPart, Field, Rule, Table, Type, Value};

use crate::diag::Errors;
use crate::input::item::Item;
use crate::markdown::definition::field_row::RowPresence;
use crate::markdown::definition::page_definition::{DefinitionKind, PageDefinition};
use crate::markdown::described_type::{DescribedType, NamedType};
use crate::markdown::output::struct_field::struct_fields;
use crate::markdown::page_error::PageErrors;
use crate::markdown::page_options::PageOptions;
use crate::markdown::page_source::PageSource;

/// A generated row, as owned data.
#[derive(Debug, Clone)]
struct GeneratedRow {
    name: String,
    ty: usize,
    required: bool,
    secret: bool,
    form: Option<String>,
    basic: Option<BasicPart>,
    description: String,
    example: Option<String>,
    rules: Vec<usize>,
}

fn leaked(text: &str) -> &'static str {
    Box::leak(text.to_owned().into_boxed_str())
}

fn part() -> Table {
    Table::new("Part", &[])
}

fn part_type() -> DescribedType {
    let link = Some("#part".to_owned());
    DescribedType::Named(NamedType { name: "Part".to_owned(), link, fallback: None })
}

/// Types of the core, and the types read from their names.
fn types() -> Vec<(Type, DescribedType)> {
    const STRING: Type = Type::String;
    const INTEGERS: Type = Type::List(&Type::Integer);
    const PART: Type = Type::Object(part);
    let text = || DescribedType::Text;
    vec![
        (STRING, text()),
        (Type::Integer, DescribedType::Integer),
        (Type::Number, DescribedType::Number),
        (Type::Boolean, DescribedType::Boolean),
        (Type::Any, DescribedType::Any),
        (Type::List(&STRING), DescribedType::List(Box::new(text()))),
        (
            Type::Map(&INTEGERS),
            DescribedType::Map(Box::new(DescribedType::List(Box::new(DescribedType::Integer)))),
        ),
        (PART, part_type()),
        (Type::List(&PART), DescribedType::List(Box::new(part_type()))),
    ]
}

/// Rules with each kind of argument and with different names.
const RULES: &[Rule] = &[
    Rule::new("email"),
    Rule::new("one_of")
        .args(&[Arg::listed(Value::String("a|b")), Arg::listed(Value::String("c\\|\"`"))]),
    Rule::new("length")
        .args(&[Arg::named("min", Value::Integer(1)), Arg::named("max", Value::Integer(9))])
        .code("short"),
    Rule::new("range").args(&[Arg::named("min", Value::Float(-0.5))]).message("no | at\n all"),
    Rule::new("chars").args(&[Arg::listed(Value::Source("digits"))]).error("not | so"),
    Rule::new("custom").args(&[Arg::named("function", Value::Source("checks::any"))]),
];

/// Generates an example of the type with this index, or none.
fn example(ty: usize) -> BoxedStrategy<Option<String>> {
    let example = match ty {
        0 | 4 | 7 => {
            text().prop_filter("an empty text is not an example", |text| !text.is_empty()).boxed()
        }
        1 => any::<i32>().prop_map(|number| number.to_string()).boxed(),
        2 => (-1e6..1e6).prop_map(|number: f64| number.to_string()).boxed(),
        3 => any::<bool>().prop_map(|boolean| boolean.to_string()).boxed(),
        5 | 8 => Just("[1, 2]".to_owned()).boxed(),
        _ => Just("{\"a\": [1]}".to_owned()).boxed(),
    };
    proptest::option::of(example).boxed()
}

/// Generates text with the special characters of Markdown, without white space at its ends.
fn text() -> impl Strategy<Value = String> {
    let parts = [
        "a", "ß", " ", "|", "\\", "`", "*", "_", "<", "br/>", "[x](y)", "&lt;", "~~", "\n", "\"",
        "#",
    ];
    let parts = proptest::collection::vec(proptest::sample::select(parts.to_vec()), 0..12);
    parts.prop_map(|parts| parts.concat().trim().to_owned()).prop_filter(
        "a table cannot contain it",
        |text| {
            // These are read as a line break, a reference or an empty cell.
            !text.contains("<br/>") && !text.contains("\\\n") && *text != "N/A"
        },
    )
}

prop_compose! {
    fn row()(ty in 0..types().len())(
        name in "[a-zA-Z][a-zA-Z0-9_`|?*-]{0,8}",
        ty in Just(ty),
        required in any::<bool>(),
        secret in any::<bool>(),
        form in proptest::option::of("[a-z|\"]{1,5}"),
        basic in proptest::option::of(proptest::sample::select(vec![BasicPart::User, BasicPart::Password])),
        description in text(),
        example in example(ty),
        rules in proptest::sample::subsequence((0..RULES.len()).collect::<Vec<_>>(), 0..RULES.len()),
    ) -> GeneratedRow {
        GeneratedRow { name, ty, required, secret, form, basic, description, example, rules }
    }
}

fn table(rows: &[GeneratedRow]) -> Table {
    let fields = rows.iter().map(|row| {
        let rules: Vec<_> = row.rules.iter().map(|i| RULES[*i]).collect();
        let mut field = Field::new(leaked(&row.name), types()[row.ty].0)
            .required(row.required)
            .secret(row.secret)
            .description(leaked(&row.description))
            .rules(Vec::leak(rules));
        if let Some(form) = &row.form {
            field = field.form(leaked(form));
        }
        if let Some(part) = row.basic {
            field = field.basic(part);
        }
        if let Some(example) = &row.example {
            field = field.example(leaked(example));
        }
        field
    });
    Table::new("Request", Vec::leak(fields.collect()))
}

/// Returns the items that the attribute of a field would have.
fn expected_items(row: &GeneratedRow) -> Vec<String> {
    let rules = row.rules.iter().map(|i| RULES[*i].to_string());
    let secret = row.secret.then(|| "secret".to_owned());
    let form = row.form.as_ref().map(|form| format!("form = {form:?}"));
    let basic = row.basic.map(|part| format!("basic = {:?}", format!("{part:?}").to_lowercase()));
    let all = rules.chain(secret).chain(form).chain(basic).collect::<Vec<_>>().join(", ");
    let items = Item::list_in(&syn::LitStr::new(&all, proc_macro2::Span::call_site())).unwrap();
    items.iter().map(Item::source).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_printed_table_is_read_back_unchanged(
        rows in proptest::collection::vec(row(), 1..5).prop_filter("names must be distinct", |rows| {
            rows.iter().enumerate().all(|(i, row)| rows[..i].iter().all(|other| other.name != row.name))
        })
    ) {
        let printed = table(&rows).to_string();
        let mut page_errors = PageErrors::default();
        let has_page = |named: &NamedType| named.link.is_some();
        let definition = PageDefinition::read(&printed, None, &has_page, &mut page_errors);
        prop_assert!(page_errors.0.is_empty(), "{:?}\n{}", page_errors.0, printed);
        let Some(DefinitionKind::Fields { rows: read, .. }) = definition.map(|definition| definition.kind) else {
            return Err(TestCaseError::fail("no table"));
        };
        let source = PageSource::of_docs(&[]).unwrap();
        let options = PageOptions { prose: false, ..PageOptions::of(None) };
        let mut errors = Errors::default();
        let fields = struct_fields(&read, &source, &options, &[], &mut errors);
        prop_assert_eq!(fields.len(), rows.len());
        for (row, field) in rows.iter().zip(&fields) {
            prop_assert_eq!(&field.wire, &row.name);
            prop_assert_eq!(&field.row.field_type, &types()[row.ty].1);
            prop_assert_eq!(field.row.presence == RowPresence::Required, row.required);
            prop_assert_eq!(&field.row.description, &row.description);
            let (mut items, mut example) = (Vec::new(), field.row.example.clone());
            for item in &field.explicit_items {
                match crate::input::value::text(item) {
                    Ok(text) if item.name == "example" => example = Some(text.value()),
                    _ => items.push(item.source()),
                }
            }
            prop_assert_eq!(&example, &row.example);
            prop_assert_eq!(items, expected_items(row));
        }
    }
}
