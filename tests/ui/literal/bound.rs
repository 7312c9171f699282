use token_request::Validate;

#[derive(Validate)]
#[validate(bound = 3)]
struct Number<T> {
    value: T,
}

#[derive(Validate)]
#[validate(bound = "T")]
struct Name<T> {
    value: T,
}

fn main() {
    let _ = (Number { value: 1 }.validate(), Name { value: 1 }.validate());
}
