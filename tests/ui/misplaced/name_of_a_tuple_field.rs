use token_request::Validate;

#[derive(Validate)]
struct Request(#[validate(name = "x")] String, #[validate(form = "y", length(min = 1))] String);

fn main() {
    let _ = Request(String::new(), String::new()).validate();
}
