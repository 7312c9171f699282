use token_request::Validate;

#[derive(Validate)]
#[validate(crate = "token_request::<'a>")]
struct Lifetime {
    user: String,
}

#[derive(Validate)]
#[validate(crate = "token_request<T>")]
struct Type {
    user: String,
}

#[derive(Validate)]
#[validate(crate = "token_request(T) -> U")]
struct Function {
    user: String,
}

#[derive(Validate)]
#[validate(crate = token_request::<T>)]
struct Unquoted {
    user: String,
}

fn main() {
    let _ = Type { user: String::new() }.validate();
}
