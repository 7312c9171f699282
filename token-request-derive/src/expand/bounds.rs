//! The bounds that the checks need on type parameters.
//!
//! A bound is on a parameter or on an associated type of one, and never on a type that contains it, because that would be a cycle
//! for a recursive type. Only here are types recognized by their names: those of the standard library whose parameters have
//! different roles. For any other type, all parameters count as checked.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{
    GenericArgument, Generics, Path, PathArguments, QSelf, Type, TypeParamBound, WherePredicate,
};

use crate::model::{FieldModel, Request};
use crate::rules::rule::{Form, On, Part, RuleModel};
use crate::scope::mentions;

/// Returns the generics of the request with the bounds that the checks of its fields need, except those that the user's own bounds
/// have already.
pub(super) fn bounded(request: &Request<'_>) -> Generics {
    let mut generics = request.generics.clone();
    if let Some(bound) = &request.container.bound {
        generics.make_where_clause().predicates.extend(bound.iter().cloned());
        return generics;
    }
    let mut needs = Needs { own: request.ident, generics: request.generics, list: Vec::new() };
    for field in request.fields() {
        needs.of_field(field, request.container.report_values);
    }
    for (ty, name) in needs.list {
        let given = given_bounds(request.generics, &ty);
        let is_given =
            |given: &String| given == name || (name, &**given) == ("Validate", "ValidateWith");
        if !given.iter().any(is_given) {
            let name = Ident::new(name, Span::call_site());
            generics.make_where_clause().predicates.push(syn::parse_quote!(#ty: __p::#name));
        }
    }
    generics
}

/// The type parameters and associated types that need a trait, in the order of the fields.
struct Needs<'a> {
    /// The name of the request.
    own: &'a Ident,
    generics: &'a Generics,
    list: Vec<(TokenStream, &'static str)>,
}

impl Needs<'_> {
    fn of_field(&mut self, field: &FieldModel<'_>, values_are_reported: bool) {
        for rule in &field.rules.list {
            self.of_rule(rule, field.ty);
        }
        // The bounds that a given context needs are unknown.
        if field.nested.as_ref().is_some_and(|nested| nested.context.is_none()) {
            self.within(field.ty, "Validate");
        }
        if values_are_reported && !field.secret && !field.rules.list.is_empty() {
            self.within(field.ty, "Serialize");
        }
    }

    fn of_rule(&mut self, rule: &RuleModel, ty: &Type) {
        for ty in rule.spec.kind.enums(rule, self.generics) {
            if self.is_of_param(ty.qself.as_ref(), &ty.path) {
                self.need(ty.to_token_stream(), "WireNames");
            }
        }
        match rule.spec.on {
            On::Text => self.within(ty, "Text"),
            On::Length if self.is_param(content(ty)) => self.within(ty, "Length"),
            On::Optional if self.is_param(pointee(ty)) => self.within(ty, "Optional"),
            On::Elements => self.of_elements(rule, content(ty)),
            _ => {}
        }
    }

    fn of_elements(&mut self, rule: &RuleModel, ty: &Type) {
        let args = type_args(ty);
        let (key, element) = match (ty, rule.spec.kind.form(), &args[..]) {
            (_, Form::Elements(Part::Key), [key, _, ..]) => (Some(key), Some(*key)),
            (_, Form::Elements(Part::Value), [key, value, ..]) => (Some(key), Some(*value)),
            (Type::Array(array), Form::Elements(Part::Item), _) => (None, Some(&*array.elem)),
            (Type::Slice(slice), Form::Elements(Part::Item), _) => (None, Some(&*slice.elem)),
            (_, Form::Elements(Part::Item), [element, ..]) => (None, Some(*element)),
            _ => (None, None),
        };
        if let Some(key) = key {
            self.within(key, "Serialize");
        }
        for (rule, element) in rule.rules.iter().zip(element.into_iter().cycle()) {
            self.of_rule(rule, element);
        }
    }

    /// Adds the bound for each parameter in the checked parts of a type.
    fn within(&mut self, ty: &Type, name: &'static str) {
        match ty {
            Type::Array(array) => self.within(&array.elem, name),
            Type::Slice(slice) => self.within(&slice.elem, name),
            Type::Reference(reference) => self.within(&reference.elem, name),
            Type::Group(group) => self.within(&group.elem, name),
            Type::Paren(paren) => self.within(&paren.elem, name),
            Type::Tuple(tuple) => tuple.elems.iter().for_each(|element| self.within(element, name)),
            Type::Path(path) if self.is_of_param(path.qself.as_ref(), &path.path) => {
                self.need(ty.to_token_stream(), name);
            }
            // The request itself needs the bounds of its fields, which are added anyway.
            Type::Path(path) if name == "Validate" && self.is_own(&path.path) => {}
            Type::Path(path) => {
                let last = path.path.segments.last().map(|last| last.ident.to_string());
                match (last.as_deref(), &type_args(ty)[..]) {
                    (Some("PhantomData"), _) => {}
                    (Some("HashMap" | "BTreeMap"), [key, value, ..]) => {
                        self.within(key, "Serialize");
                        self.within(value, name);
                    }
                    (Some("HashSet"), [element, ..]) => self.within(element, name),
                    (_, args) => args.iter().for_each(|arg| self.within(arg, name)),
                }
            }
            Type::Macro(tokens) => self.mentioned(&tokens.mac.tokens, name),
            _ => {}
        }
    }

    /// Adds the bound for each parameter that the arguments of a macro mention.
    fn mentioned(&mut self, tokens: &TokenStream, name: &'static str) {
        for param in self.generics.type_params().filter(|param| mentions(tokens, &param.ident)) {
            self.need(param.ident.to_token_stream(), name);
        }
    }

    fn need(&mut self, ty: TokenStream, name: &'static str) {
        let is_same = |(other, given): &(TokenStream, &str)| *given == name && is(other, &ty);
        if !self.list.iter().any(is_same) {
            self.list.push((ty, name));
        }
    }

    fn is_param(&self, ty: &Type) -> bool {
        let tokens = ty.to_token_stream();
        self.generics.type_params().any(|param| is(&tokens, &param.ident.to_token_stream()))
    }

    /// Returns whether the path is the request itself: `Tree<T>` in `struct Tree<T> { .. }`.
    fn is_own(&self, path: &Path) -> bool {
        let only = path.segments.first().filter(|_| path.segments.len() == 1);
        path.leading_colon.is_none() && only.is_some_and(|only| only.ident == *self.own)
    }

    /// Returns whether the path is `T`, `T::Item` or `<T as Iterator>::Item` for a parameter `T`.
    fn is_of_param(&self, qself: Option<&QSelf>, path: &Path) -> bool {
        let begins = path.segments.first().filter(|_| path.leading_colon.is_none());
        self.generics.type_params().any(|param| match qself {
            Some(qself) => mentions(&qself.ty.to_token_stream(), &param.ident),
            None => begins.is_some_and(|first| first.ident == param.ident),
        })
    }
}

/// Returns the type behind the pointers of the standard library.
fn pointee(ty: &Type) -> &Type {
    opened(ty, &["Box", "Rc", "Arc", "Cow"])
}

/// Returns the type behind pointers and `Option`s.
fn content(ty: &Type) -> &Type {
    opened(ty, &["Box", "Rc", "Arc", "Cow", "Option"])
}

fn opened<'t>(ty: &'t Type, names: &[&str]) -> &'t Type {
    match ty {
        Type::Reference(reference) => opened(&reference.elem, names),
        Type::Group(group) => opened(&group.elem, names),
        Type::Paren(paren) => opened(&paren.elem, names),
        Type::Path(path) => {
            let last = path.path.segments.last();
            let is_named = last.is_some_and(|last| names.iter().any(|name| last.ident == name));
            let arg = type_args(ty).first().copied().filter(|_| is_named);
            arg.map_or(ty, |arg| opened(arg, names))
        }
        _ => ty,
    }
}

