use token_request::Validate;

#[derive(Validate)]
enum Login {
    User { name: String },
    Nobody,
}

fn main() {
    let _ = Login::User { name: String::new() }.validate();
    let _ = Login::Nobody.validate();
}
