use token_request::{Validate, ValidateWith};

#[derive(Validate)]
#[validate(context = u8, mutable)]
struct Request {
    #[validate(lenght(min = 1))]
    text: String,
}

fn main() {
    let mut n = 3;
    let request = Request { text: String::new() };
    let _ = request.validate_with(&std::cell::RefCell::new(&mut n));
    let _ = validator::ValidateArgs::validate_with_args(&request, &mut n);
}
