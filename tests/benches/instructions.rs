//! Instructions of one call, counted by Callgrind: `cargo bench --bench instructions`.
//!
//! It needs Valgrind and `gungraun-runner` (`cargo install gungraun-runner`, in the version of `Cargo.lock`).

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::pedantic,
    reason = "the macros of the harness write public functions without docs"
)]

mod shapes;

use std::hint::black_box;

use gungraun::prelude::*;
use shapes::{Case, by_garde, by_hand, by_validator, ours, read};
use validator::ValidationErrors;

/// Reads the request and checks it once, which initializes everything that is created at first use.
macro_rules! warm {
    ($ty:ty, $request:expr, $check:expr) => {{
        let request: &'static $ty = Box::leak(Box::new(read($request)));
        let _ = $check(request);
        request
    }};
}

/// Declares the group of a shape: each contender with each case.
macro_rules! shape {
    ($group:ident, $shape:ident, $ty:ident, $hand:ty) => {
        mod $shape {
            use super::*;

            pub fn hand_setup(case: Case) -> &'static by_hand::$ty {
                warm!(by_hand::$ty, shapes::$shape(case), by_hand::$ty::check)
            }
            pub fn ours_setup(case: Case) -> &'static ours::$ty {
                warm!(ours::$ty, shapes::$shape(case), token_request::Validate::validate)
            }
            pub fn validator_setup(case: Case) -> &'static by_validator::$ty {
                warm!(by_validator::$ty, shapes::$shape(case), ::validator::Validate::validate)
            }
            pub fn garde_setup(case: Case) -> &'static by_garde::$ty {
                warm!(by_garde::$ty, shapes::$shape(case), ::garde::Validate::validate)
            }

            #[library_benchmark]
            #[bench::valid(args = [Case::Valid], setup = hand_setup)]
            #[bench::one(args = [Case::One], setup = hand_setup)]
            #[bench::all(args = [Case::All], setup = hand_setup)]
            pub fn hand(request: &'static by_hand::$ty) -> $hand {
                black_box(black_box(request).check())
            }

            #[library_benchmark]
            #[bench::valid(args = [Case::Valid], setup = ours_setup)]
            #[bench::one(args = [Case::One], setup = ours_setup)]
            #[bench::all(args = [Case::All], setup = ours_setup)]
            pub fn validate(request: &'static ours::$ty) -> Result<(), token_request::Violations> {
                black_box(token_request::Validate::validate(black_box(request)))
            }

            #[library_benchmark]
            #[bench::valid(args = [Case::Valid], setup = ours_setup)]
            #[bench::one(args = [Case::One], setup = ours_setup)]
            #[bench::all(args = [Case::All], setup = ours_setup)]
            pub fn is_valid(request: &'static ours::$ty) -> bool {
                black_box(token_request::Validate::is_valid(black_box(request)))
            }

            #[library_benchmark]
            #[bench::valid(args = [Case::Valid], setup = ours_setup)]
            #[bench::one(args = [Case::One], setup = ours_setup)]
            #[bench::all(args = [Case::All], setup = ours_setup)]
            pub fn bridge(request: &'static ours::$ty) -> Result<(), ValidationErrors> {
                black_box(::validator::Validate::validate(black_box(request)))
            }

            #[library_benchmark]
            #[bench::valid(args = [Case::Valid], setup = validator_setup)]
            #[bench::one(args = [Case::One], setup = validator_setup)]
            #[bench::all(args = [Case::All], setup = validator_setup)]
            pub fn validator(request: &'static by_validator::$ty) -> Result<(), ValidationErrors> {
                black_box(::validator::Validate::validate(black_box(request)))
            }

            #[library_benchmark]
            #[bench::valid(args = [Case::Valid], setup = garde_setup)]
            #[bench::one(args = [Case::One], setup = garde_setup)]
            #[bench::all(args = [Case::All], setup = garde_setup)]
            pub fn garde(request: &'static by_garde::$ty) -> Result<(), ::garde::Report> {
                black_box(::garde::Validate::validate(black_box(request)))
            }

            library_benchmark_group!(
                name = $group,
                compare_by_id = true,
                benchmarks = [hand, validate, is_valid, bridge, validator, garde]
            );
        }
    };
}

shape!(tokens, token, Token, u64);
shape!(signups, signup, Signup, u64);
shape!(orders, order, Order, Vec<(usize, u64)>);

