use token_request::Validate;

#[derive(Validate)]
#[validate(deny_unvalidated)]
struct Login {
    #[validate(length(min = 1))]
    user: String,
    password: String,
    #[validate(nested = false)]
    inner: u8,
}

#[derive(Validate)]
#[validate(deny_unvalidated)]
enum Kind {
    Pair(#[validate(skip)] u8, Option<u8>),
    Named { r#type: u8 },
}

fn main() {
    let _ = Login { user: String::new(), password: String::new(), inner: 1 }.validate();
    let _ = (Kind::Pair(1, None).validate(), Kind::Named { r#type: 1 }.validate());
}
