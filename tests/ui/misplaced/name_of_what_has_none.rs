use serde::Serialize;
use token_request::Validate;

#[derive(Validate)]
struct Pair(#[validate(name = "first")] u8, #[validate(form = "second")] u8);

#[derive(Validate)]
enum Kind {
    Card(#[validate(name = "number")] u8),
}

#[derive(Validate, Serialize)]
#[serde(transparent)]
struct Transparent {
    #[validate(name = "value")]
    value: u8,
}

fn main() {
    let _ = (Pair(1, 2).validate(), Kind::Card(1).validate(), Transparent { value: 1 }.validate());
}
