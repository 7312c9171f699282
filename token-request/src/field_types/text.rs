//! Types that are text.

use crate::Secret;

/// A type that the rules on text can check: `String`, `&str`, `Secret`, an `Option` of one, or a type of your own.
///
/// ```
/// use token_request::{Text, Validate};
///
/// struct Scope(String);
///
/// impl Text for Scope {
///     fn text(&self) -> Option<&str> {
///         Some(&self.0)
///     }
/// }
///
/// #[derive(Validate)]
/// struct Request {
///     #[validate(chars(alphanumeric, ":"))]
///     scope: Scope,
/// }
///
/// assert!(Request { scope: Scope("read:all".into()) }.is_valid());
/// assert!(!Request { scope: Scope("read all".into()) }.is_valid());
/// ```
#[diagnostic::on_unimplemented(
    message = "this rule checks text, and `{Self}` is not text",
    label = "needs text: `String`, `&str`, `Cow<str>`, `Box<str>`, `Arc<str>`, `Secret`, or an `Option` of one",
    note = "a type of your own is text when it implements `token_request::Text`"
)]
pub trait Text {
    /// `true` if a field of this type is secret, also one with a list or a map of it. If the type is nested deeper, or is
    /// the key of a map, the field needs the attribute `secret`.
    const SECRET: bool = false;
    /// Returns the text; `None` if the value is absent.
    fn text(&self) -> Option<&str>;
}

macro_rules! text {
    ($($ty:ty: $text:expr, $secret:literal);+) => {$(
        impl Text for $ty {
            const SECRET: bool = $secret;
            #[inline]
            fn text(&self) -> Option<&str> {
                Some($text(self))
            }
        }
    )+};
}
text!(str: std::convert::identity, false; String: String::as_str, false; Secret: Secret::expose, true);

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Text + ?Sized> Text for $pointer {
            const SECRET: bool = T::SECRET;
            #[inline]
            fn text(&self) -> Option<&str> {
                (**self).text()
            }
        }
    )+};
}
for_pointers!(pointers);

impl<T: Text> Text for Option<T> {
    const SECRET: bool = T::SECRET;
    #[inline]
    fn text(&self) -> Option<&str> {
        self.as_ref().and_then(T::text)
    }
}
