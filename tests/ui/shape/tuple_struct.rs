use token_request::Validate;

#[derive(Validate)]
struct Login(String);

fn main() {
    let _ = Login(String::new()).validate();
}
