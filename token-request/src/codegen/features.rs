//! Macros for code that needs a feature of this crate. Generated code cannot see which features are on, so without the feature the
//! macro is a compile error that names it.

/// Expands to its input.
#[doc(hidden)]
#[macro_export]
macro_rules! __with {
    ($($tokens:tt)*) => { $($tokens)* };
}
#[cfg(not(feature = "url"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __without_url {
    ($($tokens:tt)*) => {
        ::core::compile_error!("the rule `url` needs the feature `url` of `token-request`")
    };
}
#[cfg(not(feature = "regex"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __without_regex {
    ($($tokens:tt)*) => {
        ::core::compile_error!(
            "a rule with a regular expression needs the feature `regex` of `token-request`"
        )
    };
}
#[cfg(not(feature = "card"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __without_card {
    ($($tokens:tt)*) => {
        ::core::compile_error!("the rule `credit_card` needs the feature `card` of `token-request`")
    };
}
#[cfg(not(feature = "graphemes"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __without_graphemes {
    ($($tokens:tt)*) => {
        ::core::compile_error!(
            "the unit `graphemes` needs the feature `graphemes` of `token-request`"
        )
    };
}
#[cfg(feature = "url")]
pub use crate::__with as with_url;
#[cfg(feature = "regex")]
pub use crate::__with as with_regex;
#[cfg(feature = "card")]
pub use crate::__with as with_card;
#[cfg(feature = "graphemes")]
pub use crate::__with as with_graphemes;
#[cfg(not(feature = "card"))]
pub use crate::__without_card as with_card;
#[cfg(not(feature = "graphemes"))]
pub use crate::__without_graphemes as with_graphemes;
#[cfg(not(feature = "regex"))]
pub use crate::__without_regex as with_regex;
#[cfg(not(feature = "url"))]
pub use crate::__without_url as with_url;
