use token_request::{Validate, ValidateWith};

#[derive(Validate)]
#[validate(context = 3)]
struct Number {
    text: String,
}

#[derive(Validate)]
#[validate(context = "a b")]
struct Quoted {
    text: String,
}

#[derive(Validate)]
#[validate(context)]
struct Nothing {
    text: String,
}

fn main() {
    let text = String::new();
    let _ = Number { text: text.clone() }.validate_with(&3);
    let _ = Quoted { text: text.clone() }.validate_with("a");
    let _ = Nothing { text }.validate_with(&3);
}
