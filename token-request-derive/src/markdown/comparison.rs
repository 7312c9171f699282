//! `table = ".."`: the comparison of a struct with its field table.

use proc_macro2::TokenStream;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Error, Expr, ExprLit, Lit, LitStr};

use crate::argument::Argument;
use crate::diag::{self, Errors};
use crate::input::item::Item;
use crate::literal;
use crate::markdown::definition::field_row::{FieldRow, RowPresence};
use crate::markdown::definition::page_definition::{DefinitionKind, PageDefinition};
use crate::markdown::described_type::{DescribedType, NamedType};
use crate::markdown::output::rust_names;
use crate::markdown::output::struct_field::{StructField, struct_fields};
use crate::markdown::page_error::PageErrors;
use crate::markdown::page_options::PageOptions;
use crate::markdown::page_source::PageSource;
use crate::model::{self, Request};
use crate::rules::rule::RuleModel;
use crate::table_check::{Expected, TableCheck};

/// Compares a struct with the field table that it names. The checks that need the compiler are returned, with the code that
/// makes the file a dependency. An example in the table becomes that of a field without one.
pub(crate) fn compare(
    request: &mut Request<'_>,
    errors: &mut Errors,
) -> (Vec<TableCheck>, Option<TokenStream>) {
    let Some(path) = request.container.table.clone() else { return (Vec::new(), None) };
    let Some((source, anchor)) = errors.take(PageSource::of_file_with_anchor(&path)) else {
        return (Vec::new(), None);
    };
    let mut page_errors = PageErrors::default();
    // A name without a link may be that of any type.
    let has_page = |named: &NamedType| named.link.is_none() || source.has_linked_page(named);
    let definition =
        PageDefinition::read(&source.text, anchor.as_deref(), &has_page, &mut page_errors);
    source.report(&page_errors, errors);
    let dependency = source.dependency();
    let generics = request.generics;
    if generics.type_params().next().is_some() || generics.const_params().next().is_some() {
        errors.on(&path, "`table` cannot be used on a struct with type or const parameters");
    }
    let checks = match definition.map(|definition| definition.kind) {
        Some(DefinitionKind::Fields { line, rows }) => {
            TableComparison { source, line, rows: &rows }.compare(request, &path, errors)
        }
        Some(_) => {
            errors.push(Error::new(path.span(), "`table` must name a page with a field table"));
            Vec::new()
        }
        None => Vec::new(),
    };
    (checks, dependency)
}

struct TableComparison<'a> {
    source: PageSource,
    /// The line of the head of the table.
    line: usize,
    rows: &'a [FieldRow],
}

impl TableComparison<'_> {
    fn compare(
        self,
        request: &mut Request<'_>,
        path: &LitStr,
        errors: &mut Errors,
    ) -> Vec<TableCheck> {
        let options = PageOptions::of(Some(path.clone()));
        let rows = struct_fields(self.rows, &self.source, &options, &[], errors);
        let ident = request.ident;
        let model::Shape::Struct(fields) = &mut request.shape else {
            errors.on(ident, "`table` can be used on structs only");
            return Vec::new();
        };
        for row in &rows {
            if !fields.iter().any(|field| field.is_read() && describes(row, field, &rows)) {
                let message = format!("the table has a field `{}`: add it to the struct", row.wire);
                errors.on(ident, self.source.message(row.row.line, &message));
            }
        }
        let mut checks = Vec::new();
        for (i, field) in fields.iter_mut().enumerate() {
            if field.flatten || !field.is_read() {
                continue;
            }
            if let Some(row) = rows.iter().find(|row| describes(row, field, &rows)) {
                self.compare_field(i, field, row, &mut checks, errors);
            } else {
                let message = format!("the table has no field `{}`", field.wire);
                errors.on(field.place(), self.source.message(self.line, &message));
            }
        }
        checks
    }

    fn compare_field(
        &self,
        i: usize,
        field: &mut model::FieldModel<'_>,
        row: &StructField<'_>,
        checks: &mut Vec<TableCheck>,
        errors: &mut Errors,
    ) {
        let line = row.row.line;
        let name = &row.wire;
        let span = field.place().span();
        let mut check = |expected: Expected, message: &str| {
            let message = self.source.message(line, message);
            checks.push(TableCheck { field: i, expected, message, span });
        };
        for (expected, message) in expectations(row) {
            check(expected, &message);
        }
        for item in row.rules(&self.source, errors) {
            if let Err(actual) = compare_rule(field, &item, &mut check) {
                let rule = item.source();
                let message = format!("the table has the rule `{rule}` for `{name}`, but {actual}");
                errors.on(field.place(), self.source.message(line, &message));
            }
        }
        self.compare_example(field, row.row, errors);
    }

    /// Compares the examples. An example of the table is added to a field without one, and so checked by the field's rules.
    fn compare_example(
        &self,
        field: &mut model::FieldModel<'_>,
        row: &FieldRow,
        errors: &mut Errors,
    ) {
        let Some(text) = &row.example else { return };
        let Some(example) = &field.example else {
            let lit = Lit::Str(LitStr::new(text, field.place().span()));
            field.example = Some(Expr::Lit(ExprLit { attrs: Vec::new(), lit }));
            field.example_row = self.source.line_name(row.line);
            return;
        };
        let actual = literal::text(example).unwrap_or_else(|| literal::source(example));
        if actual != *text {
            let message = format!("the example in the table is `{text}`");
            errors.on(example, self.source.message(row.line, &message));
        }
    }
}

