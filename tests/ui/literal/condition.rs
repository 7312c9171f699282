use token_request::Validate;

#[derive(Validate)]
struct Inner {
    text: String,
}

#[derive(Validate)]
struct Request {
    #[validate(length(min = 1, if = 1))]
    number: String,
    #[validate(required_if("self.inner.is_some()"))]
    text: Option<String>,
    #[validate(when('x', length(min = 1)))]
    when: String,
    #[validate(nested(if = "true"))]
    inner: Option<Inner>,
}

fn main() {
    let _ =
        Request { number: String::new(), text: None, when: String::new(), inner: None }.validate();
}
