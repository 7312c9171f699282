use token_request::Validate;

#[derive(Validate)]
struct Order {
    #[validate(multiple_of(5), example = 7)]
    number: u32,
}

fn main() {
    let order = Order { number: 5 };
    let _ = order.validate();
}
