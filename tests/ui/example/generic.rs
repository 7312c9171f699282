use token_request::Validate;

#[derive(Validate)]
struct Login<T> {
    #[validate(one_of("a", "b"), example = "c")]
    user: T,
}

fn main() {
    let _ = Login { user: "a" }.validate();
}
