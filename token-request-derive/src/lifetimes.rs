//! The lifetimes in a type: listing them, replacing them, and inventing new names.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use syn::Lifetime;

/// Returns the lifetimes in a type, with repetitions.
pub(crate) fn of(ty: &TokenStream) -> Vec<Lifetime> {
    let (mut lifetimes, mut apostrophe) = (Vec::new(), None);
    for tree in ty.clone() {
        match tree {
            TokenTree::Punct(punct) if punct.as_char() == '\'' => apostrophe = Some(punct.span()),
            TokenTree::Ident(ident) => {
                if let Some(span) = apostrophe.take() {
                    lifetimes.push(Lifetime { apostrophe: span, ident });
                }
            }
            TokenTree::Group(group) => lifetimes.extend(of(&group.stream())),
            _ => apostrophe = None,
        }
    }
    lifetimes
}

/// Replaces lifetimes in a type. The names are without the apostrophe.
pub(crate) fn replaced(
    ty: TokenStream,
    is_replaced: &dyn Fn(&Ident) -> bool,
    by: &str,
) -> TokenStream {
    let mut follows_apostrophe = false;
    let trees = ty.into_iter().map(|tree| {
        let is_apostrophe = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '\'');
        let is_lifetime = std::mem::replace(&mut follows_apostrophe, is_apostrophe);
        match tree {
            TokenTree::Ident(name) if is_lifetime && is_replaced(&name) => {
                Ident::new(by, name.span()).into()
            }
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), replaced(group.stream(), is_replaced, by)).into()
            }
            tree => tree,
        }
    });
    trees.collect()
}

/// Returns a lifetime with this name, or with a longer one if it is taken.
pub(crate) fn fresh(name: &str, taken: &[Lifetime]) -> Lifetime {
    let mut name = name.to_owned();
    while taken.iter().any(|lifetime| lifetime.ident == name) {
        name.insert(0, '_');
    }
    Lifetime { apostrophe: Span::call_site(), ident: Ident::new(&name, Span::call_site()) }
}
