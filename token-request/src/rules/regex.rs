//! `regex(path = RE)`: the text matches a regular expression that the user holds somewhere.

use std::cell::{LazyCell, OnceCell};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError, RwLock};

use ::regex::Regex;

use super::BrokenRule;
use crate::RuleError;
use crate::field_types::Text;

/// What the rule `regex` may name: a [`Regex`], a `LazyLock`, `OnceLock` or `Mutex` of one, what refers to one of
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
    /// Whether the text matches; `None` where there is no regular expression yet.
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
                // Its function may panic, and what has panicked once does so whenever it is asked again.
                let forced = catch_unwind(AssertUnwindSafe(|| $lazy::force(self)));
                forced.ok()?.matched(text)
            }
        }
    )+};
}
lazy!(LazyLock, LazyCell);

// A panic elsewhere cannot have left half a regular expression in a lock.
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

/// Whether the text matches, or is absent. Nothing matches what is not there.
#[inline]
pub fn check<T: Text + ?Sized, R: Holder + ?Sized>(value: &T, regex: &R) -> bool {
    value.text().is_none_or(|text| regex.matched(text) == Some(true))
}

/// Why the rule is broken, where the text cannot help it: there is no regular expression.
#[cold]
#[inline(never)]
pub fn unset<R: Holder + ?Sized>(regex: &R) -> Option<RuleError> {
    let error = || RuleError::new("regex").message("cannot be checked: its pattern is not set");
    regex.matched("").is_none().then(error)
}

pub(crate) fn describe(_: &BrokenRule<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_str("has a wrong format")
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
    use crate::rules::said;
    use crate::table::{Arg, Field, Type, Value};

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

    /// As `check(&self.f, &PATH)`, for all that `PATH` may be.
    #[test]
    fn statics() {
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
    fn values() {
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

    /// A type of the user's own.
    #[test]
    fn own() {
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
    fn a_panic_elsewhere_poisons_no_regex() {
        let mutex = Mutex::new(OnceCell::from(digits()));
        let lock = RwLock::new(digits());
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _guards = (mutex.lock(), lock.write());
            panic!("on purpose");
        }));
        assert!(panicked.is_err() && mutex.is_poisoned() && lock.is_poisoned());
        holds(&mutex);
        holds(&lock);
    }

    #[test]
    fn what_cannot_be_made_is_not_set() {
        let made = || -> Regex { panic!("on purpose") };
        let (lock, cell) = (LazyLock::new(made), LazyCell::new(made));
        for _ in 0..2 {
            holds_nothing(&lock);
            holds_nothing(&cell);
        }
    }

    #[test]
    fn messages() {
        const FIELD: &Field = &Field::new("a", Type::String);
        let path = Arg::named("path", Value::Source("RE"));
        assert_eq!(said("regex", FIELD, &[path]), "has a wrong format");
        assert_eq!(said("regex", FIELD, &[]), "has a wrong format");
    }
}
