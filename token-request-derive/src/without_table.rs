//! Field tables, where the feature is off.

use proc_macro2::TokenStream;

use crate::diag::Errors;
use crate::drift::Drift;
use crate::model::Request;

/// Says what is missing.
pub(crate) fn compared(
    request: &mut Request<'_>,
    errors: &mut Errors,
) -> (Vec<Drift>, Option<TokenStream>) {
    if let Some(path) = &request.container.table {
        errors.on(path, "`table` needs the feature `field-table` of `token-request`");
    }
    (Vec::new(), None)
}
