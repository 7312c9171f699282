use token_request::Validate;

#[derive(Validate)]
#[validate(when(self.strict, schema(function = check)))]
struct Login {
    strict: bool,
    #[validate(when(self.strict, length(min = 1), length(max = 6)))]
    user: String,
    #[validate(each(when(self.strict, email, email)))]
    mails: Vec<String>,
}

fn check(_: &Login) -> Result<(), &'static str> {
    Ok(())
}

fn main() {
    let login = Login { strict: true, user: String::new(), mails: Vec::new() };
    let _ = login.validate();
}
