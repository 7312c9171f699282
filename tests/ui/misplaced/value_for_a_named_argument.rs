use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(custom(is_lower))]
    custom: String,
    #[validate(must_match(custom))]
    must_match: String,
    #[validate(contains(pattern = "a", "b"))]
    contains: String,
}

fn main() {
    let _ = Request { custom: String::new(), must_match: String::new(), contains: String::new() }
        .validate();
}
