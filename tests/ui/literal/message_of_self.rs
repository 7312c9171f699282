use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(length(min = 1, message = self.message()))]
    method: String,
    #[validate(length(min = 1, code = concat(self.code)))]
    field: String,
    #[validate(length(min = 1, message = self::MESSAGE, code = Self::CODE))]
    constants: String,
    code: &'static str,
}

fn main() {}
