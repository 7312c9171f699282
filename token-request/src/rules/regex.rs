//! `regex(path = RE)`: the text matches a regular expression from the user's code.

use std::cell::{LazyCell, OnceCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError, RwLock};

use ::regex::Regex;

use super::shared::definition::RuleDefinition;
#[cfg(feature = "field-table")]
use super::shared::keywords::Keywords;
use crate::RuleError;
use crate::field_types::Text;

pub(crate) const RULE: RuleDefinition = RuleDefinition {
    describe: |_, f| f.write_str("has an invalid format"),
    #[cfg(feature = "field-table")]
    schema: Keywords::None,
    const_text: None,
};

/// A value that the rule `regex` can use: a [`Regex`], a `LazyLock`, `OnceLock` or `Mutex` of one, a reference to one of
/// these, or a type of your own.
///
/// ```
/// use std::sync::OnceLock;
///
/// use regex::Regex;
/// use token_request::RegexHolder;
///
/// static FROM_THE_CONFIGURATION: OnceLock<Regex> = OnceLock::new();
///
/// assert_eq!(FROM_THE_CONFIGURATION.matched("a1"), None);
/// FROM_THE_CONFIGURATION.set(Regex::new("^[a-z]+$")?).unwrap();
/// assert_eq!(FROM_THE_CONFIGURATION.matched("a1"), Some(false));
/// assert_eq!(FROM_THE_CONFIGURATION.matched("ab"), Some(true));
/// # Ok::<(), regex::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` holds no regular expression",
    label = "needs a `regex::Regex`, a `LazyLock`, `OnceLock` or `Mutex` of one, or a reference to one of these",
    note = "a type of your own holds one when it implements `token_request::RegexHolder`"
)]
pub trait Holder {
    /// Returns whether the text matches. Returns `None` if the regular expression is not set yet.
    fn matched(&self, text: &str) -> Option<bool>;
}

impl Holder for Regex {
    #[inline]
    fn matched(&self, text: &str) -> Option<bool> {
        Some(self.is_match(text))
    }
}

macro_rules! pointer {
    ($($pointer:ty),+) => {$(
        impl<T: Holder + ?Sized> Holder for $pointer {
            #[inline]
            fn matched(&self, text: &str) -> Option<bool> {
                (**self).matched(text)
            }
        }
    )+};
}
pointer!(&T, &mut T, Box<T>, Rc<T>, Arc<T>);

macro_rules! once {
    ($($once:ty),+) => {$(
        impl<T: Holder> Holder for $once {
            #[inline]
            fn matched(&self, text: &str) -> Option<bool> {
                self.get()?.matched(text)
            }
        }
    )+};
}
once!(OnceLock<T>, OnceCell<T>);

macro_rules! lazy {
    ($($lazy:ident),+) => {$(
        impl<T: Holder, F: FnOnce() -> T> Holder for $lazy<T, F> {
            #[inline]
            fn matched(&self, text: &str) -> Option<bool> {
                // Its function may panic, and then every later access panics too.
                let forced = catch_unwind(AssertUnwindSafe(|| $lazy::force(self)));
                forced.ok()?.matched(text)
            }
        }
    )+};
}
lazy!(LazyLock, LazyCell);

// A regular expression in a poisoned lock is still complete.
impl<T: Holder + ?Sized> Holder for Mutex<T> {
    #[inline]
    fn matched(&self, text: &str) -> Option<bool> {
        self.lock().unwrap_or_else(PoisonError::into_inner).matched(text)
    }
}

impl<T: Holder + ?Sized> Holder for RwLock<T> {
    #[inline]
    fn matched(&self, text: &str) -> Option<bool> {
        self.read().unwrap_or_else(PoisonError::into_inner).matched(text)
    }
}

/// Returns whether the text matches, or is absent. No text matches a regular expression that is not set.
#[inline]
pub fn check<T: Text + ?Sized, R: Holder + ?Sized>(value: &T, regex: &R) -> bool {
    value.text().is_none_or(|text| regex.matched(text) == Some(true))
}

/// Returns the error for a regular expression that is not set.
#[cold]
#[inline(never)]
pub fn unset<R: Holder + ?Sized>(regex: &R) -> Option<RuleError> {
    let error = || RuleError::new("regex").message("cannot be checked: its pattern is not set");
    regex.matched("").is_none().then(error)
}

