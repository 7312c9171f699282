//! Structs and enums that are validated with a context.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use serde::Serialize;
use token_request::{Field, Report, Rule, Table, Type, Validate, ValidateWith, Violations};

struct Limits {
    max: u8,
    words: Vec<&'static str>,
}

fn limits(max: u8) -> Limits {
    Limits { max, words: vec!["a", "b"] }
}

fn lines<T: ValidateWith<C> + ?Sized, C: ?Sized>(request: &T, context: &C) -> Vec<String> {
    let violations = request.validate_with(context).err();
    assert_eq!(request.is_valid_with(context), violations.is_none());
    paths(violations.as_ref())
}

/// Returns the paths and codes of the violations.
fn paths(violations: Option<&Violations>) -> Vec<String> {
    let all = violations.into_iter().flatten();
    all.map(|violation| format!("{} {}", violation.path(), violation.code())).collect()
}

fn known(word: &str, limits: &Limits) -> Result<(), &'static str> {
    if limits.words.contains(&word) { Ok(()) } else { Err("unknown") }
}

fn within(number: u8, limits: &Limits) -> Result<(), &'static str> {
    if number <= limits.max { Ok(()) } else { Err("beyond") }
}

#[derive(Validate)]
#[validate(context = Limits)]
struct Inner {
    #[validate(range(max = context.max))]
    n: u8,
    #[validate(custom(function = known, use_context))]
    word: &'static str,
}

fn inner(n: u8, word: &'static str) -> Inner {
    Inner { n, word }
}

/// A request that needs no context.
#[derive(Validate)]
struct Plain {
    #[validate(range(max = 9))]
    n: u8,
}

/// A request with an implementation by hand.
struct ByHand(u8);

impl ValidateWith<Limits> for ByHand {
    const TABLE: Table = Table::new(
        "ByHand",
        &[Field::new("0", Type::Integer).rules(&[Rule::new("even_max").message("no")])],
    );

    fn check_with(&self, context: &Limits, report: &mut Report<'_>) -> ControlFlow<()> {
        if self.0 > context.max {
            report.broken(&<Self as ValidateWith<Limits>>::TABLE.fields[0], 0)?;
        }
        ControlFlow::Continue(())
    }
}

