use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(when)]
    alone: String,
    #[validate(when())]
    empty: String,
    #[validate(when(true))]
    without_rules: String,
    #[validate(when(length(min = 1)))]
    without_condition: String,
    #[validate(when(required, length(min = 1)))]
    rule_for_condition: String,
}

fn main() {
    let text = String::new();
    let _ = Request {
        alone: text.clone(),
        empty: text.clone(),
        without_rules: text.clone(),
        without_condition: text.clone(),
        rule_for_condition: text,
    }
    .validate();
}
