use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length[min = 1])]
    brackets: String,
    #[validate(length(min: 1))]
    colon: String,
    #[validate(length(min == 1))]
    two: String,
}

fn main() {
    let _ =
        Request { brackets: String::new(), colon: String::new(), two: String::new() }.validate();
}
