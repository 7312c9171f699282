use token_request::Validate;

#[derive(Validate)]
struct Login<'a, T: Clone = String, const N: usize = 2>
where
    T: Default,
{
    #[validate(nested, lengt(max = 20))]
    user: Vec<T>,
    #[validate(one_of())]
    role: &'a str,
    keys: [u8; N],
}

fn main() {
    let login = Login::<'_, String, 2> { user: Vec::new(), role: "", keys: [0; 2] };
    let _ = login.validate();
    let _ = validator::Validate::validate(&login);
}
