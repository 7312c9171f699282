use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(max = 3)]
    max: String,
    #[validate(other = max)]
    other: String,
    #[validate(required, if = true)]
    condition: Option<String>,
    #[validate(each(code = "x"))]
    list: Vec<String>,
}

fn main() {
    let _ = Request { max: String::new(), other: String::new(), condition: None, list: Vec::new() }
        .validate();
}
