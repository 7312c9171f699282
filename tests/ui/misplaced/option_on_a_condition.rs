use token_request::Validate;

#[derive(Validate)]
#[validate(when(self.is_strict, when(self.a.is_some(), deny_unvalidated, at_most_one_of(a, b))))]
struct Request {
    is_strict: bool,
    a: Option<u8>,
    b: Option<u8>,
}

fn main() {
    let request = Request { is_strict: true, a: None, b: None };
    let _ = request.validate();
    let _ = validator::Validate::validate(&request);
}
