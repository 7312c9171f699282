//! `unique`.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::code::given;
use super::rule::{RuleKind, RuleModel, Site};
use crate::scope::generated;

pub(crate) struct Unique;

impl RuleKind for Unique {
    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let span = generated(rule.name.span());
        let value = (site.value)(span);
        let given = given(&value, span);
        quote_spanned! {span=>
            #given.is_none_or(|__value| __p::rules::unique::check(__p::Each(__value).__each()))
        }
    }
}
