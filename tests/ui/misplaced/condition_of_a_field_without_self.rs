use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required_if(b))]
    required: Option<String>,
    #[validate(when(b, length(min = 1)))]
    when: String,
    #[validate(length(min = 1, if = b))]
    single: String,
    #[validate(each(length(min = 1), if = b))]
    each: Vec<String>,
    b: bool,
}

fn main() {}
