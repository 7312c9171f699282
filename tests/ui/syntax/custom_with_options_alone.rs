use token_request::Validate;

#[derive(Validate)]
#[validate(schema(use_context, skip_on_field_errors = false))]
struct Login {
    #[validate(custom(use_context))]
    user: String,
    #[validate(custom(use_context, code = "odd", message = "is odd"))]
    name: String,
    #[validate(custom(use_context = true, if = self.user.is_empty()))]
    nick: String,
}

#[derive(Validate)]
#[validate(context = ())]
struct Other {
    #[validate(custom(use_context))]
    user: String,
}

fn main() {
    let text = String::new;
    let login = Login { user: text(), name: text(), nick: text() };
    let _ = login.validate();
}
