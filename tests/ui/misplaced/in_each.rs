use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(each(nested))]
    nested: Vec<String>,
    #[validate(each(name = "x"))]
    name: Vec<String>,
    #[validate(each(must_match(other = name)))]
    must_match: Vec<String>,
    #[validate(each(required_if(true)))]
    required_if: Vec<Option<String>>,
    #[validate(each(exactly_one_of(name, nested)))]
    exactly_one_of: Vec<String>,
}

fn main() {
    let _ = Request {
        nested: Vec::new(),
        name: Vec::new(),
        must_match: Vec::new(),
        required_if: Vec::new(),
        exactly_one_of: Vec::new(),
    }
    .validate();
}
