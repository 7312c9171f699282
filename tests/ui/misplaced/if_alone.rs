use token_request::Validate;

#[derive(Validate)]
#[validate(if(self.b, schema(function = f)))]
struct Request {
    #[validate(if(self.b, email))]
    text: String,
    b: bool,
}

fn main() {}
