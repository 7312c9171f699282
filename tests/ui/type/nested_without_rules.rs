use token_request::Validate;

struct Inner;

#[derive(Validate)]
struct Login {
    #[validate(nested)]
    user: Inner,
}

fn main() {
    let login = Login { user: Inner };
    let _ = login.validate();
}
