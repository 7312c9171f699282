use token_request::Validate;

#[derive(Validate)]
struct Request {
    #[validate(required(if = if))]
    keyword: Option<String>,
    #[validate(required_if(|x))]
    closure: Option<String>,
    #[validate(required_if(self.list == [1 2]))]
    array: Option<String>,
    list: [u8; 2],
}

fn main() {
    let _ = Request { keyword: None, closure: None, array: None, list: [1, 2] }.validate();
}
