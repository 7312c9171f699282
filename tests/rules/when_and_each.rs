//! Rules inside of `when` and `each`.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};

use token_request::{Rule, RuleError, Validate, ValidateWith};

use super::{functions, verdict};

thread_local! {
    static CALLS: Cell<u32> = const { Cell::new(0) };
}

/// Returns the condition and counts its evaluations.
fn ask(condition: bool) -> bool {
    CALLS.set(CALLS.get() + 1);
    condition
}

fn calls<T>(run: impl FnOnce() -> T) -> (u32, T) {
    CALLS.set(0);
    let result = run();
    (CALLS.get(), result)
}

#[derive(Validate, Clone)]
struct Item {
    #[validate(length(min = 1))]
    name: String,
}

fn item(name: &str) -> Item {
    Item { name: name.into() }
}

#[test]
fn a_rule_applies_if_its_condition_is_true() {
    #[derive(Validate)]
    struct Subject {
        is_strict: bool,
        #[validate(required(if = self.is_strict))]
        required: Option<u8>,
        #[validate(length(min = 2, if = self.is_strict, code = "short"), one_of("a", "bc", if = !self.is_strict))]
        text: String,
        #[validate(range(max = 1, if = { let strict = self.is_strict; strict }), multiple_of(2, if = false))]
        number: u8,
        #[validate(custom(function = functions::any, if = matches!(self.number, 2..)))]
        custom: u8,
        #[validate(nested(if = self.is_strict))]
        item: Item,
    }
    let of = |is_strict, text: &str, number| {
        verdict(&Subject {
            is_strict,
            required: None,
            text: text.into(),
            number,
            custom: 0,
            item: item(""),
        })
    };
    assert_eq!(of(false, "a", 1), "");
    assert_eq!(of(false, "x", 3), "text: must be one of `a`, `bc`\ncustom: is invalid");
    assert_eq!(
        of(true, "x", 3),
        "required: is required\ntext: must have at least 2 characters\nnumber: must be at most 1\n\
         custom: is invalid\nitem.name: must have at least 1 character"
    );
    let rules = Subject::TABLE.fields[2].rules;
    assert_eq!(rules[0].to_string(), r#"length(min = 2, code = "short", if = self.is_strict)"#);
    assert_eq!(rules[1].condition, Some("! self.is_strict"));
    assert!(!Subject::TABLE.fields[1].required, "not always");
}

#[test]
fn the_condition_of_several_rules_is_evaluated_once() {
    #[derive(Validate)]
    struct Subject {
        is_strict: bool,
        #[validate(length(max = 3), when(ask(self.is_strict), length(min = 1), chars(digits)), none_of("x"))]
        text: String,
        #[validate(when(ask(false), required), when(ask(true), required(code = "second")))]
        twice: Option<u8>,
    }
    let of = |is_strict, text: &str, twice| Subject { is_strict, text: text.into(), twice };
    assert_eq!(calls(|| verdict_once(&of(false, "abc", Some(0)))), (3, String::new()));
    assert_eq!(
        calls(|| verdict_once(&of(true, "x", None))),
        (
            3,
            "text: must contain only digits (0 to 9)\ntext: must not be `x`\ntwice: is required"
                .to_owned()
        )
    );
    let text = Subject::TABLE.fields[1].rules;
    let conditions: Vec<_> = text.iter().map(|rule| rule.condition).collect();
    let condition = Some("ask(self.is_strict)");
    assert_eq!(conditions, [None, condition, condition, None]);
    let violations = of(true, "", None).validate().unwrap_err();
    assert_eq!(violations[1].code(), "second");
}

/// Returns the violations without a call of `is_valid`.
fn verdict_once(request: &impl Validate) -> String {
    request.validate().err().map_or_else(String::new, |violations| violations.to_string())
}

/// An inner condition is evaluated once, and only if the outer condition is true.
#[test]
fn conditions_can_be_nested() {
    #[derive(Validate)]
    struct Subject {
        outer: bool,
        inner: bool,
        #[validate(when(
            ask(self.outer),
            length(min = 1),
            when(ask(self.inner), chars(digits), none_of("b", message = "is odd")),
            one_of("a", if = self.inner),
        ))]
        text: String,
    }
    let of = |outer, inner| {
        let subject = Subject { outer, inner, text: String::from("b") };
        calls(|| verdict_once(&subject))
    };
    assert_eq!(of(false, true), (1, String::new()));
    assert_eq!(of(true, false), (2, String::new()));
    let all = "text: must contain only digits (0 to 9)\ntext: is odd\ntext: must be `a`";
    assert_eq!(of(true, true), (2, all.to_owned()));
    let conditions: Vec<_> =
        Subject::TABLE.fields[2].rules.iter().map(|rule| rule.condition).collect();
    let (outer, both) = ("ask(self.outer)", "ask(self.outer) && ask(self.inner)");
    assert_eq!(
        conditions,
        [Some(outer), Some(both), Some(both), Some("ask(self.outer) && self.inner")]
    );
}

#[test]
fn nested_can_be_conditional() {
    #[derive(Validate)]
    struct Subject {
        is_strict: bool,
        #[validate(when(ask(self.is_strict), length(max = 1), nested))]
        items: Vec<Item>,
        #[validate(when(ask(self.is_strict), nested))]
        alone: Item,
        #[validate(when(self.is_strict, nested(if = self.items.is_empty())))]
        twice: Option<Item>,
    }
    let of = |is_strict, n| {
        let subject =
            Subject { is_strict, items: vec![item(""); n], alone: item(""), twice: Some(item("")) };
        calls(|| verdict_once(&subject))
    };
    let missing = |name| format!("{name}.name: must have at least 1 character");
    assert_eq!(of(false, 2), (2, String::new()));
    let many = [
        "items: must have at most 1 item".into(),
        missing("items[0]"),
        missing("items[1]"),
        missing("alone"),
    ];
    assert_eq!(of(true, 2), (2, many.join("\n")));
    assert_eq!(of(true, 0), (2, [missing("alone"), missing("twice")].join("\n")));
}

