//! `table = ".."`: a struct beside its field table.

use proc_macro2::TokenStream;
use syn::spanned::Spanned;
use syn::{Error, Expr, ExprLit, Lit, LitStr};

use super::described::{Described, Shape};
use super::field::{self, Field};
use super::kind::{Kind, Model};
use super::names;
use super::options::Options;
use super::problem::Problems;
use super::row::{Presence, Row};
use super::single;
use super::source::Source;
use crate::attr::{Arg, Item};
use crate::check::with_row;
use crate::diag::{self, Errors};
use crate::drift::{self, Drift, Says};
use crate::literal;
use crate::model::{self, Request, Rule};
use crate::rule::Takes;

/// What the table that the struct names says of its fields. What can be compared without the compiler is, and examples
/// become those of fields that have none.
pub(crate) fn compared(
    request: &mut Request<'_>,
    errors: &mut Errors,
) -> (Vec<Drift>, Option<TokenStream>) {
    let Some(path) = request.container.table.clone() else { return (Vec::new(), None) };
    let Some((source, anchor)) = errors.take(single::from_file(&path)) else {
        return (Vec::new(), None);
    };
    let mut problems = Problems::default();
    // A name that links to nothing is that of a type too.
    let is_page = |model: &Model| model.link.is_none() || single::is_page(model, &source);
    let described = Described::read(&source.text, anchor.as_deref(), &is_page, &mut problems);
    for problem in &problems.0 {
        errors.push(source.error(problem));
    }
    let watched = source.watched();
    let generics = request.generics;
    if generics.type_params().next().is_some() || generics.const_params().next().is_some() {
        let message = "a struct with parameters is not compared, as its types are not known yet";
        errors.on(&path, message);
    }
    let drift = match described.map(|described| described.shape) {
        Some(Shape::Fields { line, rows }) => {
            Table { source, line, rows: &rows }.compare(request, &path, errors)
        }
        Some(_) => {
            errors.push(Error::new(
                path.span(),
                "a struct is compared with a field table, and this page has none",
            ));
            Vec::new()
        }
        None => Vec::new(),
    };
    (drift, watched)
}

struct Table<'a> {
    source: Source,
    line: usize,
    rows: &'a [Row],
}

impl Table<'_> {
    fn compare(self, request: &mut Request<'_>, path: &LitStr, errors: &mut Errors) -> Vec<Drift> {
        let options = Options::of(Some(path.clone()));
        let rows = field::fields(self.rows, &self.source, &options, &[], errors);
        let ident = request.ident;
        let model::Shape::Struct(fields) = &mut request.shape else {
            errors.on(ident, "a field table is compared with a struct, and this is an enum");
            return Vec::new();
        };
        for row in &rows {
            if !fields.iter().any(|field| field.is_read() && is_of(field, row, &rows)) {
                let message =
                    format!("the table has the field `{}`, and this struct has not", row.wire);
                errors.on(ident, self.message(row.row.line, &message));
            }
        }
        let mut drift = Vec::new();
        for (i, field) in fields.iter_mut().enumerate() {
            if field.flatten || !field.is_read() {
                continue;
            }
            if let Some(row) = rows.iter().find(|row| is_of(field, row, &rows)) {
                self.field(i, field, row, &mut drift, errors);
            } else {
                let message = format!("the table has no field `{}`", field.wire);
                errors.on(field.place(), self.message(self.line, &message));
            }
        }
        drift
    }

    fn message(&self, line: usize, message: &str) -> String {
        with_row(self.source.shown(line).as_deref(), message)
    }

    /// A field and its row.
    fn field(
        &self,
        i: usize,
        field: &mut model::Field<'_>,
        row: &Field<'_>,
        drift: &mut Vec<Drift>,
        errors: &mut Errors,
    ) {
        let line = row.row.line;
        let name = &row.wire;
        let span = field.place().span();
        let mut says = |says: Says, message: &str| {
            drift.push(Drift { field: i, says, message: self.message(line, message), span });
        };
        match row.row.presence {
            Presence::Required => says(
                Says::Required(true),
                &format!("`{name}` is required in the table, and optional here"),
            ),
            Presence::Optional | Presence::Nullable => says(
                Says::Required(false),
                &format!("`{name}` is optional in the table, and required here"),
            ),
            Presence::Unknown => {}
        }
        if row.is_called_secret() {
            says(Says::Secret, &format!("`{name}` is a secret in the table, and none here"));
        }
        let (kind, words) = (kind(&row.row.kind), row.row.kind.words());
        says(
            Says::Kind(kind),
            &format!("`{name}` is {words} in the table, and of another type here"),
        );
        for item in row.items(&self.source, errors) {
            if let Err(message) = rule(field, &item, &mut says) {
                let message =
                    format!("the table says `{}` of `{name}`, and {message}", item.source());
                errors.on(field.place(), self.message(line, &message));
            }
        }
        self.example(field, row.row, errors);
    }

    /// An example of the table is one of the field, which then is checked by its rules.
    fn example(&self, field: &mut model::Field<'_>, row: &Row, errors: &mut Errors) {
        let Some(text) = &row.example else { return };
        let Some(example) = &field.example else {
            let lit = Lit::Str(LitStr::new(text, field.place().span()));
            field.example = Some(Expr::Lit(ExprLit { attrs: Vec::new(), lit }));
            field.example_row = self.source.shown(row.line);
            return;
        };
        let own = literal::text(example).unwrap_or_else(|| literal::source(example));
        if own != *text {
            let message = format!("the example in the table is another: `{text}`");
            errors.on(example, self.message(row.line, &message));
        }
    }
}

