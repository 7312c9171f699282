use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required_if(self.number))]
    rule: Option<String>,
    #[validate(required(if = self.number))]
    argument: Option<String>,
    #[validate(when(self.number, required))]
    group: Option<String>,
    number: u32,
}

fn main() {
    let _ = Request { rule: None, argument: None, group: None, number: 1 }.validate();
}
