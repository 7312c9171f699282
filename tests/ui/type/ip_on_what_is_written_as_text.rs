use std::net::SocketAddr;
use std::num::{NonZeroU8, Wrapping};
use std::sync::Arc;

use token_request::Validate;

#[derive(Validate)]
struct Request<'a> {
    #[validate(ip)]
    reference: &'a u8,
    #[validate(ip)]
    shared: Option<Arc<bool>>,
    #[validate(ip(v6))]
    not_zero: NonZeroU8,
    #[validate(ip)]
    wrapping: Box<Wrapping<u8>>,
    #[validate(ip(v4))]
    socket: Option<SocketAddr>,
}

fn main() {}
