use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(max = self.limit))]
    text: String,
    limit: u32,
}

fn main() {
    let _ = Request { text: String::new(), limit: 1 }.validate();
}
