//! A rule: what every rule of the list has, and what each kind of rule adds.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::ext::IdentExt;
use syn::{Error, Expr, ExprPath, Generics, Ident};

use crate::argument::{self, Argument};
use crate::diag::{self, Errors, Result};
use crate::literal::{self, NumberLiteral};
use crate::rules::code;
use crate::scope::generated;

/// A rule of the list.
pub(crate) struct RuleSpec {
    /// The word in the attribute, the module in `token_request::rules`, and the code of the violation.
    pub(crate) name: &'static str,
    pub(crate) kind: &'static dyn RuleKind,
    pub(crate) on: On,
    /// True if a type without our trait may be checked through a trait of `validator`.
    pub(crate) is_bridged: bool,
    /// The feature of the core crate that the rule needs.
    pub(crate) feature: Option<&'static str>,
}

/// The values that a rule checks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum On {
    Text,
    Number,
    /// Text, or a value with a length.
    Length,
    /// Text, or another type that implements the rule's own trait.
    TextLike,
    /// A value that may be absent.
    Optional,
    /// Any type that the rule's function accepts.
    Any,
    /// The items of a list, or the keys or values of a map.
    Elements,
    /// The whole request.
    Whole,
}

/// The elements that `each`, `keys` and `values` walk.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Part {
    Item,
    Key,
    Value,
}

/// The shape of the code that a rule becomes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Form {
    /// A condition on one value or on fields: [`RuleKind::holds`].
    Condition,
    /// A call of the user's function with the value.
    Function,
    /// A call of the user's function with the whole request.
    Schema,
    /// Rules for each element.
    Elements(Part),
}

/// How the arguments that are expressions are evaluated, once for each check.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Evaluation {
    /// They are constants, which are used where they are.
    Never,
    Number,
    /// As a `u64`.
    Count,
    /// By reference.
    Reference,
}

/// The meaning of a string as the value of a named argument.
pub(crate) enum Quoted {
    Text,
    /// An expression, described for the error message.
    Expression(&'static str),
    /// An expression for a number, which a lower-case word is not.
    Number(&'static str),
}

/// The arguments of a rule, or of several rules alike: how they are parsed and checked, and the code that they become.
///
/// The defaults are those of a rule on one value without arguments.
pub(crate) trait RuleKind: Sync {
    /// Returns an example of the parentheses, for error messages.
    fn usage(&self) -> &'static str {
        "(message = \"..\")"
    }

    /// Returns the names of arguments `name = value`.
    fn names(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the words that may be written without a value, or as `word = true`.
    fn words(&self) -> &'static [&'static str] {
        &[]
    }

    /// Returns the greatest number of arguments without a name.
    fn max_unnamed(&self) -> usize {
        0
    }

    /// Returns what the rule cannot do without, for the error message; `None` if it needs no argument.
    fn needs(&self) -> Option<&'static str> {
        let takes_arguments = !self.names().is_empty() || self.max_unnamed() > 0;
        takes_arguments.then_some("arguments")
    }

    /// Returns whether a field may have the rule more than once.
    fn is_repeatable(&self) -> bool {
        false
    }