#[cfg(test)]
mod tests {
    use std::cell::{LazyCell, OnceCell};
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::rc::Rc;
    use std::sync::{Arc, LazyLock, Mutex, OnceLock, RwLock};

    use ::regex::Regex;

    use super::{Holder, check, unset};
    use crate::Secret;
    use crate::rules::shared::testing::message;
    use crate::table::{Arg, Value};

    fn digits() -> Regex {
        Regex::new(r"^\d+$").unwrap()
    }

    fn holds<H: Holder + ?Sized>(holder: &H) {
        assert!(check("12", holder) && !check("1a", holder) && !check("", holder));
        assert!(check(&None::<String>, &holder) && !check(&Some(Secret::from("a")), &holder));
        assert_eq!(unset(holder), None);
    }

    fn holds_nothing<H: Holder + ?Sized>(holder: &H) {
        assert!(!check("12", holder) && !check("", &holder) && check(&None::<&str>, holder));
        let error = unset(holder).unwrap();
        assert_eq!((error.code(), &*error.to_string()), ("regex", UNSET));
    }

    const UNSET: &str = "cannot be checked: its pattern is not set";

    /// Uses statics as generated code does: `check(&self.field, &PATH)`.
    #[test]
    fn statics_are_supported() {
        static LAZY: LazyLock<Regex> = LazyLock::new(digits);
        static ONCE: OnceLock<Regex> = OnceLock::new();
        static MUTEX: Mutex<OnceLock<Regex>> = Mutex::new(OnceLock::new());
        static CELL: Mutex<OnceCell<Regex>> = Mutex::new(OnceCell::new());
        static ARC: LazyLock<Arc<Mutex<OnceCell<Regex>>>> = LazyLock::new(Arc::default);
        holds_nothing(&ONCE);
        holds_nothing(&MUTEX);
        holds_nothing(&CELL);
        holds_nothing(&ARC);
        ONCE.set(digits()).unwrap();
        MUTEX.lock().unwrap().set(digits()).unwrap();
        CELL.lock().unwrap().set(digits()).unwrap();
        ARC.lock().unwrap().set(digits()).unwrap();
        holds(&LAZY);
        holds(&*LAZY);
        holds(&&LAZY);
        holds(&ONCE);
        holds(&&ONCE);
        holds(&MUTEX);
        holds(&CELL);
        holds(&&CELL);
        holds(&*ARC);
        holds(&&ARC);
    }

    #[test]
    fn values_are_supported() {
        holds(&digits());
        holds(&Box::new(&mut digits()));
        holds(&Rc::new(OnceCell::from(digits())));
        holds(&Arc::new(Mutex::new(OnceLock::from(digits()))));
        holds(&RwLock::new(digits()));
        holds(&LazyCell::new(digits));
        let any: &dyn Holder = &digits();
        holds(any);
        holds_nothing(&OnceCell::<Regex>::new());
    }

    #[test]
    fn types_of_the_user_are_supported() {
        struct AllDigits(bool);
        impl Holder for AllDigits {
            fn matched(&self, text: &str) -> Option<bool> {
                self.0.then(|| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()))
            }
        }
        holds(&AllDigits(true));
        holds_nothing(&LazyLock::new(|| AllDigits(false)));
    }

    #[test]
    fn a_poisoned_lock_still_holds_the_regex() {
        let mutex = Mutex::new(OnceCell::from(digits()));
        let lock = RwLock::new(digits());
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _guards = (mutex.lock(), lock.write());
            panic!("intended");
        }));
        assert!(panicked.is_err() && mutex.is_poisoned() && lock.is_poisoned());
        holds(&mutex);
        holds(&lock);
    }

    #[test]
    fn a_lazy_regex_that_panics_is_not_set() {
        let made = || -> Regex { panic!("intended") };
        let (lock, cell) = (LazyLock::new(made), LazyCell::new(made));
        for _ in 0..2 {
            holds_nothing(&lock);
            holds_nothing(&cell);
        }
    }

    #[test]
    fn the_message_does_not_show_the_path() {
        let path = Arg::named("path", Value::Source("RE"));
        assert_eq!(message("regex", &[path]), "has an invalid format");
        assert_eq!(message("regex", &[]), "has an invalid format");
    }
}
