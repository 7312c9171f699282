use token_request::Validate;

#[derive(Validate)]
union Login {
    user: u32,
}

fn main() {
    let _ = Login { user: 1 }.validate();
}
