//! The request as code. Cannot fail.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, ExprLit, Generics, Lit, LitInt, parse_quote};

use crate::attr::Arg;
use crate::check::broken_example;
use crate::literal::{self, Number};
use crate::model::{Field, Request, Rule};
use crate::rule::{On, Takes};

/// ```text
/// const _: () = {
///     use ::token_request::__private as __p;
///     impl __p::Validate for Login { const TABLE: __p::Table = ..; fn check(..) { .. } }
///     impl __p::Described for Login { const TYPE: __p::Type = ..; }
///     __p::bridge! { [] [Login] [] }
///     const _: () = ::core::assert!(..);
/// };
/// ```
pub(crate) fn request(request: &Request<'_>) -> TokenStream {
    let Request { ident, krate, fields, .. } = request;
    let name = ident.to_string();
    let generics = bounded(request);
    let (impl_generics, type_generics, bounds) = generics.split_for_impl();
    let rows = fields.iter().map(row);
    let examples = fields.iter().flat_map(|field| examples(field, &generics));
    let checks = fields.iter().enumerate().map(|(i, field)| check(i, field));
    quote! {
        const _: () = {
            use #krate::__private as __p;
            #[automatically_derived]
            impl #impl_generics __p::Validate for #ident #type_generics #bounds {
                const TABLE: __p::Table = {
                    use __p::Unknown as _;
                    __p::Table::new(#name, &[#(#rows),*])
                };
                #[inline]
                fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
                    #(#checks)*
                    __p::ops::ControlFlow::Continue(())
                }
            }
            #[automatically_derived]
            impl #impl_generics __p::Described for #ident #type_generics #bounds {
                const TYPE: __p::Type = __p::Type::Object(|| <Self as __p::Validate>::TABLE);
            }
            __p::bridge! { [#impl_generics] [#ident #type_generics] [#bounds] }
            #(#examples)*
        };
    }
}

/// A bound on each type parameter that a checked field's type mentions, never on the type itself.
fn bounded(request: &Request<'_>) -> Generics {
    let mut generics = request.generics.clone();
    for param in request.generics.type_params() {
        for field in &request.fields {
            let ty = field.ty.to_token_stream();
            if !mentions(ty.clone(), &param.ident) {
                continue;
            }
            let is_itself = is(ty, &param.ident);
            let ident = &param.ident;
            let mut bound = |path: TokenStream| {
                generics.make_where_clause().predicates.push(parse_quote!(#ident: #path));
            };
            if field.nested.is_some() {
                bound(quote!(__p::Validate));
            }
            for rule in &field.rules {
                match rule.spec.on {
                    On::Text => bound(quote!(__p::Text)),
                    On::Length if is_itself => bound(quote!(__p::Length)),
                    On::Length | On::Any => {}
                }
            }
        }
    }
    generics
}

fn is(ty: TokenStream, param: &Ident) -> bool {
    ty.into_iter().all(|tree| match tree {
        TokenTree::Ident(ident) => ident == *param,
        // What a `$ty:ty` of a macro stands in.
        TokenTree::Group(group) => is(group.stream(), param),
        _ => false,
    })
}

fn mentions(tokens: TokenStream, param: &Ident) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => ident == *param,
        TokenTree::Group(group) => mentions(group.stream(), param),
        _ => false,
    })
}

