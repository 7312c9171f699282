//! Enums that list the names of their variants.

/// An enum that lists the names of its variants on the wire, for example for `one_of`.
///
/// `#[derive(Validate)]` on an enum of unit variants implements it. By hand:
///
/// ```
/// use token_request::WireNames;
///
/// enum Grant {
///     Code,
///     Refresh,
/// }
///
/// impl WireNames for Grant {
///     const WIRE_NAMES: &'static [&'static str] = &["authorization_code", "refresh_token"];
/// }
///
/// assert!(Grant::WIRE_NAMES.contains(&"refresh_token"));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not list the names of its variants",
    label = "needs an enum of unit variants that derives `token_request::Validate`",
    note = "a type of your own lists names when it implements `token_request::WireNames`"
)]
pub trait WireNames {
    /// The names, in the order of the variants, without a variant that is `#[serde(other)]`.
    const WIRE_NAMES: &'static [&'static str];
    /// The names and all aliases. `one_of` accepts the aliases but does not list them.
    const READ_NAMES: &'static [&'static str] = Self::WIRE_NAMES;
}
