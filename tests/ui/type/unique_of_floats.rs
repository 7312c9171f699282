use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(unique)]
    floats: Vec<f64>,
}

fn main() {
    let _ = Request { floats: Vec::new() }.validate();
}
