//! The function that visits a body which serde rejects: it reads each field alone, and checks the rules of those that could
//! be read.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{ExprPath, GenericParam, Generics, Lifetime, Type, TypeParamBound, WherePredicate};

use super::check::{self, stop};
use super::{Code, Place, bounds, readable};
use crate::lifetimes;
use crate::model::{DefaultValue, Field, KnownBy, Nested, Rule, Rules, Shape, Variant};
use crate::read::has_self;
use crate::rule::Takes;

/// `__p::wire! { fn __visit(..) { .. } }`, or nothing for a type that is read as a whole.
pub(super) fn request(code: &Code<'_>) -> TokenStream {
    let container = &code.request.container;
    let is_whole = container.opaque || container.names.is_converted;
    if is_whole || has_bound_lifetimes(&code.generics) || may_be_unsized(code) {
        return TokenStream::new();
    }
    let body = match &code.request.shape {
        Shape::Struct(fields) => structure(code, fields),
        Shape::Enum(variants) => enumeration(code, variants),
    };
    let visit = quote!(__visit: __p::Visit<'_, '__de>, __report: &mut __p::Report<'_>);
    let signature = match &code.context {
        None => quote!(fn __visit<'__de, __Used>(#visit)),
        Some(context) => quote! {
            #[allow(unused_variables)]
            fn __visit_with<'__de, __Used>(#visit, context: &#context)
        },
    };
    quote! {
        __p::wire! {
            #[allow(deprecated, unused_mut, clippy::all, clippy::pedantic)]
            #signature -> __p::ops::ControlFlow<()> {
                use __p::otherwise::*;
                use __p::reading::*;
                #body
                __p::GO
            }
        }
    }
}

/// Whether a lifetime of the struct is in a bound, so that it cannot stand for another.
fn has_bound_lifetimes(generics: &Generics) -> bool {
    let clause = &generics.where_clause;
    let params = generics.type_params().map(|param| &param.bounds);
    let in_bounds = lifetimes::of(&quote!(#(#params)* #clause));
    generics.lifetimes().any(|param| in_bounds.contains(&param.lifetime))
}

/// Whether the last field may have no size, so that serde does not read it.
fn may_be_unsized(code: &Code<'_>) -> bool {
    let Shape::Struct(fields) = &code.request.shape else { return false };
    let Some(Field { ty, .. }) = fields.last() else { return false };
    is_unsized(ty) || matches!(ty, Type::Path(_)) && has_unsized_param(&code.generics)
}

fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        Type::Group(group) => is_unsized(&group.elem),
        Type::Paren(paren) => is_unsized(&paren.elem),
        _ => false,
    }
}

/// Whether a parameter is `?Sized`, where it is declared or in the `where` clause.
fn has_unsized_param(generics: &Generics) -> bool {
    let is_maybe = |bound: &TypeParamBound| matches!(bound, TypeParamBound::Trait(bound) if bound.maybe.is_some());
    let clauses = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let after_where = clauses.filter_map(|predicate| match predicate {
        WherePredicate::Type(predicate) => Some(&predicate.bounds),
        _ => None,
    });
    let params = generics.type_params().map(|param| &param.bounds);
    params.chain(after_where).flatten().any(is_maybe)
}

fn structure(code: &Code<'_>, fields: &[Field<'_>]) -> TokenStream {
    let table = table(code);
    let ident = code.request.ident;
    let level = Level {
        code,
        fields,
        constructor: quote!(#ident),
        rows: quote!(#table.fields),
        step: None,
        rules: Some(&code.request.container.rules),
    };
    level.expand(&table)
}

/// ```text
/// let __taken = TakenNames::new(__visit, &[], Some("type"));
/// match choose_variant(__visit, __report, &TABLE, &__taken) {
///     Continue(Some((0, __visit))) => { .. }
/// }
/// ```
fn enumeration(code: &Code<'_>, variants: &[Variant<'_>]) -> TokenStream {
    let (table, ident) = (table(code), code.request.ident);
    let names = &code.request.container.names;
    let tag = if let (Some(tag), None) = (&names.tag, &names.content) {
        quote!(::core::option::Option::Some(#tag))
    } else {
        quote!(::core::option::Option::None)
    };
    let is_read = |(_, variant): &(usize, &Variant<'_>)| variant.known_by != KnownBy::Nothing;
    let arms = variants.iter().enumerate().filter(is_read).map(|(i, variant)| {
        let step = quote!(#table.variants[#i].step);
        if variant.is_opaque {
            let opaque = quote!(__p::variant(__report, #step, |__report| __visit.opaque(__report)));
            return quote!(#i => return #opaque,);
        }
        let name = variant.ident;
        let level = Level {
            code,
            fields: &variant.fields,
            constructor: quote!(#ident::#name),
            rows: quote!(#table.variants[#i].fields),
            step: Some(step),
            rules: None,
        };
        let body = level.expand(&table);
        quote!(#i => { #body })
    });
    let beside = names
        .content
        .as_ref()
        .filter(|_| names.deny_unknown)
        .map(|_| stop(&quote!(__p::unknown_beside_content(__visit, __report, &#table))));
    quote! {
        let __taken = __p::TakenNames::new(__visit, &[], #tag);
        match __p::choose_variant(__visit, __report, &#table, &__taken) {
            __p::ops::ControlFlow::Continue(::core::option::Option::Some((__variant, __visit))) => {
                match __variant { #(#arms)* _ => {} }
            }
            __p::ops::ControlFlow::Continue(::core::option::Option::None) => {}
            __p::ops::ControlFlow::Break(()) => return __p::STOP,
        }
        #beside
    }
}

fn table(code: &Code<'_>) -> TokenStream {
    let trait_ = &code.trait_;
    quote!(<Self as #trait_>::TABLE)
}

/// The fields of a struct or a variant.
struct Level<'a> {
    code: &'a Code<'a>,
    fields: &'a [Field<'a>],
    constructor: TokenStream,
    rows: TokenStream,
    /// What leads into a variant.
    step: Option<TokenStream>,
    /// The rules of a struct as a whole.
    rules: Option<&'a Rules>,
}

impl Level<'_> {
    /// ```text
    /// let mut __level = match Level::<()>::open(__visit, __report, TABLE.fields, TABLE.deny_unknown, &__taken) { .. };
    /// let __f0: Option<String> = __level.read(0, FieldType { .. });
    /// match (__f0,) {
    ///     (Some(__f0),) => { check(&Request { user: __f0 })?; __level.unknown(__report)?; }
    ///     (__f0,) => { .. }
    /// }
    /// ```
    fn expand(&self, table: &TokenStream) -> TokenStream {
        let (rows, context, given) = (&self.rows, self.context_type(), self.context());
        let opened = self.in_step(quote! {
            __p::FieldsReader::<#context>::open(__visit, __report, #rows, #table.deny_unknown, &__taken, #given)
        });
        let bindings: Vec<_> = self.fields.iter().map(|field| &field.binding).collect();
        let reads = self.fields.iter().enumerate().map(|(i, field)| self.read(i, field));
        let all = self.all(&bindings);
        let partial = if self.fields.is_empty() {
            TokenStream::new()
        } else {
            let partial = self.partial();
            quote!((#(#bindings,)*) => { #partial })
        };
        let checks = readable::checks(self.code, self.fields, rows);
        quote! {
            #checks
            let __taken = __p::TakenNames::new(__visit, #rows, ::core::option::Option::None);
            match #opened {
                __p::ops::ControlFlow::Continue(::core::option::Option::Some(mut __level)) => {
                    #(#reads)*
                    match (#(#bindings,)*) {
                        (#(::core::option::Option::Some(#bindings),)*) => { #all }
                        #partial
                    }
                }
                __p::ops::ControlFlow::Continue(::core::option::Option::None) => {}
                __p::ops::ControlFlow::Break(()) => return __p::STOP,
            }
        }
    }

    /// In the variant, where it is one.
    fn in_step(&self, reported: TokenStream) -> TokenStream {
        match &self.step {
            Some(step) => quote!(__p::variant(__report, #step, |__report| #reported)),
            None => reported,
        }
    }

    fn context_type(&self) -> TokenStream {
        self.code.context.clone().unwrap_or_else(|| quote!(()))
    }

    fn context(&self) -> TokenStream {
        if self.code.context.is_some() { quote!(context) } else { quote!(&()) }
    }

    /// All fields could be read.
    fn all(&self, bindings: &[&Ident]) -> TokenStream {
        let (constructor, trait_) = (&self.constructor, &self.code.trait_);
        let members = self.fields.iter().map(|field| &field.member);
        let this = self_type(self.code);
        let check = if self.code.context.is_some() {
            quote!(<#this as #trait_>::check_with(&__this, context, __report))
        } else {
            quote!(<#this as #trait_>::check(&__this, __report))
        };
        let (check, unknown) =
            (stop(&check), stop(&self.in_step(quote!(__level.unknown(__report)))));
        quote! {
            let __this = #constructor { #(#members: #bindings),* };
            #check
            #unknown
        }
    }

    /// Some could not: what is wrong with them is reported, and the rules that see no other than the others are checked.
    fn partial(&self) -> TokenStream {
        let fields = self.fields.iter().enumerate().map(|(i, field)| self.field(i, field));
        let fields: TokenStream = fields.collect();
        let rows = &self.rows;
        let unknown = stop(&quote!(__level.unknown(__report)));
        let whole = self.whole();
        let body = quote! {
            let __rows = &#rows;
            let __unread = |__report: &mut __p::Report<'_>, __i: ::core::primitive::usize| {
                __level.unread(__report, __i)
            };
            #fields
            #unknown
            #whole
            __p::GO
        };
        if let Some(step) = &self.step {
            stop(&quote!(__p::variant(__report, #step, |__report| { #body })))
        } else {
            quote!(return { #body };)
        }
    }

    fn field(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let place = self.place(&field.rules);
        let value = |span| place.value(field, span);
        let subject = check::Subject { value: &value, index, secret: field.secret };
        let rules = field.rules.list.iter().enumerate();
        let rules = rules.filter(|(_, rule)| !sees_self(rule, &field.rules));
        let rules: TokenStream =
            rules.map(|(i, rule)| self::rule(&place, &subject, rule, i, Some(field))).collect();
        let nested = field.nested.as_ref().filter(|nested| !nested_sees_self(nested, &field.rules));
        let nested = nested.map(|nested| {
            let whens = place.whens(nested.when, &[]);
            let nested = check::nested(&place, &subject, nested);
            quote!({ #whens #nested })
        });
        let binding = &field.binding;
        let unread = stop(&self.unread(index, field));
        quote! {
            if let ::core::option::Option::Some(#binding) = &#binding {
                #rules
                #nested
            } else #unread
        }
    }

    fn unread(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let context = field.nested.as_ref().and_then(|nested| nested.context.as_ref());
        match context.filter(|context| !has_self(quote!(#context))) {
            None => self.unread_parts(index, field),
            Some(context) => {
                let ty = self.field_type(field);
                quote! {
                    __level.unread_by(__report, #index, ::core::option::Option::Some(&mut |__visit, __report| {
                        let __context = #context;
                        let __visited = (__p::Owned::<#ty>::NEW, __p::type_of(__context));
                        match (&&&__visited).__visitor() {
                            ::core::option::Option::Some(__visitor) => __visitor(__visit, __report, __context),
                            ::core::option::Option::None => __visit.opaque(__report),
                        }
                    }))
                }
            }
        }
    }

    /// `__level.unread_parts(__report, 0, &mut [..])` where the field has rules for its elements, keys or values.
    fn unread_parts(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let is_whole = field.source.is_converted() || self.is_lent(field) || field.nested.is_some();
        let place = self.place(&field.rules);
        let rules: Vec<_> = field.rules.list.iter().enumerate().collect();
        let passes =
            if is_whole { Vec::new() } else { passes(&place, &field.rules, &rules, index, field) };
        if passes.is_empty() {
            return quote!(__unread(__report, #index));
        }
        quote!(__level.unread_parts(__report, #index, &mut [#(#passes),*]))
    }

    fn place<'p>(&'p self, rules: &'p Rules) -> Place<'p> {
        Place { code: self.code, fields: self.fields, rules, is_bound: true }
    }

    /// The rules of a struct as a whole.
    fn whole(&self) -> TokenStream {
        let Some(rules) = self.rules else { return TokenStream::new() };
        let place = self.place(rules);
        let this = |_| TokenStream::new();
        let subject = check::Subject { value: &this, index: 0, secret: true };
        let list = rules.list.iter().enumerate();
        let list =
            list.filter(|(_, rule)| rule.spec.takes != Takes::Schema && !sees_self(rule, rules));
        let checks: TokenStream =
            list.map(|(i, rule)| self::rule(&place, &subject, rule, i, None)).collect();
        let table = table(self.code);
        if checks.is_empty() {
            checks
        } else {
            quote!(let __rows = &__p::alone(#table.whole); #checks)
        }
    }

    /// `let __f0: Option<String> = __level.read(0, FieldType { read: Owned::<String>::NEW.__read(), .. });`
    fn read(&self, index: usize, field: &Field<'_>) -> TokenStream {
        let (binding, ty) = (&field.binding, self.field_type(field));
        let context = self.context_type();
        let is_lent = self.is_lent(field);
        let read = self.reader(field, &ty, is_lent);
        let by_function = field.source.is_converted();
        let default = default(field, &ty, self.code);
        let is_nested = field
            .nested
            .as_ref()
            .is_some_and(|nested| nested.condition.is_none() && nested.when.is_none());
        let (readers, parts) = if is_lent || by_function {
            (quote!(&[]), quote!(::core::option::Option::None))
        } else {
            let readers = format_ident!("__r{index}");
            (quote!(__p::known_readers(&#readers)), quote!(__p::Owned::<#ty>::NEW.__parts()))
        };
        let all_readers = (!is_lent && !by_function).then(|| {
            let readers = format_ident!("__r{index}");
            quote!(let #readers = __p::readers!(#ty);)
        });
        quote! {
            #all_readers
            let #binding: ::core::option::Option<#ty> = __level.read(#index, &__p::FieldType {
                read: #read,
                by_function: #by_function,
                default: #default,
                visitor: (&&&(__p::Owned::<#ty>::NEW, __p::PhantomData::<#context>)).__visitor(),
                is_nested: #is_nested,
                readers: #readers,
                parts: #parts,
            });
        }
    }

    /// The type of a field, which borrows for as long as the body is borrowed.
    fn field_type(&self, field: &Field<'_>) -> TokenStream {
        let ty = field.ty;
        let is_own = |name: &Ident| {
            is_lent_as_whole(self.code) && is_own_lifetime(name, &self.code.generics)
        };
        lifetimes::replaced(quote!(#ty), &is_own, "__de")
    }

    fn is_lent(&self, field: &Field<'_>) -> bool {
        let ty = field.ty;
        lifetimes::of(&quote!(#ty))
            .iter()
            .any(|lifetime| is_own_lifetime(&lifetime.ident, &self.code.generics))
    }

    fn reader(&self, field: &Field<'_>, ty: &TokenStream, is_lent: bool) -> TokenStream {
        let node = if is_lent { quote!(__node) } else { quote!(__node.detached()) };
        if let Some(function) = &field.source.function {
            return quote!(::core::option::Option::Some(|__node| #function(#node)));
        }
        if let Some(module) = &field.source.module {
            let call = module_call(module, &node);
            return quote!(::core::option::Option::Some(|__node| #call));
        }
        let field_ty = field.ty;
        let is_static = lifetimes::of(&quote!(#field_ty)).iter().any(|it| it.ident == "static");
        match (is_lent, is_static) {
            (true, true) => quote!(::core::option::Option::None),
            (true, false) if !is_lent_as_whole(self.code) => {
                quote!(::core::option::Option::None)
            }
            (true, false) => quote!(__p::Borrowing::<'__de, #ty>::NEW.__read()),
            (false, _) => quote!(__p::Owned::<#ty>::NEW.__read()),
        }
    }
}

/// The passes for the rules of a list's elements, or of a map's keys and values.
fn passes(
    place: &Place<'_>,
    rules: &Rules,
    list: &[(usize, &Rule)],
    index: usize,
    field: &Field<'_>,
) -> Vec<TokenStream> {
    passes_in(&Passes { place, rules, secret: field.secret }, list, index, field.ty)
}

struct Passes<'a> {
    place: &'a Place<'a>,
    rules: &'a Rules,
    secret: bool,
}

fn passes_in(
    all: &Passes<'_>,
    list: &[(usize, &Rule)],
    index: usize,
    ty: &Type,
) -> Vec<TokenStream> {
    let list = list
        .iter()
        .filter(|(_, rule)| rule.spec.takes == Takes::Rules && !sees_self(rule, all.rules));
    list.filter_map(|(i, rule)| Some(pass(all, rule, index, *i, bounds::part(ty, rule)?))).collect()
}

/// ```text
/// Pass::Items(&mut |__visit, __report, __is_first| {
///     let __rows = &elements(__rows, 0x1);
///     match Owned::<u8>::NEW.__read() {
///         Some(__read) => match __visit.read(__read) {
///             Ok(__value) => { let __value = &__value; .. GO }
///             Err(__unread) => __visit.unread(__report, &__unread, __rows, &mut [..], __is_first),
///         },
///         None => GO,
///     }
/// })
/// ```
fn pass(all: &Passes<'_>, rule: &Rule, index: usize, i: usize, ty: &Type) -> TokenStream {
    let at = index << 16 | i;
    let checks = check::of_element(all.place, all.secret, rule);
    let (whens, is_on) = check::is_on(all.place, rule);
    let rows = quote!(let __rows = &__p::elements(__rows, #at););
    let checks = match &is_on {
        None => quote!(let __value = &__value; #checks),
        Some(is_on) => quote!(let __value = &__value; if #is_on { #checks }),
    };
    if rule.spec.name == "keys" {
        return quote! {
            __p::Pass::Keys(&mut |__key, __report| {
                #whens
                #rows
                let __value = __p::Owned::<#ty>::NEW.__read_key(__key)?;
                ::core::result::Result::Ok((|__report: &mut __p::Report<'_>| {
                    #checks
                    __p::GO
                })(__report))
            })
        };
    }
    let inner: Vec<_> = rule.rules.iter().enumerate().collect();
    let inner = passes_in(all, &inner, 0, ty);
    let unread =
        quote!(__visit.unread(__report, &__unread, __rows, &mut [#(#inner),*], __is_first));
    let unread = match is_on {
        None => unread,
        Some(is_on) => quote! {
            if #is_on { #unread } else {
                __visit.unread(__report, &__unread, &[], &mut [], __is_first)
            }
        },
    };
    quote! {
        __p::Pass::Items(&mut |__visit, __report, __is_first| {
            #whens
            #rows
            match __p::Owned::<#ty>::NEW.__read() {
                ::core::option::Option::Some(__read) => match __visit.read(__read) {
                    ::core::result::Result::Ok(__value) => { #checks __p::GO }
                    ::core::result::Result::Err(__unread) => { #unread }
                },
                ::core::option::Option::None => __p::GO,
            }
        })
    }
}

/// A rule that is checked if all fields that it names could be read.
fn rule(
    place: &Place<'_>,
    subject: &check::Subject<'_>,
    rule: &Rule,
    index: usize,
    own: Option<&Field<'_>>,
) -> TokenStream {
    let check = check::rule_alone(place, subject, rule, index);
    let others = rule.others().filter_map(|other| place.field(other));
    let is_own = |field: &Field<'_>| own.is_some_and(|own| own.name == field.name);
    let others: Vec<_> =
        others.filter(|other| !is_own(other)).map(|other| &other.binding).collect();
    if others.is_empty() {
        return check;
    }
    quote! {
        if let (#(::core::option::Option::Some(#others),)*) = (#(&#others,)*) { #check }
    }
}

/// `module::deserialize(__node)`; the module may have no such function where the type is only written.
fn module_call(module: &ExprPath, node: &TokenStream) -> TokenStream {
    let last = module.path.segments.last();
    let is_type = last.is_some_and(|last| {
        !last.arguments.is_none() || last.ident.to_string().starts_with(char::is_uppercase)
    });
    if is_type || module.qself.is_some() {
        return quote!(#module::deserialize(#node));
    }
    quote!({
        use __p::not_read as deserialize;
        {
            #[allow(unused_imports)]
            use #module::*;
            deserialize(#node)
        }
    })
}

/// The value of a field that is missing.
fn default(field: &Field<'_>, ty: &TokenStream, code: &Code<'_>) -> TokenStream {
    let value = match &field.source.default {
        DefaultValue::None => return quote!(::core::option::Option::None),
        DefaultValue::OfType => quote!(__p::Owned::<#ty>::NEW.__default()),
        DefaultValue::Function(function) => quote!(::core::option::Option::Some(#function())),
        DefaultValue::OfStruct(function) => {
            let (this, member) = (self_type(code), &field.member);
            if let Some(function) = function {
                quote!(::core::option::Option::Some({ let __this: #this = #function(); __this.#member }))
            } else {
                quote! {
                    match __p::Owned::<#this>::NEW.__default() {
                        ::core::option::Option::Some(__this) => ::core::option::Option::Some(__this.#member),
                        ::core::option::Option::None => ::core::option::Option::None,
                    }
                }
            }
        }
    };
    quote!(::core::option::Option::Some(|| #value))
}

/// The type itself, for as long as the body is borrowed.
fn self_type(code: &Code<'_>) -> TokenStream {
    let ident = code.request.ident;
    let args = code.generics.params.iter().map(|param| match param {
        GenericParam::Lifetime(_) if is_lent_as_whole(code) => quote!('__de),
        GenericParam::Lifetime(param) => {
            let lifetime = &param.lifetime;
            quote!(#lifetime)
        }
        GenericParam::Type(param) => {
            let ident = &param.ident;
            quote!(#ident)
        }
        GenericParam::Const(param) => {
            let ident = &param.ident;
            quote!(#ident)
        }
    });
    let args: Vec<_> = args.collect();
    if args.is_empty() { quote!(#ident) } else { quote!(#ident<#(#args),*>) }
}

/// Whether the lifetimes of the struct may be that of the body: nothing else has to live as long as they do.
fn is_lent_as_whole(code: &Code<'_>) -> bool {
    let in_context = code.context.as_ref().map(lifetimes::of).unwrap_or_default();
    let is_own = |lifetime: &Lifetime| is_own_lifetime(&lifetime.ident, &code.generics);
    code.generics.type_params().next().is_none() && !in_context.iter().any(is_own)
}

fn is_own_lifetime(name: &Ident, generics: &Generics) -> bool {
    generics.lifetimes().any(|param| param.lifetime.ident == *name)
}

/// Whether a rule needs the whole request.
fn sees_self(rule: &Rule, rules: &Rules) -> bool {
    let args = rule.args.iter().map(|arg| &arg.value);
    let values = args.chain(&rule.condition).chain(when_conditions(rule.when, rules));
    values.into_iter().any(|value| has_self(quote!(#value)))
        || rule.rules.iter().any(|inner| sees_self(inner, rules))
}

fn nested_sees_self(nested: &Nested, rules: &Rules) -> bool {
    let values = nested.context.iter().chain(&nested.condition);
    values.chain(when_conditions(nested.when, rules)).any(|value| has_self(quote!(#value)))
}

fn when_conditions(when: Option<usize>, rules: &Rules) -> impl Iterator<Item = &syn::Expr> {
    rules.around(when).filter_map(|number| Some(&rules.whens.get(number)?.condition))
}
