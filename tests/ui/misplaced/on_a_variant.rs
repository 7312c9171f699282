use token_request::Validate;

#[derive(Validate)]
enum Kind {
    #[validate(skip)]
    Card(u8),
}

fn main() {
    let _ = Kind::Card(1).validate();
}
