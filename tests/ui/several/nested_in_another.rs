use token_request::Validate;

#[derive(Validate)]
struct Outer {
    #[validate(nested)]
    inner: Vec<Inner>,
}

#[derive(Validate)]
struct Inner {
    #[validate(max(20))]
    user: String,
}

fn main() {
    let outer = Outer { inner: Vec::new() };
    let _ = outer.validate();
    let _ = validator::Validate::validate(&outer);
}
