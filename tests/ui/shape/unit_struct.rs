use token_request::Validate;

#[derive(Validate)]
struct Login;

fn main() {
    let _ = Login.validate();
}
