use token_request::Validate;

const NUMBER: u32 = 7;
const ARRAY: [&str; 2] = ["a", "b"];

#[derive(Validate)]
struct Request {
    #[validate(one_of(NUMBER))]
    number: String,
    #[validate(one_of(ARRAY))]
    array: String,
    #[validate(prefix(NUMBER))]
    prefix: String,
}

fn main() {
    let _ =
        Request { number: String::new(), array: String::new(), prefix: String::new() }.validate();
}
