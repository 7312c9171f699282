//! `ip`, `ip(v4)` and `ip(v6)`.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Generics;

use super::rule::{RuleKind, RuleModel};

pub(crate) struct IpVersions;

const VERSIONS: &[&str] = &["v4", "v6"];

impl RuleKind for IpVersions {
    fn usage(&self) -> &'static str {
        "(v4)"
    }

    fn names(&self) -> &'static [&'static str] {
        VERSIONS
    }

    fn words(&self) -> &'static [&'static str] {
        VERSIONS
    }

    fn needs(&self) -> Option<&'static str> {
        None
    }

    fn arguments(&self, rule: &RuleModel, _: &Generics) -> (&'static str, Vec<TokenStream>) {
        let is_any = !VERSIONS.iter().any(|version| rule.has(version));
        let versions = VERSIONS.iter().map(|version| is_any || rule.has(version));
        ("", versions.map(|is_allowed| is_allowed.to_token_stream()).collect())
    }
}
