use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(range(max = 100), example = "200")]
    written_as_text: u32,
    #[validate(range(min = 0.0, max = 1.0), example = 5)]
    of_the_other_kind: f64,
    #[validate(range(min = 1), example = "many")]
    no_number: u32,
}

fn main() {
    let request = Request { written_as_text: 1, of_the_other_kind: 0.5, no_number: 1 };
    let _ = request.validate();
}
