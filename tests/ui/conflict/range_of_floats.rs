use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(range(min = 0.5, max = -0.5))]
    user: f64,
}

fn main() {
    let login = Login { user: 0.0 };
    let _ = login.validate();
}