#[derive(Validate)]
#[validate(context = Limits)]
struct Outer {
    #[validate(nested)]
    one: Inner,
    #[validate(nested)]
    boxed: Option<Box<Inner>>,
    #[validate(nested, length(max = context.words.len() as u64))]
    list: Vec<Option<Inner>>,
    #[validate(nested)]
    map: HashMap<String, BTreeMap<u8, Inner>>,
    #[validate(nested)]
    tuple: (Inner, ByHand),
    #[validate(nested)]
    plain: [Plain; 1],
    #[validate(nested)]
    by_hand: ByHand,
    #[validate(each(custom(function = known, use_context)))]
    words: [&'static str; 2],
    #[validate(required_if(context.max > 2))]
    more: Option<u8>,
}

#[test]
fn a_nested_request_gets_the_context() {
    let outer = |n, word| Outer {
        one: inner(n, word),
        boxed: Some(Box::new(inner(n, word))),
        list: vec![None, Some(inner(n, word)), None],
        map: [("k".into(), [(1, inner(n, word))].into())].into(),
        tuple: (inner(n, word), ByHand(n)),
        plain: [Plain { n: n + 5 }],
        by_hand: ByHand(n),
        words: ["a", word],
        more: None,
    };
    assert_eq!(
        lines(&outer(5, "x"), &limits(4)),
        [
            "one.n range",
            "one.word unknown",
            "boxed.n range",
            "boxed.word unknown",
            "list length",
            "list[1].n range",
            "list[1].word unknown",
            "map.k.1.n range",
            "map.k.1.word unknown",
            "tuple[0].n range",
            "tuple[0].word unknown",
            "tuple[1].0 even_max",
            "plain[0].n range",
            "by_hand.0 even_max",
            "words[1] unknown",
            "more required_if",
        ]
    );
    assert_eq!(lines(&outer(2, "b"), &limits(2)), ["list length"]);
    let violations = inner(5, "a").validate_with(&limits(4)).unwrap_err();
    assert_eq!(violations.to_string(), "n: must be at most 4");
}

#[test]
fn a_collection_can_be_validated_by_itself() {
    assert_eq!(lines(&vec![inner(1, "a"), inner(9, "a")], &limits(3)), ["[1].n range"]);
    assert_eq!(lines(&[inner(9, "a")][..], &limits(3)), ["[0].n range"]);
    assert_eq!(lines(&Some(&inner(9, "a")), &limits(3)), ["n range"]);
    assert_eq!(lines(&(inner(9, "a"), ByHand(9)), &limits(3)), ["[0].n range", "[1].0 even_max"]);
    assert_eq!(lines(&BTreeMap::from([("k", inner(9, "a"))]), &limits(3)), ["k.n range"]);
    assert_eq!(<Vec<Inner> as ValidateWith<Limits>>::TABLE.name, "Inner");
}

#[test]
fn a_nested_request_may_get_another_context() {
    #[derive(Validate)]
    struct Request {
        #[validate(skip)]
        limits: Limits,
        #[validate(nested(context = &self.limits))]
        inner: Option<Inner>,
        #[validate(nested(context = &self.limits, if = self.limits.max > 0))]
        list: Vec<Inner>,
    }
    #[derive(Validate)]
    #[validate(context = "u8")]
    enum Variants {
        Given(#[validate(nested(context = &limits(*context)))] Inner),
    }
    let request = |max| Request {
        limits: limits(max),
        inner: Some(inner(9, "a")),
        list: vec![inner(9, "a")],
    };
    assert_eq!(paths(request(8).validate().err().as_ref()), ["inner.n range", "list[0].n range"]);
    assert_eq!(paths(request(9).validate().err().as_ref()), [""; 0]);
    assert_eq!(paths(request(0).validate().err().as_ref()), ["inner.n range"]);
    assert_eq!(lines(&Variants::Given(inner(9, "a")), &8), ["Given.n range"]);
}

#[test]
fn every_struct_and_enum_may_have_a_context() {
    #[derive(Validate)]
    #[validate(context = Limits)]
    struct Newtype(#[validate(custom(function = within, use_context))] u8);
    #[derive(Validate)]
    #[validate(context = Limits)]
    struct Tuple(#[validate(nested)] Newtype, #[validate(range(max = context.max))] u8);
    #[derive(Validate)]
    #[validate(context = Limits)]
    struct Unit;
    #[derive(Validate)]
    #[validate(context = Limits)]
    enum Kind {
        Unit,
        Newtype(#[validate(nested)] Newtype),
        Pair(#[validate(nested)] Tuple, #[validate(each(range(max = context.max)))] Vec<u8>),
        Named {
            #[validate(nested)]
            kinds: Vec<Kind>,
            #[validate(when(context.max > 3, required))]
            some: Option<u8>,
        },
    }
    assert_eq!(lines(&Newtype(5), &limits(4)), [" beyond"]);
    assert_eq!(lines(&Tuple(Newtype(5), 5), &limits(4)), ["[0] beyond", "[1] range"]);
    assert_eq!(lines(&Unit, &limits(4)), [""; 0]);
    let kinds = vec![
        Kind::Unit,
        Kind::Newtype(Newtype(5)),
        Kind::Pair(Tuple(Newtype(1), 5), vec![4, 5]),
        Kind::Named { kinds: vec![Kind::Newtype(Newtype(5))], some: None },
    ];
    let kind = Kind::Named { kinds, some: Some(1) };
    assert_eq!(
        lines(&kind, &limits(4)),
        [
            "Named.kinds[1].Newtype beyond",
            "Named.kinds[2].Pair[0][1] range",
            "Named.kinds[2].Pair[1][1] range",
            "Named.kinds[3].Named.kinds[0].Newtype beyond",
            "Named.kinds[3].Named.some required",
        ]
    );
    assert_eq!(lines(&kind, &limits(5)), ["Named.kinds[3].Named.some required"]);
}

/// A context that borrows.
struct Words<'w>(&'w [&'w str]);

fn is_one(word: &str, words: &Words<'_>) -> Result<(), &'static str> {
    if words.0.contains(&word) { Ok(()) } else { Err("unknown") }
}

#[test]
fn a_context_may_borrow() {
    #[derive(Validate)]
    #[validate(context = "Words<'v_a>")]
    struct Named {
        #[validate(custom(function = is_one, use_context))]
        word: String,
    }
    #[derive(Validate)]
    #[validate(context = Words<'other>)]
    struct Other(#[validate(nested)] Named);
    #[derive(Validate)]
    #[validate(context = Words<'_>)]
    struct Elided(#[validate(nested)] Vec<Other>);
    #[derive(Validate)]
    #[validate(context = "Words<'v_a>")]
    struct Own<'v_a>(#[validate(custom(function = is_one, use_context))] &'v_a str);
    #[derive(Validate)]
    #[validate(context = (Words<'a>, &'b str, &'static str))]
    struct Several<T>(#[validate(nested(context = &context.0))] T)
    where
        T: for<'v_a, 'c> ValidateWith<Words<'c>>;
    #[derive(Validate)]
    #[validate(context = [&'v_a str])]
    struct Unsized<'a>(#[validate(length(max = context.len() as u64))] &'a str);

    let owned = ["a".to_owned()];
    let list: Vec<&str> = owned.iter().map(|word| &**word).collect();
    let words = Words(&list);
    let named = |word: &str| Named { word: word.into() };
    assert_eq!(lines(&named("a"), &words), [""; 0]);
    assert_eq!(lines(&named("b"), &words), ["word unknown"]);
    assert_eq!(lines(&Other(named("b")), &words), ["word unknown"]);
    assert_eq!(lines(&Elided(vec![Other(named("b"))]), &words), ["[0].word unknown"]);
    assert_eq!(lines(&Own("b"), &words), [" unknown"]);
    assert_eq!(lines(&Unsized("ab"), &list[..]), [" length"]);
    assert_eq!(lines(&Several(named("b")), &(words, &owned[0], "")), ["word unknown"]);
}

trait Judge {
    fn allows(&self, word: &str) -> bool;
}

impl Judge for str {
    fn allows(&self, word: &str) -> bool {
        self.contains(word)
    }
}

impl<T: Judge + ?Sized> Judge for &T {
    fn allows(&self, word: &str) -> bool {
        (**self).allows(word)
    }
}

fn allowed(word: &str, judge: &dyn Judge) -> Result<(), &'static str> {
    if judge.allows(word) { Ok(()) } else { Err("refused") }
}

#[test]
fn a_context_may_be_of_any_type() {
    #[derive(Validate)]
    #[validate(context = dyn Judge)]
    struct Dynamic(#[validate(custom(function = allowed, use_context))] &'static str);
    #[derive(Validate)]
    #[validate(context = dyn Judge)]
    struct Holder(#[validate(nested)] Vec<Dynamic>);
    #[derive(Validate)]
    #[validate(context = dyn Judge + 'v_a)]
    struct Borrowed(#[validate(custom(function = allowed, use_context))] &'static str);
    #[derive(Validate)]
    #[validate(context = "dyn Judge + 'v_a")]
    struct BorrowedHolder(#[validate(nested)] [Borrowed; 1]);
    #[derive(Validate)]
    #[validate(context = fn(&str) -> bool)]
    struct Function(#[validate(length(max = u64::from(context("ab"))))] &'static str);

    let owned = "a".to_owned();
    let judge: &str = &owned;
    assert_eq!(
        lines::<_, dyn Judge>(&Holder(vec![Dynamic("a"), Dynamic("b")]), &"a"),
        ["[1] refused"]
    );
    assert_eq!(lines::<_, dyn Judge>(&BorrowedHolder([Borrowed("b")]), &judge), ["[0] refused"]);
    let is_long: fn(&str) -> bool = |text| text.len() > 1;
    assert_eq!(lines(&Function("ab"), &is_long), [" length"]);
}

#[derive(Default)]
struct Seen {
    words: Vec<String>,
}

fn once(word: &str, seen: &mut Seen) -> Result<(), &'static str> {
    if seen.words.iter().any(|seen| seen == word) {
        return Err("twice");
    }
    seen.words.push(word.to_owned());
    Ok(())
}

#[derive(Validate)]
#[validate(context = Seen, mutable)]
struct Word(#[validate(custom(function = once, use_context))] &'static str);

#[test]
fn a_context_may_be_mutable() {
    #[derive(Validate)]
    #[validate(context = Seen, mutable, schema(function = counted, use_context))]
    struct Request<'__context> {
        #[validate(custom(function = once, use_context))]
        first: &'__context str,
        #[validate(nested)]
        list: Vec<Word>,
        #[validate(each(custom(function = once, use_context)))]
        each: Vec<&'__context str>,
        #[validate(values(custom(function = once, use_context)))]
        values: BTreeMap<u8, &'__context str>,
        #[validate(length(max = context.borrow().words.len() as u64))]
        last: &'__context str,
    }
    fn counted(_: &Request<'_>, seen: &mut Seen) -> Result<(), &'static str> {
        if seen.words.len() == 4 { Ok(()) } else { Err("count") }
    }
    #[derive(Validate)]
    #[validate(context = "Borrowing<'__context>", mutable)]
    enum Kind {
        Word(#[validate(custom(function = note, use_context))] &'static str),
    }
    struct Borrowing<'a>(&'a mut Seen);
    fn note(word: &str, seen: &mut Borrowing<'_>) -> Result<(), &'static str> {
        once(word, seen.0)
    }
    let request = Request {
        first: "a",
        list: vec![Word("b"), Word("a"), Word("c")],
        each: vec!["d", "a"],
        values: [(1, "b")].into(),
        last: "abcd",
    };
    let mut seen = Seen::default();
    let found = request.validate_with(&RefCell::new(&mut seen)).err();
    assert_eq!(paths(found.as_ref()), ["list[1] twice", "each[1] twice", "values.1 twice"]);
    assert_eq!(seen.words, ["a", "b", "c", "d"]);
    let mut seen = Borrowing(&mut seen);
    let found = Kind::Word("c").validate_with(&RefCell::new(&mut seen)).err();
    assert_eq!(paths(found.as_ref()), ["Word twice"]);
}

#[test]
fn generic_requests_may_have_a_context() {
    #[derive(Validate)]
    #[validate(context = C)]
    struct OfContext<C: AsRef<str>>(
        #[validate(length(max = context.as_ref().len() as u64))] String,
        std::marker::PhantomData<C>,
    );
    #[derive(Validate)]
    #[validate(context = Limits)]
    struct Page<T: ValidateWith<Limits>, P> {
        #[validate(nested)]
        with: Vec<T>,
        #[validate(nested)]
        without: Option<P>,
    }
    let page = Page { with: vec![inner(9, "a")], without: Some(Plain { n: 10 }) };
    assert_eq!(lines(&page, &limits(8)), ["with[0].n range", "without.n range"]);
    assert_eq!(lines(&OfContext("abc".into(), std::marker::PhantomData), &"ab"), ["[0] length"]);
}

#[test]
fn the_table_includes_nested_requests_with_a_context() {
    #[derive(Validate)]
    #[validate(context = "Words<'v_a>")]
    struct Borrowing;
    #[derive(Validate)]
    #[validate(context = "Vec<&'a C>", mutable)]
    struct Parameters<'a, C>(std::marker::PhantomData<&'a C>);
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Holder<'a> {
        inner: Vec<Inner>,
        mutable: Option<Word>,
        borrowing: Borrowing,
        parameters: Parameters<'a, u8>,
    }
    let types: Vec<_> = Holder::TABLE.fields.iter().map(|field| field.ty.to_string()).collect();
    assert_eq!(types, ["list of Inner", "string", "Borrowing", "any"]);
    let Type::Object(table) = Holder::TABLE.fields[1].ty else { panic!("an object") };
    assert_eq!(table().fields[0].rules[0].name, "custom");
}

#[test]
fn fields_may_have_the_names_of_variables() {
    #[derive(Validate, Serialize)]
    #[validate(context = u8)]
    #[allow(clippy::struct_field_names, reason = "the test is about names")]
    struct Request {
        #[validate(range(max = *context))]
        context: u8,
        #[validate(range(max = self.context))]
        __context: u8,
        #[validate(range(max = *context))]
        __report: u8,
    }
    #[derive(Validate)]
    #[validate(context = u8)]
    enum Kind {
        Named {
            #[validate(range(max = *context))]
            context: u8,
        },
    }
    let request = Request { context: 2, __context: 3, __report: 2 };
    assert_eq!(lines(&request, &1), ["context range", "__context range", "__report range"]);
    assert_eq!(lines(&Kind::Named { context: 2 }, &1), ["Named.context range"]);
}

#[cfg(feature = "validator")]
#[test]
fn the_implementation_for_validator_takes_the_context() {
    use validator::ValidateArgs;
    fn keys(result: Result<(), validator::ValidationErrors>) -> Vec<String> {
        let mut keys: Vec<_> =
            result.unwrap_err().errors().keys().map(ToString::to_string).collect();
        keys.sort();
        keys
    }
    #[derive(Validate)]
    #[validate(context = "Words<'v_a>")]
    struct Borrowing(
        #[validate(custom(function = is_one, use_context))] &'static str,
        #[validate(range(max = context.0.len()))] usize,
    );

    assert_eq!(keys(inner(9, "c").validate_with_args(&limits(8))), ["n", "word"]);
    assert!(inner(8, "a").validate_with_args(&limits(8)).is_ok());
    let owned = "a".to_owned();
    assert_eq!(keys(Borrowing("b", 2).validate_with_args(&Words(&[&owned]))), ["_tmp_validator"]);
    let mut seen = Seen::default();
    assert!(Word("a").validate_with_args(&mut seen).is_ok());
    assert_eq!(keys(Word("a").validate_with_args(&mut seen)), ["__all__"]);
}
