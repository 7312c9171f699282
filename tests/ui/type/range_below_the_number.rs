use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(range(min = -1))]
    number: u8,
    #[validate(each(range(min = -1, max = 9)))]
    numbers: Vec<u16>,
    #[validate(range(min = "-1"))]
    quoted: Option<u32>,
    #[validate(range(exclusive_min = -1))]
    exclusive: u64,
}

fn main() {}
