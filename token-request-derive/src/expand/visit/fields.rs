//! The fields of a struct or a variant, each deserialized on its own.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::super::check::{is_schema, nested};
use super::super::condition::stop;
use super::super::context::{CheckContext, CheckedValue};
use super::super::implementation::Implementation;
use super::super::rule::RuleCheck;
use super::super::unreadable;
use super::elements::ElementsVisit;
use super::reads::{nested_reads_self, reads_self};
use super::source::{default, field_type, is_borrowing, reader, self_type};
use crate::model::{FieldModel, Rules};
use crate::rules::rule::RuleModel;
use crate::scope::mentions_self;

pub(super) struct FieldsVisit<'a> {
    pub(super) implementation: &'a Implementation<'a>,
    pub(super) fields: &'a [FieldModel<'a>],
    pub(super) constructor: TokenStream,
    pub(super) rows: TokenStream,
    /// The path segment of a variant.
    pub(super) step: Option<TokenStream>,
    /// The rules of a struct as a whole.
    pub(super) rules: Option<&'a Rules>,
}

impl FieldsVisit<'_> {
    /// Returns the visit:
    /// ```text
    /// let mut __level = match FieldsReader::<()>::open(__visit, __report, TABLE.fields, TABLE.deny_unknown, &__taken) { .. };
    /// let __f0: Option<String> = __level.read(0, FieldType { .. });
    /// match (__f0,) {
    ///     (Some(__f0),) => { check(&Request { user: __f0 })?; __level.unknown(__report)?; }
    ///     (__f0,) => { .. }
    /// }
    /// ```
    pub(super) fn expand(&self, table: &TokenStream) -> TokenStream {
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
            let partial = self.partial(table);
            quote!((#(#bindings,)*) => { #partial })
        };
        let checks = unreadable::checks(self.implementation, self.fields, rows);
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

    /// Reports inside the variant, if there is one.
    fn in_step(&self, reported: TokenStream) -> TokenStream {
        match &self.step {
            Some(step) => quote!(__p::variant(__report, #step, |__report| #reported)),
            None => reported,
        }
    }

    fn context_type(&self) -> TokenStream {
        self.implementation.context.clone().unwrap_or_else(|| quote!(()))
    }

    fn context(&self) -> TokenStream {
        if self.implementation.context.is_some() { quote!(context) } else { quote!(&()) }
    }

    /// Returns the code for the case that all fields were deserialized: the check of the whole request.
    fn all(&self, bindings: &[&Ident]) -> TokenStream {
        let (constructor, trait_) = (&self.constructor, &self.implementation.trait_);
        let members = self.fields.iter().map(|field| &field.member);
        let this = self_type(self.implementation);
        let check = if self.implementation.context.is_some() {
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

    /// Returns the code for the case that some fields were not deserialized: each of them is reported, and the rules that read
    /// only the other fields are checked.
    fn partial(&self, table: &TokenStream) -> TokenStream {
        let fields = self.fields.iter().enumerate().map(|(i, field)| self.field(i, field));
        let fields: TokenStream = fields.collect();
        let rows = &self.rows;
        let unknown = stop(&quote!(__level.unknown(__report)));
        let whole = self.whole(table);
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

    fn field(&self, index: usize, field: &FieldModel<'_>) -> TokenStream {
        let context = self.check_context(&field.rules);
        let value = |span| context.value(field, span);
        let checked = CheckedValue { value: &value, index, secret: field.secret };
        let rules = field.rules.list.iter().enumerate();
        let rules = rules.filter(|(_, rule)| !reads_self(rule, &field.rules));
        let rules = rules.map(|(i, rule)| self::rule(&context, &checked, rule, i, Some(field)));
        let rules: TokenStream = rules.collect();
        let nested =
            field.nested.as_ref().filter(|nested| !nested_reads_self(nested, &field.rules));
        let nested = nested.map(|nested| {
            let whens = context.whens(nested.when, &[]);
            let nested = self::nested(&context, &checked, nested);
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

    /// Returns the report about a field that was not deserialized.
    fn unread(&self, index: usize, field: &FieldModel<'_>) -> TokenStream {
        let given = field.nested.as_ref().and_then(|nested| nested.context.as_ref());
        let Some(given) = given.filter(|given| !mentions_self(quote!(#given))) else {
            return self.unread_elements(index, field);
        };
        let ty = field_type(self.implementation, field);
        quote! {
            __level.unread_by(__report, #index, ::core::option::Option::Some(&mut |__visit, __report| {
                let __context = #given;
                let __visited = (__p::Owned::<#ty>::NEW, __p::type_of(__context));
                match (&&&__visited).__visitor() {
                    ::core::option::Option::Some(__visitor) => __visitor(__visit, __report, __context),
                    ::core::option::Option::None => __visit.opaque(__report),
                }
            }))
        }
    }

    /// Returns `__level.unread_parts(__report, 0, &mut [..])` if the field has rules for its elements.
    fn unread_elements(&self, index: usize, field: &FieldModel<'_>) -> TokenStream {
        let is_whole = field.source.is_converted()
            || is_borrowing(self.implementation, field)
            || field.nested.is_some();
        let context = self.check_context(&field.rules);
        let visit = ElementsVisit { context: &context, secret: field.secret };
        let passes =
            if is_whole { Vec::new() } else { visit.passes(&field.rules.list, index, field.ty) };
        if passes.is_empty() {
            return quote!(__unread(__report, #index));
        }
        quote!(__level.unread_parts(__report, #index, &mut [#(#passes),*]))
    }

    fn check_context<'c>(&'c self, rules: &'c Rules) -> CheckContext<'c> {
        let (implementation, fields) = (self.implementation, self.fields);
        CheckContext { implementation, fields, rules, is_bound: true }
    }

    /// Returns the rules of a struct as a whole.
    fn whole(&self, table: &TokenStream) -> TokenStream {
        let Some(rules) = self.rules else { return TokenStream::new() };
        let context = self.check_context(rules);
        let this = |_| TokenStream::new();
        let checked = CheckedValue { value: &this, index: 0, secret: true };
        let list = rules.list.iter().enumerate();
        let list = list.filter(|(_, rule)| !is_schema(rule) && !reads_self(rule, rules));
        let checks = list.map(|(i, rule)| self::rule(&context, &checked, rule, i, None));
        let checks: TokenStream = checks.collect();
        if checks.is_empty() {
            checks
        } else {
            quote!(let __rows = &__p::alone(#table.whole); #checks)
        }
    }

    /// Returns `let __f0: Option<String> = __level.read(0, FieldType { read: Owned::<String>::NEW.__read(), .. });`.
    fn read(&self, index: usize, field: &FieldModel<'_>) -> TokenStream {
        let (binding, ty) = (&field.binding, field_type(self.implementation, field));
        let context = self.context_type();
        let read = reader(self.implementation, field, &ty);
        let by_function = field.source.is_converted();
        let default = default(self.implementation, field, &ty);
        let is_nested = field
            .nested
            .as_ref()
            .is_some_and(|nested| nested.condition.is_none() && nested.when.is_none());
        let has_parts = !by_function && !is_borrowing(self.implementation, field);
        let all_readers = format_ident!("__r{index}");
        let (bound, readers, parts) = if has_parts {
            (
                quote!(let #all_readers = __p::readers!(#ty);),
                quote!(__p::known_readers(&#all_readers)),
                quote!(__p::Owned::<#ty>::NEW.__parts()),
            )
        } else {
            (TokenStream::new(), quote!(&[]), quote!(::core::option::Option::None))
        };
        quote! {
            #bound
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
}

/// Returns a rule that is checked if all fields that it names were deserialized.
fn rule(
    context: &CheckContext<'_>,
    checked: &CheckedValue<'_>,
    rule: &RuleModel,
    index: usize,
    own: Option<&FieldModel<'_>>,
) -> TokenStream {
    let check = RuleCheck { context, checked, rule, index }.after(&[]);
    let check = quote!({ #check });
    let others = rule.others().into_iter().filter_map(|other| context.field(other));
    let is_own = |field: &FieldModel<'_>| own.is_some_and(|own| own.name == field.name);
    let others: Vec<_> =
        others.filter(|other| !is_own(other)).map(|other| &other.binding).collect();
    if others.is_empty() {
        return check;
    }
    quote! {
        if let (#(::core::option::Option::Some(#others),)*) = (#(&#others,)*) { #check }
    }
}