/// `Field::new("grant_type", kind(Probe::<Option<String>>::__TYPE, ..)).wire("grantType").required(true).rules(&[..])`
fn row(field: &Field<'_>) -> TokenStream {
    let Field { name, wire, form, ty, description, .. } = field;
    let kind = quote!(__p::kind(__p::Probe::<#ty>::__TYPE, __p::Probe::<#ty>::__SHAPE));
    let mut row = quote!(__p::Field::new(#name, #kind));
    if wire != name {
        row.extend(quote!(.wire(#wire)));
    }
    if let Some(form) = form {
        row.extend(quote!(.form(#form)));
    }
    if field.rules.iter().any(|rule| rule.spec.name == "required") {
        row.extend(quote!(.required(true)));
    } else if !field.default {
        row.extend(quote!(.required(!__p::Probe::<#ty>::__OPTIONAL)));
    }
    if field.secret {
        row.extend(quote!(.secret(true)));
    } else {
        row.extend(quote!(.secret(__p::Probe::<#ty>::__SECRET)));
    }
    if !field.rules.is_empty() {
        let rules = field.rules.iter().map(rule_row);
        row.extend(quote!(.rules(&[#(#rules),*])));
    }
    if let Some(description) = description {
        row.extend(quote!(.description(#description)));
    }
    if let Some(example) = field.example.as_ref().map(example_text) {
        row.extend(quote!(.example(#example)));
    }
    row
}

/// `Rule::new("length").args(&[Arg::named("min", Value::Integer(1))]).code("short")`
fn rule_row(rule: &Rule) -> TokenStream {
    let name = rule.spec.name;
    let mut row = quote!(__p::Rule::new(#name));
    if !rule.args.is_empty() {
        let args = rule.args.iter().map(|arg| arg_row(rule, arg));
        row.extend(quote!(.args(&[#(#args),*])));
    }
    if let Some(code) = &rule.code {
        row.extend(quote!(.code(#code)));
    }
    if let Some(message) = &rule.message {
        row.extend(quote!(.message(#message)));
    }
    row
}

fn arg_row(rule: &Rule, arg: &Arg) -> TokenStream {
    let value = match (Number::of(&arg.value), literal::text(&arg.value)) {
        // A path, also where it is written as a string.
        (_, Some(text)) if rule.spec.takes == Takes::Function => quote!(__p::Value::Source(#text)),
        (Some(Number::Integer(number)), _) => quote!(__p::Value::Integer(#number)),
        (Some(Number::Float(number)), _) => quote!(__p::Value::Float(#number)),
        (_, Some(text)) => quote!(__p::Value::String(#text)),
        _ => {
            let source = literal::source(&arg.value);
            quote!(__p::Value::Source(#source))
        }
    };
    if let Some(name) = arg.name.as_ref().map(ToString::to_string) {
        quote!(__p::Arg::named(#name, #value))
    } else {
        quote!(__p::Arg::listed(#value))
    }
}

fn example_text(example: &Expr) -> String {
    literal::text(example).unwrap_or_else(|| literal::source(example))
}

/// `const _: () = assert!(!Probe::<Option<String>>::__TEXT || rules::length::text("client-1", 1, 4096), "..");` for each
/// rule on text whose arguments are literals. It is not in the table, which may never be asked for.
fn examples(field: &Field<'_>, generics: &Generics) -> Vec<TokenStream> {
    let Some(example) = &field.example else { return Vec::new() };
    let text = example_text(example);
    let is_not_text = concrete(field, generics).map(|ty| quote!(!__p::Probe::<#ty>::__TEXT ||));
    let is_const = |rule: &&Rule| {
        let is_literal =
            |arg: &Arg| rule.spec.takes == Takes::Classes || matches!(arg.value, Expr::Lit(_));
        // A type that is not known yet is text if a rule on text stands on it.
        let is_text = rule.spec.on == On::Text;
        (is_text || rule.spec.on == On::Length && is_not_text.is_some())
            && rule.args.iter().all(is_literal)
    };
    let rules = field.rules.iter().filter(is_const).map(|rule| {
        let name = format_ident!("{}", rule.spec.name);
        let args = arguments(rule);
        let message = broken_example(rule);
        quote_spanned! {generated(example.span())=>
            const _: () = {
                use __p::Unknown as _;
                ::core::assert!(#is_not_text __p::rules::#name::text(#text #args), "{}", #message);
            };
        }
    });
    rules.collect()
}

/// The type of the field where no parameter is in scope; `None` if it mentions one other than a lifetime.
fn concrete(field: &Field<'_>, generics: &Generics) -> Option<TokenStream> {
    let ty = field.ty.to_token_stream();
    let types = generics.type_params().map(|param| &param.ident);
    let mut params = types.chain(generics.const_params().map(|param| &param.ident));
    let is_concrete = !params.any(|param| mentions(ty.clone(), param))
        && !mentions(ty.clone(), &format_ident!("Self"));
    is_concrete.then(|| with_static(ty, generics))
}

/// The type with `'static` for each lifetime of the struct.
fn with_static(ty: TokenStream, generics: &Generics) -> TokenStream {
    let mut is_lifetime = false;
    let replaced = ty.into_iter().map(|tree| {
        let follows = matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == '\'');
        let is_lifetime = std::mem::replace(&mut is_lifetime, follows);
        match tree {
            TokenTree::Ident(name)
                if is_lifetime
                    && generics.lifetimes().any(|param| param.lifetime.ident == name) =>
            {
                Ident::new("static", name.span()).into()
            }
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), with_static(group.stream(), generics)).into()
            }
            tree => tree,
        }
    });
    replaced.collect()
}

/// The checks of a field, in the order they were written; what is nested in it comes last.
fn check(index: usize, field: &Field<'_>) -> TokenStream {
    let ident = field.ident;
    let row = quote!(&<Self as __p::Validate>::TABLE.fields[#index]);
    let rules = field.rules.iter().enumerate().map(|(i, rule)| match rule.spec.takes {
        Takes::Function => custom(field, rule, &row, i),
        _ => broken(field, rule, &row, i),
    });
    let nested = field.nested.as_ref().map(|nested| {
        let span = generated(nested.span());
        let value = quote_spanned!(span=> __value);
        let checked =
            quote_spanned!(span=> (&&&__p::Nested(#value)).__by().check(__report, #row, #value)?);
        quote! {
            if let ::core::option::Option::Some(__value) = __p::given!(&self.#ident) {
                use __p::{Foreign as _, Neither as _, Ours as _};
                #checked;
            }
        }
    });
    quote!(#(#rules)* #nested)
}

/// `if !rules::length::check(&self.client_id, 1, 4096) { report.broken(&TABLE.fields[0], 0)?; }`
fn broken(field: &Field<'_>, rule: &Rule, row: &TokenStream, index: usize) -> TokenStream {
    let ident = field.ident;
    let name = format_ident!("{}", rule.spec.name);
    let args = arguments(rule);
    let span = generated(rule.name.span());
    let value = quote_spanned!(span=> &self.#ident);
    let mut holds = quote_spanned!(span=> __p::rules::#name::check(#value #args));
    if let Some(equal) = evaluated_equal(rule) {
        holds = quote!(match #equal { __equal => #holds });
    }
    quote! {
        if !#holds {
            __report.broken(#row, #index)?;
        }
    }
}

/// `if let Some(value) = given!(&self.url) { if let Err(error) = Verdict::verdict(f(Argument(value).__argument())) { .. } }`
fn custom(field: &Field<'_>, rule: &Rule, row: &TokenStream, index: usize) -> TokenStream {
    let ident = field.ident;
    let function = rule.arg("function").map(|arg| function(&arg.value));
    let span = generated(function.span());
    let called = quote_spanned!(span=> #function(__p::Argument(__value).__argument()));
    let verdict = quote_spanned!(span=> __p::Verdict::verdict(#called));
    quote! {
        if let ::core::option::Option::Some(__value) = __p::given!(&self.#ident) {
            use __p::AnyArgument as _;
            if let ::core::result::Result::Err(__error) = #verdict {
                __report.raised(#row, #index, __error)?;
            }
        }
    }
}

/// The function's path, also where it is written as a string.
fn function(value: &Expr) -> TokenStream {
    literal::string(value).map_or_else(
        || value.to_token_stream(),
        |path| {
            path.parse::<syn::ExprPath>()
                .map_or_else(|error| error.to_compile_error(), ToTokens::into_token_stream)
        },
    )
}

/// A rule's arguments as those of its function, each after a comma.
fn arguments(rule: &Rule) -> TokenStream {
    match rule.spec.takes {
        Takes::Nothing | Takes::Function => TokenStream::new(),
        Takes::Texts => {
            let texts = rule.args.iter().map(|arg| &arg.value);
            quote!(, &[#(#texts),*])
        }
        Takes::Counts => {
            if evaluated_equal(rule).is_some() {
                return quote!(, __equal, __equal);
            }
            let equal = rule.arg("equal");
            let count = |name, default: TokenStream| {
                rule.arg(name).or(equal).map_or(default, |arg| plain(&arg.value))
            };
            let (min, max) =
                (count("min", quote!(0)), count("max", quote!(::core::primitive::u64::MAX)));
            quote!(, #min, #max)
        }
        Takes::Bounds => {
            let (min, max) = (bound(rule, "min"), bound(rule, "max"));
            quote_spanned!(generated(rule.name.span())=> , #min, #max)
        }
        Takes::Classes => {
            let literals: Vec<_> =
                rule.args.iter().filter_map(|arg| literal::text(&arg.value)).collect();
            let classes = rule.args.iter().filter(|arg| literal::text(&arg.value).is_none());
            let classes = classes.map(|arg| arg.value.to_token_stream().to_string());
            quote!(, __p::rules::chars::Set::<{ __p::rules::chars::mask(&[#(#classes),*], &[#(#literals),*]) }>)
        }
    }
}

/// The argument `equal`, which is both bounds, where it must not be evaluated for each of them.
fn evaluated_equal(rule: &Rule) -> Option<&Expr> {
    rule.arg("equal").map(|arg| &arg.value).filter(|value| !matches!(value, Expr::Lit(_)))
}

/// `Bound::Included(1)`, of the argument or of its exclusive form.
fn bound(rule: &Rule, name: &str) -> TokenStream {
    let span = generated(rule.name.span());
    if let Some(Arg { value, .. }) = rule.arg(name) {
        quote_spanned!(span=> __p::ops::Bound::Included(#value))
    } else if let Some(Arg { value, .. }) = rule.arg(&format!("exclusive_{name}")) {
        quote_spanned!(span=> __p::ops::Bound::Excluded(#value))
    } else {
        quote_spanned!(span=> __p::ops::Bound::Unbounded)
    }
}

/// A number without the suffix it may have been given.
fn plain(value: &Expr) -> TokenStream {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Int(int), .. }) => {
            LitInt::new(int.base10_digits(), int.span()).into_token_stream()
        }
        other => other.to_token_stream(),
    }
}

/// The place of `span`, in generated code: errors point there, while lints know that nobody wrote it.
fn generated(span: Span) -> Span {
    Span::call_site().located_at(span)
}

#[cfg(test)]
mod tests {
    use std::{env, fs};

    use quote::quote;

    /// A snapshot is a struct and, after it, what becomes of it. `SNAPSHOTS=overwrite` writes the latter anew.
    fn expands_as_in(file: &str) {
        let path = format!("{}/snapshots/{file}", env!("CARGO_MANIFEST_DIR"));
        let snapshot = fs::read_to_string(&path).unwrap();
        let request = syn::parse_file(&snapshot).unwrap().items.swap_remove(0);
        let expansion = crate::derive(&syn::parse2(quote!(#request)).unwrap());
        let expanded = prettyplease::unparse(&syn::parse2(quote!(#request #expansion)).unwrap());
        if env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite") {
            fs::write(path, expanded).unwrap();
        } else {
            assert!(snapshot == expanded, "{file} should be:\n{expanded}");
        }
    }

    #[test]
    fn one_field() {
        expands_as_in("one_field.rs");
    }

    #[test]
    fn every_rule() {
        expands_as_in("every_rule.rs");
    }

    #[test]
    fn generics_and_lifetimes() {
        expands_as_in("generics_and_lifetimes.rs");
    }
}
