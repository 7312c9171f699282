use token_request::{RuleError, Validate};

struct Limits;

fn check(_: &str, _: &mut Limits) -> Result<(), RuleError> {
    Ok(())
}

fn whole(_: &Request, _: &mut Limits) -> Result<(), RuleError> {
    Ok(())
}

#[derive(Validate)]
#[validate(context = Limits, schema(function = whole, use_context))]
struct Request {
    #[validate(custom(function = check, use_context))]
    text: String,
}

fn main() {}
