use token_request::{Validate, ValidateWith};

struct Limits;

#[derive(Validate)]
#[validate(context = Limits)]
struct Inner {
    #[validate(length(min = 1))]
    name: String,
}

#[derive(Validate)]
struct WithNone {
    #[validate(nested)]
    inner: Inner,
}

#[derive(Validate)]
#[validate(context = u8)]
enum WithAnother {
    Nested(#[validate(nested)] Inner),
    Given(#[validate(nested(context = &1_u8))] Inner),
}

fn main() {
    let inner = || Inner { name: String::new() };
    let _ = WithNone { inner: inner() }.validate();
    let _ = WithAnother::Nested(inner()).validate_with(&1);
    let _ = WithAnother::Given(inner()).validate_with(&1);
}
