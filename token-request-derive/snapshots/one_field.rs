#[derive(Validate)]
struct Login {
    /// Who logs in.
    #[validate(length(min = 3, max = 20), example = "jane")]
    user: String,
}
const _: () = {
    use ::token_request::__private as __p;
    #[automatically_derived]
    impl __p::Validate for Login {
        const TABLE: __p::Table = {
            use __p::Unknown as _;
            __p::Table::new(
                "Login",
                &[
                    __p::Field::new(
                            "user",
                            __p::kind(
                                __p::Probe::<String>::__TYPE,
                                __p::Probe::<String>::__SHAPE,
                            ),
                        )
                        .required(!__p::Probe::<String>::__OPTIONAL)
                        .secret(__p::Probe::<String>::__SECRET)
                        .rules(
                            &[
                                __p::Rule::new("length")
                                    .args(
                                        &[
                                            __p::Arg::named("min", __p::Value::Integer(3i128)),
                                            __p::Arg::named("max", __p::Value::Integer(20i128)),
                                        ],
                                    ),
                            ],
                        )
                        .description("Who logs in.")
                        .example("jane"),
                ],
            )
        };
        #[inline]
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            if !({
                use __p::by::length::{Foreign as _, Neither as _, Ours as _};
                (&&&&__p::Subject(&self.user, ())).__by().check(&self.user, (3, 20))
            }) {
                __report.broken(&<Self as __p::Validate>::TABLE.fields[0usize], 0usize)?;
            }
            __p::ops::ControlFlow::Continue(())
        }
    }
    #[automatically_derived]
    impl __p::Described for Login {
        const TYPE: __p::Type = __p::Type::Object(|| <Self as __p::Validate>::TABLE);
    }
    __p::bridge! {
        [] [Login] [] [< 'v_a >] ['v_a]
    }
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            ! __p::Probe:: < String > ::__TEXT || __p::rules::length::text("jane", 3,
            20), "{}",
            "this example breaks the rule `length(min = 3, max = 20)` of its own field"
        );
    };
};
