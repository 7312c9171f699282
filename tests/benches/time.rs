//! Time and allocations of one call: `cargo bench --bench time`. Compare only ratios within one run.

#![allow(unreachable_pub, clippy::pedantic, reason = "the shapes are shared with another bench")]

mod shapes;

use divan::{AllocProfiler, Bencher};
use shapes::{Case, by_garde, by_hand, by_validator, ours, read};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

macro_rules! shape {
    ($shape:ident, $ty:ident) => {
        mod $shape {
            use super::*;

            #[divan::bench(args = [Case::Valid, Case::One, Case::All])]
            fn hand(bencher: Bencher<'_, '_>, case: Case) {
                let request: by_hand::$ty = read(shapes::$shape(case));
                bencher.bench(|| divan::black_box(&request).check());
            }

            #[divan::bench(args = [Case::Valid, Case::One, Case::All])]
            fn validate(bencher: Bencher<'_, '_>, case: Case) {
                let request: ours::$ty = read(shapes::$shape(case));
                bencher.bench(|| token_request::Validate::validate(divan::black_box(&request)));
            }

            #[divan::bench(args = [Case::Valid, Case::One, Case::All])]
            fn is_valid(bencher: Bencher<'_, '_>, case: Case) {
                let request: ours::$ty = read(shapes::$shape(case));
                bencher.bench(|| token_request::Validate::is_valid(divan::black_box(&request)));
            }

            #[divan::bench(args = [Case::Valid, Case::One, Case::All])]
            fn bridge(bencher: Bencher<'_, '_>, case: Case) {
                let request: ours::$ty = read(shapes::$shape(case));
                bencher.bench(|| ::validator::Validate::validate(divan::black_box(&request)));
            }

            #[divan::bench(args = [Case::Valid, Case::One, Case::All])]
            fn validator(bencher: Bencher<'_, '_>, case: Case) {
                let request: by_validator::$ty = read(shapes::$shape(case));
                bencher.bench(|| ::validator::Validate::validate(divan::black_box(&request)));
            }

            #[divan::bench(args = [Case::Valid, Case::One, Case::All])]
            fn garde(bencher: Bencher<'_, '_>, case: Case) {
                let request: by_garde::$ty = read(shapes::$shape(case));
                bencher.bench(|| ::garde::Validate::validate(divan::black_box(&request)));
            }
        }
    };
}

shape!(token, Token);
shape!(signup, Signup);
shape!(order, Order);

/// Reads and validates the bytes of a request.
mod reading {
    use ::validator::Validate;
    use token_request::Wire;

    use super::*;

    const CASES: [Case; 3] = [Case::Valid, Case::One, Case::All];

    #[divan::bench(args = CASES)]
    fn from_form(bencher: Bencher<'_, '_>, case: Case) {
        let form = shapes::token_form(case, false);
        bencher.bench(|| ours::Token::from_form(divan::black_box(form.as_bytes())));
    }

    #[divan::bench(args = CASES)]
    fn urlencoded_and_validator(bencher: Bencher<'_, '_>, case: Case) {
        let form = shapes::token_form(case, false);
        bencher.bench(|| {
            let form = divan::black_box(form.as_bytes());
            let token: by_validator::TokenForm = serde_urlencoded::from_bytes(form).ok()?;
            token.validate().is_ok().then_some(token)
        });
    }

    #[divan::bench(args = CASES)]
    fn from_json(bencher: Bencher<'_, '_>, case: Case) {
        let json = shapes::token(case).to_string();
        bencher.bench(|| ours::Token::from_json(divan::black_box(json.as_bytes())));
    }

    #[divan::bench(args = CASES)]
    fn json_and_validator(bencher: Bencher<'_, '_>, case: Case) {
        let json = shapes::token(case).to_string();
        bencher.bench(|| {
            let json = divan::black_box(json.as_bytes());
            let token: by_validator::Token = serde_json::from_slice(json).ok()?;
            token.validate().is_ok().then_some(token)
        });
    }
}
