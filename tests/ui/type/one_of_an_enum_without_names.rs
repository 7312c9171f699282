use token_request::Validate;

#[derive(Validate)]
enum Kind {
    Number(u32),
}

#[derive(Validate)]
struct Request {
    #[validate(one_of(Kind))]
    kind: String,
}

fn main() {
    let _ = Kind::Number(1).validate();
    let _ = Request { kind: String::new() }.validate();
}
