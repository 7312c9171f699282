//! What a table prints is read as it was.

use proptest::prelude::*;
use token_request::{Arg, BasicPart, Field, Rule, Table, Type, Value};

use super::described::{Described, Shape};
use super::field;
use super::kind::{Format, Kind, Model};
use super::options::Options;
use super::problem::Problems;
use super::row::Presence;
use super::source::Source;
use crate::attr::Item;
use crate::diag::Errors;

/// What a table is to be, without its lifetime.
#[derive(Debug, Clone)]
struct Row {
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

fn model() -> Kind {
    let link = Some("#part".to_owned());
    Kind::Model(Model { name: "Part".to_owned(), link, otherwise: None })
}

/// Types, and what is read of each.
fn types() -> Vec<(Type, Kind)> {
    const STRING: Type = Type::String;
    const INTEGERS: Type = Type::List(&Type::Integer);
    const PART: Type = Type::Object(part);
    let text = || Kind::Text(Format::Plain);
    vec![
        (STRING, text()),
        (Type::Integer, Kind::Integer),
        (Type::Number, Kind::Number),
        (Type::Boolean, Kind::Boolean),
        (Type::Any, Kind::Any),
        (Type::List(&STRING), Kind::List(Box::new(text()))),
        (Type::Map(&INTEGERS), Kind::Map(Box::new(Kind::List(Box::new(Kind::Integer))))),
        (PART, model()),
        (Type::List(&PART), Kind::List(Box::new(model()))),
    ]
}

/// Rules with each kind of argument, whose names are no two the same.
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

/// An example of the type, where one is printed.
fn example(ty: usize) -> BoxedStrategy<Option<String>> {
    let example = match ty {
        0 | 4 | 7 => text().prop_filter("nothing is no example", |text| !text.is_empty()).boxed(),
        1 => any::<i32>().prop_map(|number| number.to_string()).boxed(),
        2 => (-1e6..1e6).prop_map(|number: f64| number.to_string()).boxed(),
        3 => any::<bool>().prop_map(|boolean| boolean.to_string()).boxed(),
        5 | 8 => Just("[1, 2]".to_owned()).boxed(),
        _ => Just("{\"a\": [1]}".to_owned()).boxed(),
    };
    proptest::option::of(example).boxed()
}

/// Text with what Markdown has a meaning for, and without white space at its ends.
fn text() -> impl Strategy<Value = String> {
    let parts = [
        "a", "ß", " ", "|", "\\", "`", "*", "_", "<", "br/>", "[x](y)", "&lt;", "~~", "\n", "\"",
        "#",
    ];
    let parts = proptest::collection::vec(proptest::sample::select(parts.to_vec()), 0..12);
    parts.prop_map(|parts| parts.concat().trim().to_owned()).prop_filter(
        "a table writes it so",
        |text| {
            // A line break is read where one is written, and a reference too.
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
    ) -> Row {
        Row { name, ty, required, secret, form, basic, description, example, rules }
    }
}

fn table(rows: &[Row]) -> Table {
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

/// The items that the attribute of that row would have.
fn items(row: &Row) -> Vec<String> {
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
    fn a_printed_table_is_read_as_it_was(
        rows in proptest::collection::vec(row(), 1..5).prop_filter("each has a name of its own", |rows| {
            rows.iter().enumerate().all(|(i, row)| rows[..i].iter().all(|other| other.name != row.name))
        })
    ) {
        let printed = table(&rows).to_string();
        let mut problems = Problems::default();
        let is_page = |model: &Model| model.link.is_some();
        let described = Described::read(&printed, None, &is_page, &mut problems);
        prop_assert!(problems.0.is_empty(), "{:?}\n{}", problems.0, printed);
        let Some(Shape::Fields { rows: read, .. }) = described.map(|described| described.shape) else {
            return Err(TestCaseError::fail("no table"));
        };
        let source = Source::of_docs(&[]).unwrap();
        let options = Options { prose: false, ..Options::of(None) };
        let mut errors = Errors::default();
        let fields = field::fields(&read, &source, &options, &[], &mut errors);
        prop_assert_eq!(fields.len(), rows.len());
        for (row, field) in rows.iter().zip(&fields) {
            prop_assert_eq!(&field.wire, &row.name);
            prop_assert_eq!(&field.row.kind, &types()[row.ty].1);
            prop_assert_eq!(field.row.presence == Presence::Required, row.required);
            prop_assert_eq!(&field.row.description, &row.description);
            let (mut given, mut example) = (Vec::new(), field.row.example.clone());
            for item in &field.given {
                match crate::read::text(item) {
                    Ok(text) if item.name == "example" => example = Some(text.value()),
                    _ => given.push(item.source()),
                }
            }
            prop_assert_eq!(&example, &row.example);
            prop_assert_eq!(given, items(row));
        }
    }
}
