use token_request::Validate;

#[derive(Validate)]
enum Request {
    #[validate(length(min = 1))]
    Login(String),
    #[validate]
    Logout,
}

fn main() {
    let _ = (Request::Login(String::new()).validate(), Request::Logout.validate());
}