    /// Returns whether the order of the arguments has no meaning, and each of them counts.
    #[cfg_attr(
        not(feature = "field-table"),
        allow(dead_code, reason = "only the comparison with a page uses it")
    )]
    fn is_set(&self) -> bool {
        false
    }

    /// Returns whether the arguments are other fields or a condition on them, so that the rule cannot be used for elements.
    fn reads_fields(&self) -> bool {
        false
    }

    /// Returns the arguments that name other fields.
    fn others<'r>(&self, _rule: &'r RuleModel) -> Vec<&'r Expr> {
        Vec::new()
    }

    /// Returns the meaning of a string as the value of the argument `name`.
    fn quoted(&self, _name: &str) -> Quoted {
        Quoted::Text
    }

    /// Returns the error for an unknown argument, if the usual one would not help.
    fn unknown_argument(&self, _name: &Ident) -> Option<Error> {
        None
    }

    /// Returns the error for an argument that should have a name, if the usual one would not help.
    fn unnamed_argument(&self, _rule: &RuleModel, _value: &Expr) -> Option<Error> {
        None
    }

    /// Reports mistakes in the arguments.
    fn check(&self, _rule: &RuleModel, _scope: &Scope<'_>, _errors: &mut Errors) {}

    /// Returns whether an example satisfies the rule, as far as the macro can decide it. A rule on text also checks its
    /// example in generated code, with the function `text` of its module.
    fn accepts_example(&self, _rule: &RuleModel, _example: &Expr) -> bool {
        true
    }

    /// Returns whether an argument may be a constant of the user's.
    fn takes_constants(&self) -> bool {
        false
    }

    /// Returns the enums whose names are the allowed values.
    fn enums<'r>(&self, _rule: &'r RuleModel, _generics: &Generics) -> Vec<&'r ExprPath> {
        Vec::new()
    }

    fn form(&self) -> Form {
        Form::Condition
    }

    fn evaluation(&self) -> Evaluation {
        Evaluation::Never
    }

    /// Returns the suffix of the function in the rule's module, and its arguments after the value.
    fn arguments(
        &self,
        _rule: &RuleModel,
        _generics: &Generics,
    ) -> (&'static str, Vec<TokenStream>) {
        ("", Vec::new())
    }

    /// Returns the span of the error that a value of a wrong type is.
    fn type_span(&self, rule: &RuleModel) -> Span {
        rule.name.span()
    }

    /// Returns an expression for whether the value satisfies the rule. It binds as tightly as a call.
    fn holds(&self, rule: &RuleModel, site: &Site<'_>) -> TokenStream {
        let span = generated(self.type_span(rule));
        let (suffix, args) = self.arguments(rule, site.generics);
        let value = (site.value)(span);
        if rule.spec.is_bridged && suffix.is_empty() {
            code::dispatched(rule.spec.name, span, &value, &args)
        } else {
            code::called(rule.spec.name, suffix, span, &value, &args)
        }
    }

    /// Returns the name of an argument in the field table.
    fn table_name(&self, argument: &Argument) -> Option<String> {
        argument.name.as_ref().map(Ident::to_string)
    }

    /// Returns the value of an argument in the field table.
    fn table_value(&self, _rule: &RuleModel, value: &Expr, _site: &Site<'_>) -> TokenStream {
        table_value(value)
    }
}

