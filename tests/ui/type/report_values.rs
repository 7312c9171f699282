use token_request::Validate;

struct Odd;

impl token_request::Text for Odd {
    fn text(&self) -> Option<&str> {
        None
    }
}

#[derive(Validate)]
#[validate(report_values)]
struct Request {
    #[validate(chars(digits))]
    odd: Odd,
}

fn main() {
    let _ = Request { odd: Odd }.validate();
}
