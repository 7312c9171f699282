//! The parts of HTTP's Basic authentication.

/// A part of HTTP's Basic authentication (RFC 7617), which may give a client's ID and secret (RFC 6749 section 2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BasicPart {
    /// The text before the first colon: `basic = "user"`.
    User,
    /// The text after the first colon: `basic = "password"`.
    Password,
}
