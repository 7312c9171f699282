//! Types whose values may be absent.

/// A type whose value may be absent: an `Option`, or a type of your own.
///
/// ```
/// use token_request::{Optional, Validate};
///
/// enum Maybe<T> {
///     Nothing,
///     Just(T),
/// }
///
/// impl<T> Optional for Maybe<T> {
///     type Value = T;
///     fn given(&self) -> Option<&T> {
///         match self {
///             Self::Nothing => None,
///             Self::Just(value) => Some(value),
///         }
///     }
/// }
///
/// #[derive(Validate)]
/// struct Request {
///     #[validate(required)]
///     grant: Maybe<String>,
/// }
///
/// assert!(Request { grant: Maybe::Just("code".into()) }.is_valid());
/// assert!(!Request { grant: Maybe::Nothing }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is never absent, so this rule has no effect",
    label = "needs an `Option`",
    note = "a type of your own can be absent when it implements `token_request::Optional`"
)]
pub trait Optional {
    /// The type of the value.
    type Value;
    /// Returns the value; `None` if it is absent.
    fn given(&self) -> Option<&Self::Value>;
}

impl<T> Optional for Option<T> {
    type Value = T;
    #[inline]
    fn given(&self) -> Option<&T> {
        self.as_ref()
    }
}

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Optional + ?Sized> Optional for $pointer {
            type Value = T::Value;
            #[inline]
            fn given(&self) -> Option<&T::Value> {
                (**self).given()
            }
        }
    )+};
}
for_pointers!(pointers);
