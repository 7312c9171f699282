//! `required`.

use proc_macro2::TokenStream;
use quote::quote_spanned;

use super::code;
use super::rule::{RuleKind, RuleModel, Site};
use crate::scope::generated;

pub(crate) struct Required;

impl RuleKind for Required {
    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let span = generated(rule.name.span());
        let value = (site.value)(span);
        let is_some = code::dispatched(rule.spec.name, span, &value, &[]);
        let given = code::given(&value, span);
        quote_spanned!(span=> (#is_some && #given.is_some()))
    }
}