/// Reads and validates the bytes of a request.
mod reading {
    use super::*;
    use token_request::{Valid, Violations, Wire};
    use validator::Validate;

    pub fn form_setup(case: Case) -> &'static str {
        let _ = <by_validator::Token as Validate>::validate(&read(shapes::token(case)));
        let form = shapes::token_form(case, false).leak();
        let _ = ours::Token::from_form(form.as_bytes());
        form
    }

    pub fn escaped_setup(case: Case) -> &'static str {
        form_setup(case);
        shapes::token_form(case, true).leak()
    }

    pub fn json_setup(case: Case) -> &'static str {
        let _ = <by_validator::Token as Validate>::validate(&read(shapes::token(case)));
        shapes::token(case).to_string().leak()
    }

    // Only decodes the pairs.
    #[library_benchmark]
    #[bench::valid(args = [Case::Valid], setup = form_setup)]
    #[bench::escaped(args = [Case::Valid], setup = escaped_setup)]
    pub fn pairs(form: &'static str) -> usize {
        form_urlencoded::parse(black_box(form).as_bytes())
            .map(|(name, value)| black_box(name).len() + black_box(value).len())
            .sum()
    }

    #[library_benchmark]
    #[bench::valid(args = [Case::Valid], setup = form_setup)]
    #[bench::escaped(args = [Case::Valid], setup = escaped_setup)]
    #[bench::one(args = [Case::One], setup = form_setup)]
    #[bench::all(args = [Case::All], setup = form_setup)]
    pub fn from_form(form: &'static str) -> Result<Valid<ours::Token>, Violations> {
        black_box(ours::Token::from_form(black_box(form).as_bytes()))
    }

    #[library_benchmark]
    #[bench::valid(args = [Case::Valid], setup = form_setup)]
    #[bench::escaped(args = [Case::Valid], setup = escaped_setup)]
    #[bench::one(args = [Case::One], setup = form_setup)]
    #[bench::all(args = [Case::All], setup = form_setup)]
    pub fn urlencoded_and_validator(form: &'static str) -> Option<by_validator::TokenForm> {
        let token: by_validator::TokenForm =
            serde_urlencoded::from_bytes(black_box(form).as_bytes()).ok()?;
        black_box(token.validate().is_ok().then_some(token))
    }

    #[library_benchmark]
    #[bench::valid(args = [Case::Valid], setup = json_setup)]
    pub fn json_alone(json: &'static str) -> Option<ours::Token> {
        black_box(serde_json::from_slice(black_box(json).as_bytes()).ok())
    }

    #[library_benchmark]
    #[bench::valid(args = [Case::Valid], setup = json_setup)]
    #[bench::one(args = [Case::One], setup = json_setup)]
    #[bench::all(args = [Case::All], setup = json_setup)]
    pub fn from_json(json: &'static str) -> Result<Valid<ours::Token>, Violations> {
        black_box(ours::Token::from_json(black_box(json).as_bytes()))
    }

    #[library_benchmark]
    #[bench::valid(args = [Case::Valid], setup = json_setup)]
    #[bench::one(args = [Case::One], setup = json_setup)]
    #[bench::all(args = [Case::All], setup = json_setup)]
    pub fn json_and_validator(json: &'static str) -> Option<by_validator::Token> {
        let token: by_validator::Token = serde_json::from_slice(black_box(json).as_bytes()).ok()?;
        black_box(token.validate().is_ok().then_some(token))
    }

    library_benchmark_group!(
        name = forms,
        compare_by_id = true,
        benchmarks = [urlencoded_and_validator, from_form, pairs]
    );
    library_benchmark_group!(
        name = json,
        compare_by_id = true,
        benchmarks = [json_alone, from_json, json_and_validator]
    );
}

/// Bodies with mistakes, each with a valid body.
mod mistakes {
    use super::*;
    use gungraun::{Callgrind, EventKind};
    use token_request::{Limits, Violations};
    use token_request_tests::bodies::{Pair, Read, pairs, short_entry_pairs, vendor_pairs};

