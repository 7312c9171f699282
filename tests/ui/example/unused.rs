use token_request::Validate;

/// Nothing ever asks for its table.
#[derive(Validate)]
pub struct Login<'a> {
    #[validate(one_of("a", "b"), example = "c")]
    pub user: &'a str,
}

fn main() {}
