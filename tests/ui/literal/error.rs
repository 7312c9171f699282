use token_request::Validate;

#[derive(Validate)]
struct Login {
    #[validate(required(error = 7))]
    user: Option<String>,
    #[validate(length(max = 9, error = ""))]
    of_nothing: String,
    #[validate(each(chars(vschar, error = "no \"such\" user")))]
    of_quotes: Vec<String>,
    #[validate(when(true, length(max = 9, error = "ungültig")))]
    of_no_ascii: String,
}

fn main() {
    let (of_nothing, of_no_ascii) = (String::new(), String::new());
    let _ = Login { user: None, of_nothing, of_quotes: Vec::new(), of_no_ascii }.validate();
}