/// Returns the type of the elements that a rule checks, in a list or a map of the standard library.
pub(super) fn element<'t>(ty: &'t Type, rule: &RuleModel) -> Option<&'t Type> {
    let ty = content(ty);
    let Form::Elements(part) = rule.spec.kind.form() else { return None };
    let path = match (ty, part) {
        (Type::Array(array), Part::Item) => return Some(&array.elem),
        (Type::Slice(slice), Part::Item) => return Some(&slice.elem),
        (Type::Path(path), _) => path,
        _ => return None,
    };
    let last = path.path.segments.last()?;
    let is_any = |names: &[&str]| names.iter().any(|name| last.ident == name);
    match (part, &type_args(ty)[..]) {
        (Part::Item, [element, ..]) if is_any(&["Vec", "VecDeque", "LinkedList"]) => Some(element),
        (Part::Key, [key, _, ..]) if is_any(&["BTreeMap", "HashMap"]) => Some(key),
        (Part::Value, [_, value, ..]) if is_any(&["BTreeMap", "HashMap"]) => Some(value),
        _ => None,
    }
}

/// Returns the types in the angle brackets at the end of a path.
fn type_args(ty: &Type) -> Vec<&Type> {
    let Type::Path(path) = ty else { return Vec::new() };
    let Some(PathArguments::AngleBracketed(args)) =
        path.path.segments.last().map(|last| &last.arguments)
    else {
        return Vec::new();
    };
    let types = args.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    types.collect()
}

/// Returns the last names of the traits in the user's bounds on a type.
fn given_bounds(generics: &Generics, ty: &TokenStream) -> Vec<String> {
    let inline = generics.type_params().filter(|given| is(&given.ident.to_token_stream(), ty));
    let clauses = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let after_where = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => {
            is(&predicate.bounded_ty.to_token_stream(), ty).then_some(&predicate.bounds)
        }
        _ => None,
    });
    let bounds = inline.map(|given| &given.bounds).chain(after_where).flatten();
    let names = bounds.filter_map(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            bound.path.segments.last().map(|last| last.ident.to_string())
        }
        _ => None,
    });
    names.collect()
}

/// Returns whether two types are equal, without the invisible groups that a `$ty:ty` of a macro adds.
fn is(ty: &TokenStream, other: &TokenStream) -> bool {
    flat(ty) == flat(other)
}

fn flat(ty: &TokenStream) -> String {
    let trees = ty.clone().into_iter().map(|tree| match tree {
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => flat(&group.stream()),
        tree => tree.to_string(),
    });
    trees.collect::<Vec<_>>().join(" ")
}

/// Returns whether the tokens mention a name.
pub(super) fn mentions_name(tokens: &TokenStream, name: &str) -> bool {
    mentions(tokens, &Ident::new(name, Span::call_site()))
}
