//! The checks, in the order of the table.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Ident, LitInt};

use super::argument::{arguments, bound, evaluated, evaluated_ident, is_below_zero, told};
use super::{Code, Place};
use crate::attr::{Arg, outlined};
use crate::literal;
use crate::model::{Field, Nested, Rule, Shape, Variant};
use crate::read::generated;
use crate::rule::Takes;

/// The checks of all fields, then those of the request as a whole.
pub(crate) fn request(code: &Code<'_>) -> TokenStream {
    let trait_ = &code.trait_;
    let table = quote!(<Self as #trait_>::TABLE);
    let fields = match &code.request.shape {
        Shape::Struct(fields) => self::fields(code, fields, &quote!(#table.fields)),
        Shape::Enum(variants) => self::variants(code, variants, &table),
    };
    let whole = whole(code, &table);
    let list = &code.request.container.rules.list;
    let start = list.iter().rposition(is_skipped).map(|last| {
        let is_moved = list[..last].iter().any(|rule| rule.spec.takes == Takes::Schema);
        let mutable = is_moved.then(|| quote!(mut));
        quote!(let #mutable __start = __p::n_violations(__report);)
    });
    quote!(#start #fields #whole)
}

/// ```text
/// match self {
///     Self::Card { number: __f0 } => if let Break(()) = variant(report, TABLE.variants[0].step, |report| { .. }) { return STOP },
///     Self::Cash { .. } => {}
/// }
/// ```
fn variants(code: &Code<'_>, variants: &[Variant<'_>], table: &TokenStream) -> TokenStream {
    let arms = variants.iter().enumerate().map(|(i, variant)| {
        let ident = variant.ident;
        let bound = variant.fields.iter().map(|field| {
            let (member, binding) = (&field.member, &field.binding);
            quote!(#member: #binding)
        });
        let checks = fields(code, &variant.fields, &quote!(#table.variants[#i].fields));
        if checks.is_empty() {
            return quote!(Self::#ident { .. } => {});
        }
        let step = stop(&quote! {
            __p::variant(__report, #table.variants[#i].step, |__report| { #checks __p::GO })
        });
        quote!(Self::#ident { #(#bound),* } => #step)
    });
    if variants.is_empty() { TokenStream::new() } else { quote!(match self { #(#arms)* }) }
}

/// `{ if let Break(()) = .. { return STOP; } }`, which is less to compile than `..?;`
pub(super) fn stop(flow: &TokenStream) -> TokenStream {
    quote!({ if let __p::ops::ControlFlow::Break(()) = #flow { return __p::STOP; } })
}

/// `let __rows = &TABLE.fields;` and the checks of the fields.
fn fields(code: &Code<'_>, fields: &[Field<'_>], rows: &TokenStream) -> TokenStream {
    let checks: TokenStream =
        fields.iter().enumerate().map(|(i, field)| self::field(code, fields, i, field)).collect();
    if checks.is_empty() { checks } else { quote!(let __rows = &#rows; #checks) }
}

/// The checks of a field in the order they were written; what is nested in it comes last.
fn field(code: &Code<'_>, fields: &[Field<'_>], index: usize, field: &Field<'_>) -> TokenStream {
    let place = Place { code, fields, rules: &field.rules, is_bound: false };
    let value = |span| place.value(field, span);
    let subject = Subject { value: &value, index, secret: field.secret };
    let rules = rules(&place, &subject, &field.rules.list);
    let Some(nested) = &field.nested else { return rules };
    let whens = place.whens(nested.when, &field.rules.list);
    let nested = self::nested(&place, &subject, nested);
    quote!(#rules #whens #nested)
}

/// What a rule checks: a value, as an expression at a place, whose row is the one of this index among `__rows`.
pub(super) struct Subject<'a> {
    pub(super) value: &'a dyn Fn(Span) -> TokenStream,
    pub(super) index: usize,
    pub(super) secret: bool,
}

impl Subject<'_> {
    fn row(&self) -> TokenStream {
        let index = self.index;
        quote!(__p::row(__rows, #index))
    }

    /// The index of its row and that of a rule, as one number.
    fn at(&self, rule: usize) -> TokenStream {
        let at = self.index << 16 | rule;
        quote!(#at)
    }
}

impl Place<'_> {
    /// `let __when1: bool = __when0 && self.kind == Kind::A;`, unless one of the rules before has it already.
    pub(super) fn whens(&self, when: Option<usize>, before: &[Rule]) -> TokenStream {
        let Some(number) = when else { return TokenStream::new() };
        let Some(when) = self.rules.whens.get(number) else { return TokenStream::new() };
        if before.iter().any(|rule| self.rules.around(rule.when).any(|when| when == number)) {
            return TokenStream::new();
        }
        let (name, condition) = (format_ident!("__when{number}"), &when.condition);
        let outer = when.outer.map(|outer| format_ident!("__when{outer}"));
        let and = outer.iter();
        let first = self.whens(when.outer, before);
        let condition = typed(condition, "bool", when.name.span());
        quote!(#first let #name = #(#and &&)* #condition;)
    }
}

fn rules(place: &Place<'_>, subject: &Subject<'_>, rules: &[Rule]) -> TokenStream {
    let checks = rules.iter().enumerate().map(|(i, rule)| {
        let check = gated(rule, self::rule(place, subject, rule, i));
        let when = place.whens(rule.when, &rules[..i]);
        let check = on_condition(rule.when, condition(rule), check);
        quote!(#when #check)
    });
    checks.collect()
}

/// One rule, under all its conditions.
pub(super) fn rule_alone(
    place: &Place<'_>,
    subject: &Subject<'_>,
    rule: &Rule,
    index: usize,
) -> TokenStream {
    let check = gated(rule, self::rule(place, subject, rule, index));
    let when = place.whens(rule.when, &[]);
    let check = on_condition(rule.when, condition(rule), check);
    quote!({ #when #check })
}

/// `if __when0 && self.kind == Kind::A { .. }`
fn on_condition(
    when: Option<usize>,
    condition: Option<TokenStream>,
    check: TokenStream,
) -> TokenStream {
    let when = when.map(|number| format_ident!("__when{number}")).into_iter();
    let conditions: Vec<_> = when.map(ToTokens::into_token_stream).chain(condition).collect();
    if conditions.is_empty() { check } else { quote!(if #(#conditions)&&* { #check }) }
}

/// The condition of a rule.
fn condition(rule: &Rule) -> Option<TokenStream> {
    rule.condition.as_ref().map(|condition| typed(condition, "bool", rule.name.span()))
}

/// A value of a primitive type. Another is an error where the value stands, beside what it is for.
fn typed(value: &Expr, ty: &str, at: Span) -> TokenStream {
    let ty = Ident::new(ty, generated(at));
    let ty = quote_spanned!(ty.span()=> ::core::primitive::#ty);
    let (span, value) = (generated(value.span()), outlined(value));
    quote_spanned!(span=> { let __typed: #ty = #value; __typed })
}

/// What needs a feature of the core crate goes through a macro of it, which without the feature says so.
fn gated(rule: &Rule, check: TokenStream) -> TokenStream {
    let unit = rule.arg("unit").map(|unit| &unit.value);
    let graphemes = unit.filter(|unit| literal::text(unit).as_deref() == Some("graphemes"));
    let (feature, span) = match (graphemes, rule.spec.feature) {
        (Some(unit), _) => ("graphemes", unit.span()),
        (None, Some(feature)) => (feature, rule.name.span()),
        (None, None) => return check,
    };
    let gate = Ident::new(&format!("with_{feature}"), generated(span));
    quote_spanned!(gate.span()=> __p::#gate! { #check })
}

fn rule(place: &Place<'_>, subject: &Subject<'_>, rule: &Rule, index: usize) -> TokenStream {
    match rule.spec.takes {
        Takes::Function => custom(place, subject, rule, index),
        Takes::Rules => elements(place, subject, rule, index),
        _ => simple(place, subject, rule, index),
    }
}

/// `if !rules::chars::check(&self.client_id, ..) && broken(report, __rows, 0x1) { return STOP; }`
fn simple(place: &Place<'_>, subject: &Subject<'_>, rule: &Rule, index: usize) -> TokenStream {
    let holds = holds(place, subject, rule);
    let values = values(place, subject, rule);
    let evaluated = evaluated(rule);
    let at = subject.at(index);
    let broken = match (rule.spec.takes, &evaluated[..]) {
        (_, []) => quote!(__p::broken(__report, __rows, #at)),
        (Takes::Path, [arg, ..]) => {
            let path = evaluated_ident(arg);
            quote_spanned!(path.span()=> __p::without_match(__report, __rows, #at, #path))
        }
        (_, args) => {
            let args = args.iter().map(|arg| told(place, arg));
            quote!(__p::broken_with(__report, __rows, #at, &[#(#args),*]))
        }
    };
    let check = if values.is_empty() {
        quote!(if !#holds && #broken { return __p::STOP; })
    } else {
        quote!(if !#holds { if #broken { return __p::STOP; } #values })
    };
    if evaluated.is_empty() {
        return check;
    }
    let idents = evaluated.iter().map(|arg| evaluated_ident(arg));
    let is_held = (rule.spec.takes == Takes::Path).then(|| quote!(&));
    let values = evaluated.iter().map(|Arg { name, value }| {
        let count = name.as_ref().filter(|_| rule.spec.takes == Takes::Counts);
        let whole = outlined(value);
        count.map_or_else(|| quote!(#is_held #whole), |name| typed(value, "u64", name.span()))
    });
    quote!(match (#(#values,)*) { (#(#idents,)*) => #check })
}

/// Whether a rule holds, as an expression that binds as tight as a call.
fn holds(place: &Place<'_>, subject: &Subject<'_>, rule: &Rule) -> TokenStream {
    // A unit of what is no text is an error at the unit.
    let unit = rule.arg("unit").and_then(|unit| unit.name.as_ref());
    let span = generated(unit.unwrap_or(&rule.name).span());
    let value = (subject.value)(span);
    let name = Ident::new(rule.spec.name, span);
    let path = quote_spanned!(span=> __p::rules::#name);
    let others = || {
        let fields = rule.others().filter_map(|other| Some((place.field(other)?, other.span())));
        fields
            .map(|(field, span)| given(&place.value(field, generated(span)), generated(span)))
            .collect::<Vec<_>>()
    };
    match rule.spec.name {
        "required" => {
            let is_given = dispatched(rule, &value, &[]);
            quote_spanned!(span=> (#is_given && __p::given!(#value).is_some()))
        }
        "required_if" => {
            let given = given(&value, span);
            let condition = rule.listed().next();
            let condition = condition.map(|value| typed(value, "bool", rule.name.span()));
            quote_spanned!(span=> #path::check(#given, #condition))
        }
        "required_with" | "required_without" | "requires" | "conflicts_with" => {
            let (given, others) = (given(&value, span), others());
            quote_spanned!(span=> #path::check(#given, &[#(#others),*]))
        }
        "exactly_one_of" | "at_least_one_of" | "at_most_one_of" => {
            let others = others();
            quote_spanned!(span=> #path::check(&[#(#others),*]))
        }
        "must_match" => {
            // Two types that do not compare are an error at the name of the other field.
            let span = rule.others().next().map_or(span, |other| generated(other.span()));
            let other = rule.others().find_map(|other| place.field(other));
            let (value, other) =
                ((subject.value)(span), other.map(|field| place.value(field, span)));
            quote_spanned!(span=> #path::check(__p::given!(#other), __p::given!(#value)))
        }
        "unique" => quote_spanned! {span=>
            __p::given!(#value).is_none_or(|__value| #path::check(__p::Each(__value).__each()))
        },
        _ => {
            let (mut function, args) = arguments(rule, "check", &place.code.generics);
            function.set_span(span);
            if rule.spec.is_bridged && function == "check" {
                dispatched(rule, &value, &args)
            } else {
                quote_spanned!(span=> #path::#function(#value #(, #args)*))
            }
        }
    }
}

/// `Subject(&self.client_id).__length(1, 4096)`: by our trait, else by that of `validator`. The type of the bounds of a
/// range decides which; where one is below zero, the type is found without that.
fn dispatched(rule: &Rule, value: &TokenStream, args: &[TokenStream]) -> TokenStream {
    let span = generated(rule.name.span());
    let name = Ident::new(&format!("__{}", rule.spec.name), span);
    if rule.spec.takes != Takes::Bounds {
        return quote_spanned!(span=> __p::Subject(#value).#name(#(#args),*));
    }
    if !rule.args.iter().any(|arg| is_below_zero(&arg.value)) {
        let bounds = quote_spanned!(span=> __p::bounds(#(&#args),*));
        return quote_spanned!(span=> __p::InRange(#value, #bounds).#name(#(#args),*));
    }
    let zero = |bound: &Expr| LitInt::new("0", bound.span()).into_token_stream();
    let zeros = ["min", "max"].map(|name| bound(rule, name, &zero));
    quote_spanned! {span=>
        match __p::bounds(#(&#zeros),*) { __bounds => __p::InRange(#value, __bounds).#name(#(#args),*) }
    }
}

/// Whether a field that may be absent is given.
fn given(value: &TokenStream, span: Span) -> TokenStream {
    quote_spanned!(span=> (__p::rules::required::check(#value) && __p::given!(#value).is_some()))
}

/// `report_value!(report, row, "value", &self.client_id);`, where the container asks for it and nothing is secret. What
/// should have been the same as a secret is as secret as that.
fn values(place: &Place<'_>, subject: &Subject<'_>, rule: &Rule) -> TokenStream {
    let other = rule.arg("other").and_then(|other| place.field(&other.value));
    let is_secret = subject.secret || other.is_some_and(|other| other.secret);
    if !place.code.request.container.report_values || is_secret {
        return TokenStream::new();
    }
    let row = subject.row();
    let span = generated(rule.name.span());
    let value = (subject.value)(span);
    let value = quote_spanned!(span=> __p::report_value!(__report, #row, "value", #value););
    let Some(Field { ty, .. }) = other else { return value };
    let other = other.map(|other| place.value(other, span));
    quote_spanned! {span=>
        if !__p::Probe::<#ty>::__SECRET {
            #value
            __p::report_value!(__report, #row, "other", #other);
        }
    }
}

/// `if let Some(value) = given!(&self.url) { if let Err(error) = Verdict::verdict(f(Argument(value).__argument())) { .. } }`
fn custom(place: &Place<'_>, subject: &Subject<'_>, rule: &Rule, index: usize) -> TokenStream {
    let row = subject.row();
    let value = (subject.value)(Span::call_site());
    let function = rule.arg("function").map(|arg| &arg.value);
    let span = generated(function.span());
    let context = rule.has("use_context").then(|| context(place.code, span));
    let called = quote_spanned!(span=> __p::call!(#function, __value #context));
    let verdict = quote_spanned!(span=> __p::Verdict::verdict(#called));
    let values = values(place, subject, rule);
    let raised = stop(&quote!(__report.raised(#row, #index, __error)));
    quote! {
        if let ::core::option::Option::Some(__value) = __p::given!(#value) {
            let __verdict = #verdict;
            if let ::core::result::Result::Err(__error) = __verdict {
                #raised
                #values
            }
        }
    }
}

/// The context, as a function gets it. One that takes another is an error at it.
fn context(code: &Code<'_>, span: Span) -> TokenStream {
    if code.request.container.mutable.is_some() {
        quote_spanned!(span=> , &mut **context.borrow_mut())
    } else {
        quote_spanned!(span=> , context)
    }
}

/// The element that rules are about.
fn element_of(secret: bool) -> Subject<'static> {
    Subject { value: &|span| Ident::new("__value", span).into_token_stream(), index: 0, secret }
}

/// The rules of one element, `__value`, whose rows are `__rows`.
pub(super) fn of_element(place: &Place<'_>, secret: bool, rule: &Rule) -> TokenStream {
    rules(place, &element_of(secret), &rule.rules)
}

/// What a rule's conditions need, and whether all of them hold, if it has some.
pub(super) fn is_on(place: &Place<'_>, rule: &Rule) -> (TokenStream, Option<TokenStream>) {
    let when = rule.when.map(|number| format_ident!("__when{number}")).into_iter();
    let conditions: Vec<_> = when.map(ToTokens::into_token_stream).chain(condition(rule)).collect();
    if conditions.is_empty() {
        return (TokenStream::new(), None);
    }
    let whens = place.whens(rule.when, &[]);
    (quote!(#whens let __is_on = #(#conditions)&&*;), Some(quote!(__is_on)))
}

/// ```text
/// if let Some(value) = given!(&self.tags) {
///     if let Break(()) = each(report, row, Each(value).__each(), |report, value| { .. }) { return STOP; }
/// }
/// ```
fn elements(place: &Place<'_>, subject: &Subject<'_>, rule: &Rule, index: usize) -> TokenStream {
    let span = generated(rule.name.span());
    let (row, at) = (subject.row(), subject.at(index));
    let value = (subject.value)(span);
    let checks = rules(place, &element_of(subject.secret), &rule.rules);
    let name = format_ident!("{}", rule.spec.name, span = span);
    let mut walked = quote_spanned!(span=> __p::Each(__value).__each());
    if rule.spec.name != "each" {
        walked = quote_spanned!(span=> __p::Entries(#walked).__entries());
    }
    let walk =
        stop(&quote_spanned!(span=> __p::#name(__report, #row, #walked, |__report, __value| {
            let __rows = &__p::elements(__rows, #at);
            #checks
            __p::GO
        })));
    quote!(if let ::core::option::Option::Some(__value) = __p::given!(#value) #walk)
}

pub(super) fn nested(place: &Place<'_>, subject: &Subject<'_>, nested: &Nested) -> TokenStream {
    let span = generated(nested.name.span());
    let row = subject.row();
    let field = (subject.value)(Span::call_site());
    let value = quote_spanned!(span=> __value);
    let context =
        if place.code.request.container.context.is_some() { quote!(context) } else { quote!(&()) };
    let checked = if let Some(context) = nested.context.as_ref().map(outlined) {
        quote_spanned!(span=> __report.nested_with(#row, #value, #context))
    } else {
        let neither = place.code.neither(nested);
        quote_spanned! {span=>
            {
                use __p::#neither as _;
                (&&&&&__p::Nested(#value, #context)).__by().check(__report, #row, #context, #value)
            }
        }
    };
    let checked = stop(&checked);
    let check = quote!(if let ::core::option::Option::Some(__value) = __p::given!(#field) #checked);
    let condition = nested.condition.as_ref();
    let condition = condition.map(|value| typed(value, "bool", nested.name.span()));
    on_condition(nested.when, condition, check)
}

/// The rules of the request as a whole. Its `schema` functions are skipped after anything else was wrong, unless they
/// are told otherwise; what another function said does not count.
fn whole(code: &Code<'_>, table: &TokenStream) -> TokenStream {
    let container = &code.request.container;
    let fields = code.request.shape.fields();
    let place = Place { code, fields, rules: &container.rules, is_bound: false };
    let this = |_| quote!(self);
    let subject = Subject { value: &this, index: 0, secret: true };
    let list = &container.rules.list;
    let checks = list.iter().enumerate().map(|(i, rule)| {
        let when = place.whens(rule.when, &list[..i]);
        let check = match rule.spec.takes {
            Takes::Schema => schema(code, table, i),
            _ => simple(&place, &subject, rule, i),
        };
        let check = on_condition(rule.when, condition(rule), check);
        quote!(#when #check)
    });
    let checks: TokenStream = checks.collect();
    if checks.is_empty() { checks } else { quote!(let __rows = &__p::alone(#table.whole); #checks) }
}

/// Whether it is a `schema` that is skipped after something else was wrong.
fn is_skipped(rule: &Rule) -> bool {
    let skips = rule.arg("skip_on_field_errors").and_then(|arg| literal::boolean(&arg.value));
    rule.spec.takes == Takes::Schema && skips != Some(false)
}

/// ```text
/// if n_violations(report) == start {
///     if let Err(violations) = Whole::whole(check(self)) { merge(report, TABLE, 0, violations)?; start += 1; }
/// }
/// ```
fn schema(code: &Code<'_>, table: &TokenStream, index: usize) -> TokenStream {
    let list = &code.request.container.rules.list;
    let rule = &list[index];
    let function = rule.arg("function").map(|arg| &arg.value);
    let span = generated(function.span());
    let context = rule.has("use_context").then(|| context(code, span));
    // By another name, lest the compiler take a function that it does not find for a method.
    let called = quote_spanned!(span=> match self { __request => __p::call!(#function; __request #context) });
    let verdict = quote_spanned!(span=> __p::Whole::whole(#called));
    let is_last = !list[index + 1..].iter().any(is_skipped);
    let moved = (!is_last).then(|| quote!(__start += <[_]>::len(&__violations);));
    let merged = stop(&quote!(__p::merge(__report, &#table, #index, &__violations)));
    let check = quote! {
        let __verdict = #verdict;
        if let ::core::result::Result::Err(__violations) = __verdict {
            #merged
            #moved
        }
    };
    if is_skipped(rule) {
        quote!(if __p::n_violations(__report) == __start { #check })
    } else {
        quote!({ #check })
    }
}
