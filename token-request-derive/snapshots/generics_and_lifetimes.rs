#[derive(Validate)]
struct Request<'a, T: Clone = Inner, U = String, const N: usize = 2>
where
    T: Default,
{
    #[validate(length(max = 9), chars(vschar), example = "text")]
    text: &'a str,
    #[validate(chars(digits), example = "1")]
    generic: Option<U>,
    #[validate(nested)]
    nested: [T; N],
}
const _: () = {
    use ::token_request::__private as __p;
    #[automatically_derived]
    impl<'a, T: Clone, U, const N: usize> __p::Validate for Request<'a, T, U, N>
    where
        T: Default,
        T: __p::Validate,
        U: __p::Text,
    {
        const TABLE: __p::Table = {
            use __p::Unknown as _;
            __p::Table::new(
                "Request",
                &[
                    __p::Field::new(
                            "text",
                            __p::kind(
                                __p::Probe::<&'a str>::__TYPE,
                                __p::Probe::<&'a str>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<&'a str>::__OPTIONAL)
                        .secret(__p::Probe::<&'a str>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("length")
                                    .args(
                                        &[__p::Arg::named("max", __p::Value::Integer(9i128))],
                                    ),
                                __p::Rule::new("chars")
                                    .args(&[__p::Arg::listed(__p::Value::Source("vschar"))]),
                            ],
                        )
                        .example("text"),
                    __p::Field::new(
                            "generic",
                            __p::kind(
                                __p::Probe::<Option<U>>::__TYPE,
                                __p::Probe::<Option<U>>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<Option<U>>::__OPTIONAL)
                        .secret(__p::Probe::<Option<U>>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("chars")
                                    .args(&[__p::Arg::listed(__p::Value::Source("digits"))]),
                            ],
                        )
                        .example("1"),
                    __p::Field::new(
                            "nested",
                            __p::kind(
                                __p::Probe::<[T; N]>::__TYPE,
                                __p::Probe::<[T; N]>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<[T; N]>::__OPTIONAL)
                        .secret(__p::Probe::<[T; N]>::__SECRET),
                ],
            )
        };
        #[inline]
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            if !({
                use __p::by::length::{Foreign as _, Neither as _, Ours as _};
                (&&&&__p::Subject(&self.text, ())).__by().check(&self.text, (0, 9))
            }) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[0usize], 0usize)?;
            }
            if !__p::rules::chars::check(
                &self.text,
                __p::rules::chars::Set::<{ __p::rules::chars::mask(&["vschar"], &[]) }>,
            ) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[0usize], 1usize)?;
            }
            if !__p::rules::chars::check(
                &self.generic,
                __p::rules::chars::Set::<{ __p::rules::chars::mask(&["digits"], &[]) }>,
            ) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[1usize], 0usize)?;
            }
            if let ::core::option::Option::Some(__value) = __p::given!(& self.nested) {
                use __p::{Foreign as _, Neither as _, Ours as _, WithContext as _};
                (&&&&__p::Nested(__value, &()))
                    .__by()
                    .check(
                        __report,
                        &<Self as __p::Validate>::TABLE.fields[2usize],
                        __value,
                        &(),
                    )?;
            }
            __p::ops::ControlFlow::Continue(())
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, U, const N: usize> __p::Described for Request<'a, T, U, N>
    where
        T: Default,
        T: __p::Validate,
        U: __p::Text,
    {
        const TYPE: __p::Type = __p::Type::Object(|| <Self as __p::Validate>::TABLE);
    }
    __p::bridge! {
        [< 'a, T : Clone, U, const N : usize >] [Request < 'a, T, U, N >] [where T :
        Default, T : __p::Validate, U : __p::Text] [< 'v_a, 'a, T : Clone, U, const N :
        usize >] ['v_a]
    }
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            ! __p::Probe:: < & 'static str > ::__TEXT || __p::rules::length::text("text",
            0, 9), "{}",
            "this example breaks the rule `length(max = 9)` of its own field"
        );
    };
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            ! __p::Probe:: < & 'static str > ::__TEXT || __p::rules::chars::text("text",
            __p::rules::chars::Set:: < { __p::rules::chars::mask(& ["vschar"], & []) }
            >), "{}", "this example breaks the rule `chars(vschar)` of its own field"
        );
    };
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            __p::rules::chars::text("1", __p::rules::chars::Set:: < {
            __p::rules::chars::mask(& ["digits"], & []) } >), "{}",
            "this example breaks the rule `chars(digits)` of its own field"
        );
    };
};