/// Returns the properties that a row requires of its field, each with its error.
fn expectations(row: &StructField<'_>) -> Vec<(Expected, String)> {
    let name = &row.wire;
    let mut expectations = Vec::new();
    match row.row.presence {
        RowPresence::Required => expectations.push((
            Expected::Required(true),
            format!("`{name}` is required in the table, but optional here"),
        )),
        RowPresence::Optional | RowPresence::Nullable => expectations.push((
            Expected::Required(false),
            format!("`{name}` is optional in the table, but required here"),
        )),
        RowPresence::Unspecified => {}
    }
    if row.is_marked_secret() {
        let message = format!("`{name}` is secret in the table: add `secret` here");
        expectations.push((Expected::Secret, message));
    }
    let described = row.row.field_type.with_article();
    expectations.push((
        Expected::Type(type_expression(&row.row.field_type)),
        format!("`{name}` is {described} in the table, but has another type here"),
    ));
    expectations
}

/// Returns whether a row describes a field, by its name in JSON or on forms. If no row has that name, the words of the names
/// are compared, because pages may use another naming convention.
fn describes(
    row: &StructField<'_>,
    field: &model::FieldModel<'_>,
    rows: &[StructField<'_>],
) -> bool {
    let has_name = |row: &StructField<'_>| row.wire == field.wire || row.wire == *field.on_forms();
    let has_words = || {
        let words = rust_names::words(&row.wire);
        !words.is_empty() && words == rust_names::words(&field.wire) && !rows.iter().any(has_name)
    };
    has_name(row) || has_words()
}

/// Compares a rule of the table with that of the field. Values that the field does not list literally are left to the
/// compiler.
///
/// # Errors
///
/// The field's rule, if it differs.
fn compare_rule(
    field: &model::FieldModel<'_>,
    item: &Item,
    check: &mut dyn FnMut(Expected, &str),
) -> Result<(), String> {
    let own = field.rules.list.iter().find(|rule| rule.name == item.name && rule.is_always());
    let values = item.args().iter().map(|arg| literal::text(&arg.value));
    let values: Option<Vec<_>> = values.collect();
    let is_literal = |rule: &RuleModel| rule.unnamed().all(|value| literal::text(value).is_some());
    if let (true, Some(values)) = (item.name == "one_of", values)
        && own.is_none_or(|rule| !is_literal(rule))
    {
        let list: Vec<_> = values.iter().map(String::as_str).collect();
        let message = format!("the table allows only {}", diag::list(&list));
        check(Expected::Values(values.clone()), &message);
        return Ok(());
    }
    let Some(own) = own else { return Err("this field does not".to_owned()) };
    let sources = |args: &[Argument]| args.iter().map(Argument::source).collect::<Vec<_>>();
    let (actual, expected) = (sources(&own.args), sources(item.args()));
    let is_set = own.spec.kind.is_set();
    let is_same = expected.iter().all(|arg| actual.contains(arg))
        && (!is_set || actual.iter().all(|arg| expected.contains(arg)));
    if is_same {
        return Ok(());
    }
    Err(format!("this field has `{}({})`", own.name, actual.join(", ")))
}

/// Returns the `token_request::Type` that the table describes.
fn type_expression(field_type: &DescribedType) -> TokenStream {
    match field_type {
        DescribedType::Text | DescribedType::FormattedText(_) | DescribedType::OneOf(_) => {
            quote!(__p::Type::String)
        }
        DescribedType::Integer => quote!(__p::Type::Integer),
        DescribedType::Number => quote!(__p::Type::Number),
        DescribedType::Boolean => quote!(__p::Type::Boolean),
        DescribedType::List(item) => {
            let item = type_expression(item);
            quote!(__p::Type::List(&#item))
        }
        DescribedType::Map(value) => {
            let value = type_expression(value);
            quote!(__p::Type::Map(&#value))
        }
        DescribedType::Object => quote!(__p::Type::Map(&__p::Type::Any)),
        // The definition of another page is not compared.
        DescribedType::Any | DescribedType::Named(_) => quote!(__p::Type::Any),
    }
}