/// Returns `Value::Integer(1)`, `Value::Float(0.5)`, `Value::String("x")` or, for any other expression, `Value::Source("..")`.
pub(crate) fn table_value(value: &Expr) -> TokenStream {
    match (NumberLiteral::of(value), literal::text(value)) {
        (Some(NumberLiteral::Integer(number)), _) => quote!(__p::Value::Integer(#number)),
        (Some(NumberLiteral::Float(number)), _) => quote!(__p::Value::Float(#number)),
        (None, Some(text)) => quote!(__p::Value::String(#text)),
        (None, None) => {
            let source = literal::source(value);
            quote!(__p::Value::Source(#source))
        }
    }
}

/// A rule as the user wrote it.
pub(crate) struct RuleModel {
    pub(crate) spec: &'static RuleSpec,
    pub(crate) name: Ident,
    /// Its own arguments, in order.
    pub(crate) args: Vec<Argument>,
    /// The arguments with unknown names.
    pub(crate) unknown: Vec<Argument>,
    pub(crate) code: Option<Expr>,
    pub(crate) message: Option<Expr>,
    pub(crate) message_fn: Option<Expr>,
    /// The error code that a token endpoint answers with.
    pub(crate) error: Option<Expr>,
    pub(crate) condition: Option<Expr>,
    /// The index of the innermost `when(..)` around it.
    pub(crate) when: Option<usize>,
    /// The rules in its own parentheses.
    pub(crate) rules: Vec<RuleModel>,
}

impl RuleModel {
    /// Returns whether the rule has no condition.
    pub(crate) fn is_always(&self) -> bool {
        self.condition.is_none() && self.when.is_none()
    }

    /// Returns the argument with this name.
    pub(crate) fn arg(&self, name: &str) -> Option<&Argument> {
        self.args.iter().find(|arg| arg.is_named(name))
    }

    /// Returns the arguments without a name, except words.
    pub(crate) fn unnamed(&self) -> impl Iterator<Item = &Expr> {
        let words = self.spec.kind.words();
        let is_word = |arg: &&Argument| words.iter().any(|word| arg.is_word(word));
        self.args
            .iter()
            .filter(move |arg| arg.name.is_none() && !is_word(arg))
            .map(|arg| &arg.value)
    }

    /// Returns whether this word is among the arguments.
    pub(crate) fn has(&self, word: &str) -> bool {
        self.args.iter().any(|arg| arg.is_word(word))
    }

    /// Returns the arguments that name other fields.
    pub(crate) fn others(&self) -> Vec<&Expr> {
        self.spec.kind.others(self)
    }

    /// Returns the source text of the rule.
    pub(crate) fn source(&self) -> String {
        let args = argument::sources(&self.args);
        let args = if args.is_empty() { args } else { format!("({args})") };
        format!("{}{args}", self.spec.name)
    }
}

impl RuleSpec {
    pub(crate) const fn new(name: &'static str, kind: &'static dyn RuleKind, on: On) -> Self {
        Self { name, kind, on, is_bridged: false, feature: None }
    }

    pub(crate) const fn bridged(self) -> Self {
        Self { is_bridged: true, ..self }
    }

    pub(crate) const fn feature(self, feature: &'static str) -> Self {
        Self { feature: Some(feature), ..self }
    }

    /// Returns whether it is a rule of the whole request.
    pub(crate) fn is_of_whole(&self) -> bool {
        self.on == On::Whole
    }

    /// Returns whether it may be used for elements.
    pub(crate) fn is_of_elements(&self) -> bool {
        !self.is_of_whole() && !self.kind.reads_fields()
    }

    /// Returns all names and words that may be written in its parentheses.
    pub(crate) fn known(&self) -> Vec<&'static str> {
        let names = self.kind.names();
        let words = self.kind.words().iter().filter(|word| !names.contains(word));
        names.iter().chain(words).chain(COMMON).copied().collect()
    }

    /// Returns the misspelt word that an argument without a name seems to be.
    pub(crate) fn misspelt<'a>(&self, value: &'a Expr) -> Option<&'a Ident> {
        let words = self.kind.words();
        let has_only_words =
            !words.is_empty() && self.kind.max_unnamed() == 0 && self.kind.names() == words;
        let word = literal::word(value)?;
        (has_only_words || diag::nearest(&word.to_string(), words).is_some()).then_some(word)
    }
}

/// The arguments that every rule takes.
pub(crate) const COMMON: &[&str] = &["code", "message", "message_fn", "error", "if"];

/// The surroundings of a rule, as far as its arguments depend on them.
pub(crate) struct Scope<'a> {
    /// The Rust names of the fields of the struct or variant.
    pub(crate) fields: Vec<&'a str>,
    /// The field that the rule belongs to.
    pub(crate) own: Option<&'a str>,
    pub(crate) is_struct: bool,
    /// True if the container names a context, or may have meant to.
    pub(crate) has_context: bool,
}

impl Scope<'_> {
    /// Reports a condition that is the bare name of a field.
    pub(crate) fn condition(&self, value: &Expr, errors: &mut Errors) {
        let Some(name) = literal::word(value) else { return };
        if self.is_struct && self.fields.contains(&&*name.unraw().to_string()) {
            errors.on(value, format!("a condition reads a field through `self`: `self.{name}`"));
        }
    }
}

/// The value and the other fields that the code of a rule may use.
pub(crate) struct Site<'a> {
    pub(crate) generics: &'a Generics,
    /// Returns a reference to the value, with the span of the error that a wrong type is.
    pub(crate) value: &'a dyn Fn(Span) -> TokenStream,
    /// Returns a reference to another field.
    pub(crate) other: &'a dyn Fn(&Expr, Span) -> Option<TokenStream>,
    pub(crate) names: &'a dyn Fn(&Expr) -> Option<FieldNames>,
}

/// The names of a field.
pub(crate) struct FieldNames {
    /// The name on the wire; for a flattened field, the name in Rust.
    pub(crate) wire: String,
    pub(crate) form: Option<String>,
}

/// Returns the name of another field, as an argument gives it: a word, a string, or the index in a tuple.
pub(crate) fn field_name(value: &Expr) -> Option<String> {
    if let Some(word) = literal::word(value) {
        return Some(word.unraw().to_string());
    }
    match NumberLiteral::of(value) {
        Some(NumberLiteral::Integer(index)) => Some(index.to_string()),
        _ => literal::text(value),
    }
}

/// Returns the expression in the quotes of an argument, where the rule takes expressions in quotes as `validator` does.
pub(crate) fn unquoted(kind: &dyn RuleKind, arg: &Argument) -> Result<Argument> {
    let (Some(name), Some(text)) = (&arg.name, literal::string(&arg.value)) else {
        return Ok(arg.clone());
    };
    let (takes, is_number) = match kind.quoted(&name.to_string()) {
        Quoted::Text => return Ok(arg.clone()),
        Quoted::Expression(takes) => (takes, false),
        Quoted::Number(takes) => (takes, true),
    };
    let error = || Error::new_spanned(text, format!("`{name}` takes {takes}"));
    let value = literal::unquoted(&arg.value).map_err(|_| error())?;
    // A lower-case word is rather a text than the name of a constant.
    let is_text =
        literal::word(&value).is_some_and(|word| !word.to_string().contains(char::is_uppercase));
    if is_text && is_number {
        return Err(error());
    }
    Ok(Argument { name: arg.name.clone(), value })
}

/// Returns the error for an argument that needs its name.
pub(crate) fn by_name(rule: &RuleModel, value: &Expr) -> Error {
    let (name, usage) = (rule.spec.name, rule.spec.kind.usage());
    Error::new_spanned(
        value,
        format!("`{name}` takes this argument by name, as in `{name}{usage}`"),
    )
}
