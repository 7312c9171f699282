#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(crate = "tr", form_names = "snake_case")]
struct Request {
    #[validate(required, secret, name = "pass")]
    password: Option<Secret>,
    #[validate(one_of("a", "b", message = "must be a or b"), none_of("c"))]
    kind_of: &'static str,
    #[validate(length(equal = 5), chars(digits, "-"), form = "postcode")]
    zip: String,
    #[validate(range(min = -1, exclusive_max = MAX), example = -1)]
    number: i32,
    #[validate(custom(function = "self::even", code = "odd"))]
    even: u32,
    #[validate(nested)]
    inner: Vec<Inner>,
    #[serde(default)]
    #[validate(skip)]
    rest: Rest,
}
const _: () = {
    use tr::__private as __p;
    #[automatically_derived]
    impl __p::Validate for Request {
        const TABLE: __p::Table = {
            use __p::Unknown as _;
            __p::Table::new(
                "Request",
                &[
                    __p::Field::new(
                            "password",
                            __p::kind(
                                __p::Probe::<Option<Secret>>::__TYPE,
                                __p::Probe::<Option<Secret>>::__SHAPE,
                            ),
                        )
                        .wire("pass")
                        .form("password")
                        .required(true)
                        .secret(true)
                        .rules(&[__p::Rule::new("required")]),
                    __p::Field::new(
                            "kind_of",
                            __p::kind(
                                __p::Probe::<&'static str>::__TYPE,
                                __p::Probe::<&'static str>::__SHAPE,
                            ),
                        )
                        .wire("kindOf")
                        .form("kind_of")
                        .required(!__p::Probe::<&'static str>::__OPTIONAL)
                        .secret(__p::Probe::<&'static str>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("one_of")
                                    .args(
                                        &[
                                            __p::Arg::listed(__p::Value::String("a")),
                                            __p::Arg::listed(__p::Value::String("b")),
                                        ],
                                    )
                                    .message("must be a or b"),
                                __p::Rule::new("none_of")
                                    .args(&[__p::Arg::listed(__p::Value::String("c"))]),
                            ],
                        ),
                    __p::Field::new(
                            "zip",
                            __p::kind(
                                __p::Probe::<String>::__TYPE,
                                __p::Probe::<String>::__SHAPE,
                            ),
                        )
                        .form("postcode")
                        .required(!__p::Probe::<String>::__OPTIONAL)
                        .secret(__p::Probe::<String>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("length")
                                    .args(
                                        &[__p::Arg::named("equal", __p::Value::Integer(5i128))],
                                    ),
                                __p::Rule::new("chars")
                                    .args(
                                        &[
                                            __p::Arg::listed(__p::Value::Source("digits")),
                                            __p::Arg::listed(__p::Value::String("-")),
                                        ],
                                    ),
                            ],
                        ),
                    __p::Field::new(
                            "number",
                            __p::kind(
                                __p::Probe::<i32>::__TYPE,
                                __p::Probe::<i32>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<i32>::__OPTIONAL)
                        .secret(__p::Probe::<i32>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("range")
                                    .args(
                                        &[
                                            __p::Arg::named("min", __p::Value::Integer(-1i128)),
                                            __p::Arg::named("exclusive_max", __p::Value::Source("MAX")),
                                        ],
                                    ),
                            ],
                        )
                        .example("-1"),
                    __p::Field::new(
                            "even",
                            __p::kind(
                                __p::Probe::<u32>::__TYPE,
                                __p::Probe::<u32>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<u32>::__OPTIONAL)
                        .secret(__p::Probe::<u32>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("custom")
                                    .args(
                                        &[
                                            __p::Arg::named(
                                                "function",
                                                __p::Value::Source("self::even"),
                                            ),
                                        ],
                                    )
                                    .code("odd"),
                            ],
                        ),
                    __p::Field::new(
                            "inner",
                            __p::kind(
                                __p::Probe::<Vec<Inner>>::__TYPE,
                                __p::Probe::<Vec<Inner>>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<Vec<Inner>>::__OPTIONAL)
                        .secret(__p::Probe::<Vec<Inner>>::__SECRET),
                    __p::Field::new(
                            "rest",
                            __p::kind(
                                __p::Probe::<Rest>::__TYPE,
                                __p::Probe::<Rest>::__SHAPE,
                            ),
                        )
                        .secret(__p::Probe::<Rest>::__SECRET),
                ],
            )
        };
        #[inline]
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            if !({
                use __p::by::required::{Foreign as _, Neither as _, Ours as _};
                (&&&&__p::Subject(&self.password, ()))
                    .__by()
                    .check(&self.password, (__p::given!(& self.password).is_some(),))
            }) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[0usize], 0usize)?;
            }
            if !__p::rules::one_of::check(&self.kind_of, &["a", "b"]) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[1usize], 0usize)?;
            }
            if !__p::rules::none_of::check(&self.kind_of, &["c"]) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[1usize], 1usize)?;
            }
            if !({
                use __p::by::length::{Foreign as _, Neither as _, Ours as _};
                (&&&&__p::Subject(&self.zip, ())).__by().check(&self.zip, (5, 5))
            }) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[2usize], 0usize)?;
            }
            if !__p::rules::chars::check(
                &self.zip,
                __p::rules::chars::Set::<
                    { __p::rules::chars::mask(&["digits"], &["-"]) },
                >,
            ) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[2usize], 1usize)?;
            }
            match (MAX,) {
                (__exclusive_max,) => {
                    if !({
                        use __p::by::range::{Foreign as _, Neither as _, Ours as _};
                        (&&&&__p::Subject(
                            &self.number,
                            (
                                __p::ops::Bound::Included(-1),
                                __p::ops::Bound::Excluded(__exclusive_max),
                            ),
                        ))
                            .__by()
                            .check(
                                &self.number,
                                (
                                    __p::ops::Bound::Included(-1),
                                    __p::ops::Bound::Excluded(__exclusive_max),
                                ),
                            )
                    }) {
                        use __p::AnyEvaluated as _;
                        __p::broken_with(
                            __report,
                            &<Self as __p::Validate>::TABLE.fields[3usize],
                            0usize,
                            &[
                                (
                                    "exclusive_max",
                                    __p::Evaluated(&__exclusive_max).__value(),
                                ),
                            ],
                        )?;
                    }
                }
            }
            if let ::core::option::Option::Some(__value) = __p::given!(& self.even) {
                use __p::AnyArgument as _;
                let __verdict = __p::Verdict::verdict(
                    self::even(__p::Argument(__value).__argument()),
                );
                if let ::core::result::Result::Err(__error) = __verdict {
                    __report
                        .raised(
                            &<Self as __p::Validate>::TABLE.fields[4usize],
                            0usize,
                            __error,
                        )?;
                }
            }
            if let ::core::option::Option::Some(__value) = __p::given!(& self.inner) {
                use __p::{Foreign as _, Neither as _, Ours as _, WithContext as _};
                (&&&&__p::Nested(__value, &()))
                    .__by()
                    .check(
                        __report,
                        &<Self as __p::Validate>::TABLE.fields[5usize],
                        __value,
                        &(),
                    )?;
            }
            __p::ops::ControlFlow::Continue(())
        }
    }
    #[automatically_derived]
    impl __p::Described for Request {
        const TYPE: __p::Type = __p::Type::Object(|| <Self as __p::Validate>::TABLE);
    }
    __p::bridge! {
        [] [Request] [] [< 'v_a >] ['v_a]
    }
};
