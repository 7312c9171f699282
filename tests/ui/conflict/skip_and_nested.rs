use token_request::Validate;

#[derive(Validate)]
struct Inner {
    #[validate(length(min = 1))]
    name: String,
}

#[derive(Validate)]
struct Login {
    #[validate(skip, nested)]
    user: Inner,
}

fn main() {
    let login = Login { user: Inner { name: String::new() } };
    let _ = login.validate();
}
