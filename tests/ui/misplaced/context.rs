use token_request::Validate;

fn known(_: u8, _: &u8) -> Result<(), &'static str> {
    Ok(())
}

#[derive(Validate)]
#[validate(mutable)]
struct Login {
    #[validate(custom(function = known, use_context))]
    user: u8,
    #[validate(range(max = *context))]
    age: u8,
}

fn main() {
    let _ = Login { user: 1, age: 1 }.validate();
}