#[test]
fn rules_on_the_struct_can_be_conditional() {
    #[derive(Validate)]
    #[validate(when(ask(self.is_strict), exactly_one_of(a, b), when(self.a.is_none(), schema(function = whole))))]
    #[validate(at_least_one_of(a, b, if = !self.is_strict), schema(function = whole, if = false))]
    struct Subject {
        is_strict: bool,
        a: Option<u8>,
        b: Option<u8>,
    }
    fn whole(_: &Subject) -> Result<(), RuleError> {
        Err(RuleError::new("whole").message("is wrong"))
    }
    let of = |is_strict, a, b| {
        let subject = Subject { is_strict, a, b };
        calls(|| verdict_once(&subject))
    };
    assert_eq!(of(false, None, None), (1, "at least one of `a` and `b` must be given".to_owned()));
    assert_eq!(of(false, Some(1), Some(1)), (1, String::new()));
    assert_eq!(
        of(true, Some(1), Some(1)),
        (1, "exactly one of `a` and `b` must be given".to_owned())
    );
    assert_eq!(of(true, None, Some(1)), (1, "is wrong".to_owned()));
    let conditions: Vec<_> = Subject::TABLE.whole.rules.iter().map(|rule| rule.condition).collect();
    assert_eq!(conditions[1], Some("ask(self.is_strict) && self.a.is_none()"));
}

/// The condition of a rule on items is evaluated for each item.
#[test]
fn rules_on_items_can_be_conditional() {
    #[derive(Validate)]
    struct Subject {
        is_strict: bool,
        #[validate(each(length(max = 3), when(ask(self.is_strict), chars(digits), length(min = 1))))]
        list: Vec<String>,
        #[validate(when(self.is_strict, keys(chars(digits)), values(range(max = 1))))]
        map: BTreeMap<String, u8>,
        #[validate(each(values(length(min = 1), if = self.is_strict), if = self.list.len() > 1))]
        lists: Option<Vec<HashMap<u8, String>>>,
    }
    let of = |is_strict, list: &[&str]| {
        let subject = Subject {
            is_strict,
            list: list.iter().map(ToString::to_string).collect(),
            map: [("a".into(), 2)].into(),
            lists: Some(vec![[(7, String::new())].into()]),
        };
        calls(|| verdict_once(&subject))
    };
    assert_eq!(of(false, &["", "x"]), (2, String::new()));
    let map = "map.a: must contain only digits (0 to 9)\nmap.a: must be at most 1";
    assert_eq!(of(true, &["1"]), (1, map.to_owned()));
    let list =
        "list[1]: must contain only digits (0 to 9)\nlist[2]: must have at least 1 character";
    let lists = "lists[0].7: must have at least 1 character";
    assert_eq!(of(true, &["1", "x", ""]), (3, [list, map, lists].join("\n")));
    let each: &Rule = &Subject::TABLE.fields[1].rules[0];
    let conditions: Vec<_> =
        each.elements.unwrap().rules.iter().map(|rule| rule.condition).collect();
    assert_eq!(conditions, [None, Some("ask(self.is_strict)"), Some("ask(self.is_strict)")]);
    let lists = Subject::TABLE.fields[3].rules[0].to_string();
    assert_eq!(
        lists,
        "each(values(length(min = 1), if = self.is_strict), if = self.list.len() > 1)"
    );
}

/// The condition may use the context.
#[test]
fn a_condition_may_use_the_context() {
    #[derive(Validate)]
    #[validate(context = u64, when(*context > 1, at_least_one_of(text, number)))]
    struct Subject {
        #[validate(when(ask(*context > 1), length(max = *context)), required(if = *context == 9))]
        text: Option<String>,
        #[validate(multiple_of(*context, if = *context > 0))]
        number: Option<u64>,
    }
    let of = |text: Option<&str>, number, context: u64| {
        let subject = Subject { text: text.map(str::to_owned), number };
        assert_eq!(subject.is_valid_with(&context), subject.validate_with(&context).is_ok());
        subject
            .validate_with(&context)
            .err()
            .map_or_else(String::new, |violations| violations.to_string())
    };
    assert_eq!(of(Some("abcd"), Some(3), 0), "");
    assert_eq!(
        of(Some("abcd"), Some(3), 2),
        "text: must have at most 2 characters\nnumber: must be a multiple of 2"
    );
    assert_eq!(
        of(None, None, 9),
        "text: is required\nat least one of `text` and `number` must be given"
    );
}

/// Conditional rules may contradict or repeat others, and examples need not satisfy them.
#[test]
fn conditional_rules_may_contradict_others() {
    #[derive(Validate)]
    struct Subject {
        is_strict: bool,
        #[validate(one_of("a", "b"), when(self.is_strict, none_of("b")))]
        kind: &'static str,
        #[validate(range(min = 10, if = self.is_strict), example = 5)]
        number: u8,
        #[validate(length(max = 3), length(max = 1, if = self.is_strict))]
        text: &'static str,
    }
    let wrong = |is_strict| verdict(&Subject { is_strict, kind: "b", number: 5, text: "ab" });
    assert_eq!(wrong(false), "");
    assert_eq!(
        wrong(true),
        "kind: must not be `b`\nnumber: must be at least 10\ntext: must have at most 1 character"
    );
}
