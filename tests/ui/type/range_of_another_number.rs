use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(range(max = self.limit))]
    number: i64,
    limit: u32,
}

fn main() {
    let _ = Request { number: 1, limit: 1 }.validate();
}