    type Body = (Read, &'static [u8]);

    fn pair(name: &str) -> Pair {
        let mut pairs = pairs().into_iter().chain(short_entry_pairs()).chain(vendor_pairs());
        pairs.find(|pair| pair.name == name).expect("a pair has this name")
    }

    /// Fails a bench that takes more instructions.
    ///
    /// A limit is a constant, so those below are multiples of what the valid body of the pair took: 5 times for a body
    /// that is wrong everywhere, and 1.5 times for the vendor's request. Some cost more: two bodies up to 7 times, as each
    /// of their few bytes is a mistake, and requests that serde rejects up to 11 times, as they are read again.
    fn at_most(n_instructions: u64) -> LibraryBenchmarkConfig {
        let mut callgrind = Callgrind::default();
        callgrind.hard_limits([(EventKind::Ir, n_instructions)]);
        let mut config = LibraryBenchmarkConfig::default();
        config.tool(callgrind);
        config
    }

    pub fn valid_setup(name: &str) -> Body {
        let Pair { read_valid, valid, .. } = pair(name);
        assert!(read_valid(&valid, Limits::DEFAULT).is_ok(), "{name}");
        (read_valid, valid.leak())
    }

    pub fn wrong_setup(name: &str) -> Body {
        let Pair { read, wrong, .. } = pair(name);
        assert!(read(&wrong, Limits::DEFAULT).is_err(), "{name}");
        (read, wrong.leak())
    }

    #[library_benchmark]
    #[bench::empty_of_twenty(args = ["empty_of_twenty"], setup = valid_setup)]
    #[bench::mistyped_of_twenty(args = ["mistyped_of_twenty"], setup = valid_setup)]
    #[bench::empty_of_ten(args = ["empty_of_ten"], setup = valid_setup)]
    #[bench::mistyped_of_ten(args = ["mistyped_of_ten"], setup = valid_setup)]
    #[bench::empty_of_two(args = ["empty_of_two"], setup = valid_setup)]
    #[bench::mistyped_of_two(args = ["mistyped_of_two"], setup = valid_setup)]
    #[bench::deep_comments(args = ["deep_comments"], setup = valid_setup)]
    #[bench::numbers_for_texts(args = ["numbers_for_texts"], setup = valid_setup)]
    #[bench::json_unknown(args = ["json_unknown"], setup = valid_setup)]
    #[bench::json_repeated(args = ["json_repeated"], setup = valid_setup)]
    #[bench::form_malformed(args = ["form_malformed"], setup = valid_setup)]
    #[bench::form_malformed_tags(args = ["form_malformed_tags"], setup = valid_setup)]
    #[bench::form_unknown(args = ["form_unknown"], setup = valid_setup)]
    #[bench::form_unknown_alike(args = ["form_unknown_alike"], setup = valid_setup)]
    #[bench::form_repeated(args = ["form_repeated"], setup = valid_setup)]
    #[bench::json_entries(args = ["json_entries"], setup = valid_setup)]
    #[bench::form_entries(args = ["form_entries"], setup = valid_setup)]
    #[bench::json_short_entries(args = ["json_short_entries"], setup = valid_setup)]
    #[bench::form_short_entries(args = ["form_short_entries"], setup = valid_setup)]
    pub fn valid((read, body): Body) -> Result<(), Violations> {
        black_box(read(black_box(body), Limits::DEFAULT))
    }

    #[library_benchmark]
    #[bench::empty_of_twenty(args = ["empty_of_twenty"], setup = wrong_setup, config = at_most(5 * 6_165_413))]
    #[bench::mistyped_of_twenty(args = ["mistyped_of_twenty"], setup = wrong_setup, config = at_most(5 * 6_196_711))]
    #[bench::empty_of_ten(args = ["empty_of_ten"], setup = wrong_setup, config = at_most(5 * 5_672_369))]
    #[bench::mistyped_of_ten(args = ["mistyped_of_ten"], setup = wrong_setup, config = at_most(5 * 5_734_745))]
    #[bench::empty_of_two(args = ["empty_of_two"], setup = wrong_setup, config = at_most(5 * 5_160_798))]
    #[bench::mistyped_of_two(args = ["mistyped_of_two"], setup = wrong_setup, config = at_most(6 * 5_160_861))]
    #[bench::deep_comments(args = ["deep_comments"], setup = wrong_setup, config = at_most(7 * 3_430_757))]
    #[bench::numbers_for_texts(args = ["numbers_for_texts"], setup = wrong_setup, config = at_most(5 * 7_663_955))]
    #[bench::json_unknown(args = ["json_unknown"], setup = wrong_setup, config = at_most(5 * 7_713_313))]
    #[bench::json_repeated(args = ["json_repeated"], setup = wrong_setup, config = at_most(5 * 7_713_296))]
    #[bench::form_malformed(args = ["form_malformed"], setup = wrong_setup, config = at_most(5 * 7_858_843))]
    #[bench::form_malformed_tags(args = ["form_malformed_tags"], setup = wrong_setup, config = at_most(5 * 12_911_220))]
    #[bench::form_unknown(args = ["form_unknown"], setup = wrong_setup, config = at_most(5 * 12_911_272))]
    #[bench::form_unknown_alike(args = ["form_unknown_alike"], setup = wrong_setup, config = at_most(5 * 12_886_261))]
    #[bench::form_repeated(args = ["form_repeated"], setup = wrong_setup, config = at_most(5 * 7_858_843))]
    #[bench::json_entries(args = ["json_entries"], setup = wrong_setup, config = at_most(5 * 7_232_734))]
    #[bench::form_entries(args = ["form_entries"], setup = wrong_setup, config = at_most(5 * 12_451_352))]
    #[bench::json_short_entries(args = ["json_short_entries"], setup = wrong_setup, config = at_most(5 * 20_560_751))]
    #[bench::form_short_entries(args = ["form_short_entries"], setup = wrong_setup, config = at_most(5 * 42_123_295))]
    pub fn wrong_everywhere((read, body): Body) -> Result<(), Violations> {
        black_box(read(black_box(body), Limits::DEFAULT))
    }

    #[library_benchmark]
    #[bench::form_wrong_grant(args = ["form_wrong_grant"], setup = valid_setup)]
    #[bench::form_no_grant(args = ["form_no_grant"], setup = valid_setup)]
    #[bench::form_number_grant(args = ["form_number_grant"], setup = valid_setup)]
    #[bench::form_repeated_id(args = ["form_repeated_id"], setup = valid_setup)]
    #[bench::json_wrong_grant(args = ["json_wrong_grant"], setup = valid_setup)]
    #[bench::json_no_grant(args = ["json_no_grant"], setup = valid_setup)]
    #[bench::json_number_grant(args = ["json_number_grant"], setup = valid_setup)]
    #[bench::json_repeated_id(args = ["json_repeated_id"], setup = valid_setup)]
    pub fn valid_request((read, body): Body) -> Result<(), Violations> {
        black_box(read(black_box(body), Limits::DEFAULT))
    }

    #[library_benchmark]
    #[bench::form_wrong_grant(args = ["form_wrong_grant"], setup = wrong_setup, config = at_most(3 * 2_924 / 2))]
    #[bench::form_no_grant(args = ["form_no_grant"], setup = wrong_setup, config = at_most(3 * 2_928 / 2))]
    #[bench::form_number_grant(args = ["form_number_grant"], setup = wrong_setup, config = at_most(3 * 2_924 / 2))]
    #[bench::form_repeated_id(args = ["form_repeated_id"], setup = wrong_setup, config = at_most(11 * 2_924))]
    #[bench::json_wrong_grant(args = ["json_wrong_grant"], setup = wrong_setup, config = at_most(3 * 2_459 / 2))]
    #[bench::json_no_grant(args = ["json_no_grant"], setup = wrong_setup, config = at_most(3 * 2_459 / 2))]
    #[bench::json_number_grant(args = ["json_number_grant"], setup = wrong_setup, config = at_most(11 * 2_459))]
    #[bench::json_repeated_id(args = ["json_repeated_id"], setup = wrong_setup, config = at_most(11 * 2_459))]
    pub fn one_mistake((read, body): Body) -> Result<(), Violations> {
        black_box(read(black_box(body), Limits::DEFAULT))
    }

    library_benchmark_group!(
        name = hostile,
        compare_by_id = true,
        benchmarks = [valid, wrong_everywhere]
    );
    library_benchmark_group!(
        name = vendor,
        compare_by_id = true,
        benchmarks = [valid_request, one_mistake]
    );
}

use mistakes::{hostile, vendor};
use order::orders;
use reading::{forms, json};
use signup::signups;
use token::tokens;

main!(library_benchmark_groups = tokens, signups, orders, forms, json, hostile, vendor);
