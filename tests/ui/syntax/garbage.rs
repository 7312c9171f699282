use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(??)]
    signs: String,
    #[validate(length(min = 1),,)]
    commas: String,
    #[validate(length(min = 1;))]
    semicolon: String,
    #[validate(length(min = struct))]
    keyword: String,
}

fn main() {
    let _ = Request {
        signs: String::new(),
        commas: String::new(),
        semicolon: String::new(),
        keyword: String::new(),
    }
    .validate();
}
