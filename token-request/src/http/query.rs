//! The query of the URI.

use std::ptr;

use ::http::Uri;

use crate::Violations;
use crate::oauth::find_credential;
use crate::table::Spelling;
use crate::table::{Field, Table};
use crate::wire::{Parameters, WireRule};

/// Returns the violations of credentials in the query (RFC 6749 section 2.3.1). Other parameters of the query belong to the
/// endpoint (section 3.2).
pub(super) fn check(uri: &Uri, table: Table) -> Option<Violations> {
    let mut found: Vec<&'static Field> = Vec::new();
    for (name, value) in Parameters::new(uri.query()?.as_bytes()) {
        let name = name.encoded().decode_lossy();
        let field = find_credential(table, &|field| is_credential(field, name.as_bytes()));
        let field = field.filter(|_| !value.is_empty());
        found.extend(field.filter(|field| !found.iter().any(|other| ptr::eq(*other, *field))));
    }
    let violations = found.into_iter().map(|field| Violations::of_field(field, WireRule::Query));
    violations
        .reduce(|all, more| all.append_matching(more, |_| true))
        .map(Violations::with_form_names)
}

fn is_credential(field: &Field, name: &[u8]) -> bool {
    let is_called = |spelling| field.is_called(name, spelling);
    (field.secret || field.basic.is_some())
        && (is_called(Spelling::Form) || is_called(Spelling::Wire))
}
