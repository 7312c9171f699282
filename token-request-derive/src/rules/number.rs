//! Rules with one number: `multiple_of(5)`.

use proc_macro2::TokenStream;
use syn::{Expr, Generics, Lit};

use super::code::number;
use super::rule::{Evaluation, RuleKind, RuleModel, Scope};
use crate::diag::Errors;
use crate::literal::NumberLiteral;

/// One number above zero.
pub(crate) struct OneNumber {
    /// True if an example, given first, satisfies the rule with a number, given second. Both are integers.
    pub(crate) accepts: fn(i128, i128) -> bool,
}

impl RuleKind for OneNumber {
    fn usage(&self) -> &'static str {
        "(5)"
    }

    fn max_unnamed(&self) -> usize {
        1
    }

    fn check(&self, rule: &RuleModel, _scope: &Scope<'_>, errors: &mut Errors) {
        let (name, Some(value)) = (rule.spec.name, rule.unnamed().next()) else { return };
        match (NumberLiteral::of(value), value) {
            (Some(number), _) if number <= NumberLiteral::Integer(0) => {
                errors.on(value, format!("`{name}` takes a number above zero"));
            }
            (None, Expr::Lit(literal)) if !matches!(literal.lit, Lit::Int(_)) => {
                errors.on(value, format!("`{name}` takes a number"));
            }
            _ => {}
        }
    }

    fn accepts_example(&self, rule: &RuleModel, example: &Expr) -> bool {
        let number = rule.unnamed().next().and_then(NumberLiteral::of);
        match (NumberLiteral::of_example(example), number) {
            (Some(NumberLiteral::Integer(example)), Some(NumberLiteral::Integer(number))) => {
                (self.accepts)(example, number)
            }
            _ => true,
        }
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::Number
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        ("", rule.args.first().map(number).into_iter().collect())
    }
}

/// Returns whether a number is a multiple of a step; zero has no multiples here.
pub(crate) fn is_multiple(number: i128, step: i128) -> bool {
    number.checked_rem(step) == Some(0)
}
