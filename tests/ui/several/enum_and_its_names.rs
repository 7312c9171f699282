use token_request::Validate;

#[derive(Validate)]
#[validate(form_name = "camelCase")]
enum Kind {
    A,
    B,
}

#[derive(Validate)]
struct Request {
    #[validate(one_of(Kind))]
    kind: String,
}

fn main() {
    let _ = (Kind::A.validate(), Kind::B.validate());
    let _ = Request { kind: String::new() }.validate();
}
