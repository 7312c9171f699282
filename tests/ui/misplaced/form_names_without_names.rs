use token_request::Validate;

#[derive(Validate)]
#[validate(form_names = "camelCase")]
struct Request(String);

fn main() {
    let _ = Request(String::new()).validate();
}
