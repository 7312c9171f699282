//! What a request is validated with: nothing, or a context.

use crate::table::Table;
use crate::{Valid, Validate, ValidateWith, Violations};

/// `()` where a request needs none.
pub(crate) trait Context<T> {
    const TABLE: Table;

    fn check(&self, request: &T) -> Result<(), Violations>;
    fn valid(&self, request: T) -> Result<Valid<T>, Violations>;
}

impl<T: Validate> Context<T> for () {
    const TABLE: Table = T::TABLE;

    fn check(&self, request: &T) -> Result<(), Violations> {
        request.validate()
    }

    #[inline]
    fn valid(&self, request: T) -> Result<Valid<T>, Violations> {
        Valid::new(request)
    }
}

impl<T: ValidateWith<C>, C: ?Sized> Context<T> for &C {
    const TABLE: Table = T::TABLE;

    fn check(&self, request: &T) -> Result<(), Violations> {
        request.validate_with(self)
    }

    #[inline]
    fn valid(&self, request: T) -> Result<Valid<T>, Violations> {
        Valid::new_with(request, self)
    }
}
