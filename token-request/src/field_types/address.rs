//! Types that are IP addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// A type that `ip` can check: text, an address of the standard library, an `Option` of one, or a type of your own.
///
/// ```
/// use std::net::SocketAddr;
///
/// use token_request::{Address, Ip};
///
/// struct Peer(SocketAddr);
///
/// impl Address for Peer {
///     fn ip(&self) -> Ip<'_> {
///         Ip::Address(self.0.ip())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`ip` checks IP addresses, and `{Self}` is neither one nor text",
    label = "needs text, `IpAddr`, `Ipv4Addr`, `Ipv6Addr`, or an `Option` of one",
    note = "a type of your own is an address when it implements `token_request::Address`"
)]
pub trait Address {
    /// Returns the value to check.
    fn ip(&self) -> Ip<'_>;
}

/// The value that `ip` checks.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub enum Ip<'a> {
    /// The value is absent.
    Absent,
    /// Text that may be an address.
    Text(&'a str),
    /// An address, of which only the version is checked.
    Address(IpAddr),
}

macro_rules! text {
    ($($ty:ty: $text:expr);+) => {$(
        impl Address for $ty {
            #[inline]
            fn ip(&self) -> Ip<'_> {
                Ip::Text($text(self))
            }
        }
    )+};
}
for_texts!(text);

macro_rules! address {
    ($($address:ty),+) => {$(
        impl Address for $address {
            #[inline]
            fn ip(&self) -> Ip<'_> {
                Ip::Address((*self).into())
            }
        }
    )+};
}
address!(IpAddr, Ipv4Addr, Ipv6Addr);

macro_rules! pointers {
    ($([$($of:tt)+] $pointer:ty),+) => {$(
        impl<$($of)+ Address + ?Sized> Address for $pointer {
            #[inline]
            fn ip(&self) -> Ip<'_> {
                (**self).ip()
            }
        }
    )+};
}
for_pointers!(pointers);

impl<T: Address> Address for Option<T> {
    #[inline]
    fn ip(&self) -> Ip<'_> {
        self.as_ref().map_or(Ip::Absent, T::ip)
    }
}
