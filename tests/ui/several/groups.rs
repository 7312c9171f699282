use token_request::Validate;

#[derive(Validate)]
#[validate(when(self.n, exactly_one_of(list, m)), contxt = u8)]
struct Request {
    #[validate(when(self.n > 1, each(lenght(min = 1), range(min = 2, max = 1)), requird))]
    list: Vec<String>,
    n: u32,
}

fn main() {
    let _ = Request { list: Vec::new(), n: 1 }.validate();
}
