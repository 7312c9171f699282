//! Time and allocations of one call: `cargo bench --bench time`. Only ratios within one run mean anything.

#![allow(missing_docs, unreachable_pub, clippy::pedantic)]

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

            #[divan::bench(args = Case::ALL)]
            fn hand(bencher: Bencher<'_, '_>, case: Case) {
                let request: by_hand::$ty = read(shapes::$shape(case));
                bencher.bench(|| divan::black_box(&request).check());
            }

            #[divan::bench(args = Case::ALL)]
            fn validate(bencher: Bencher<'_, '_>, case: Case) {
                let request: ours::$ty = read(shapes::$shape(case));
                bencher.bench(|| token_request::Validate::validate(divan::black_box(&request)));
            }

            #[divan::bench(args = Case::ALL)]
            fn is_valid(bencher: Bencher<'_, '_>, case: Case) {
                let request: ours::$ty = read(shapes::$shape(case));
                bencher.bench(|| token_request::Validate::is_valid(divan::black_box(&request)));
            }

            #[divan::bench(args = Case::ALL)]
            fn bridge(bencher: Bencher<'_, '_>, case: Case) {
                let request: ours::$ty = read(shapes::$shape(case));
                bencher.bench(|| ::validator::Validate::validate(divan::black_box(&request)));
            }

            #[divan::bench(args = Case::ALL)]
            fn validator(bencher: Bencher<'_, '_>, case: Case) {
                let request: by_validator::$ty = read(shapes::$shape(case));
                bencher.bench(|| ::validator::Validate::validate(divan::black_box(&request)));
            }

            #[divan::bench(args = Case::ALL)]
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
