use token_request::{Validate, ValidateWith};

#[derive(Validate)]
#[validate(context = Limits<'a>)]
struct Inner {
    #[validate(lenght(min = 1))]
    text: String,
}

#[derive(Validate)]
#[validate(context = Limits<'a>)]
struct Request {
    #[validate(nested)]
    list: Vec<Inner>,
}

#[derive(Validate)]
struct Other {
    #[validate(nested(context = &Limits("a")))]
    inner: Inner,
}

struct Limits<'a>(&'a str);

fn main() {
    let inner = || Inner { text: String::new() };
    let limits = Limits("a");
    let _ = inner().validate_with(&limits);
    let _ = inner().is_valid_with(&limits);
    let _ = validator::ValidateArgs::validate_with_args(&inner(), &limits);
    let _ = Request { list: vec![inner()] }.validate_with(&limits);
    let _ = Other { inner: inner() }.validate();
}
