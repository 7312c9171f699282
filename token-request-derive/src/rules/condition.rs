//! Conditions: `if = EXPR`, `when(EXPR, ..)` and `required_if(EXPR)`.

use syn::Expr;

use crate::diag::Errors;
use crate::literal;

/// Reports a literal other than `true` and `false`.
pub(crate) fn check(name: &str, value: &Expr, errors: &mut Errors) {
    if matches!(value, Expr::Lit(_)) && literal::boolean(value).is_none() {
        let how = if literal::string(value).is_some() { " without quotes" } else { "" };
        let message = format!("`{name}` takes a condition{how}, such as `self.other.is_some()`");
        errors.on(value, message);
    }
}