/// Whether a row is about a field: by its name on the wire or on forms or, where no row has that, by the words of it, as
/// pages have names in other conventions.
fn is_of(field: &model::Field<'_>, row: &Field<'_>, rows: &[Field<'_>]) -> bool {
    let is_named = |row: &Field<'_>| row.wire == field.wire || row.wire == *field.on_forms();
    let is_alike = || {
        let words = names::words(&row.wire);
        !words.is_empty() && words == names::words(&field.wire) && !rows.iter().any(is_named)
    };
    is_named(row) || is_alike()
}

/// A rule of the table is one of the field too. What a set allows, and is not written out here, only the compiler knows.
fn rule(
    field: &model::Field<'_>,
    item: &Item,
    says: &mut dyn FnMut(Says, &str),
) -> Result<(), String> {
    let own = field.rules.list.iter().find(|rule| rule.name == item.name && rule.is_always());
    let texts = item.args().iter().map(|arg| literal::text(&arg.value));
    let texts: Option<Vec<_>> = texts.collect();
    let is_written_out = |rule: &Rule| rule.listed().all(|value| literal::text(value).is_some());
    if let (true, Some(texts)) = (item.name == "one_of", texts)
        && own.is_none_or(|rule| !is_written_out(rule))
    {
        let list: Vec<_> = texts.iter().map(String::as_str).collect();
        let message = format!("the table allows only {} here", diag::list(&list));
        says(Says::Allowed(texts.clone()), &message);
        return Ok(());
    }
    let Some(own) = own else { return Err("this field does not".to_owned()) };
    let sources = |args: &[Arg]| args.iter().map(Arg::source).collect::<Vec<_>>();
    let (ours, theirs) = (sources(&own.args), sources(item.args()));
    let is_set = matches!(own.spec.takes, Takes::Texts | Takes::Classes);
    let is_same = theirs.iter().all(|arg| ours.contains(arg))
        && (!is_set || ours.iter().all(|arg| theirs.contains(arg)));
    if is_same {
        return Ok(());
    }
    Err(format!("this field `{}({})`", own.name, ours.join(", ")))
}

fn kind(kind: &Kind) -> drift::Kind {
    match kind {
        Kind::Text(_) | Kind::Texts(_) => drift::Kind::Text,
        Kind::Integer => drift::Kind::Integer,
        Kind::Number => drift::Kind::Number,
        Kind::Boolean => drift::Kind::Boolean,
        Kind::List(of) => drift::Kind::List(Box::new(self::kind(of))),
        Kind::Map(of) => drift::Kind::Map(Box::new(self::kind(of))),
        Kind::Object => drift::Kind::Object,
        // What another page is does not matter here.
        Kind::Any | Kind::Model(_) => drift::Kind::Any,
    }
}
