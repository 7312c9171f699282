use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(range(min = 1.5))]
    integer: u8,
    #[validate(range(exclusive_max = 1))]
    float: f64,
}

#[derive(Validate)]
struct BelowZero {
    #[validate(range(min = -1))]
    float: f64,
}

fn main() {}
