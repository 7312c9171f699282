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
                    __p::field(
                            "user",
                            "user",
                            __p::Facts {
                                ty: __p::Probe::<String>::__TYPE,
                                shape: __p::Probe::<String>::__SHAPE,
                                optional: __p::Probe::<String>::__OPTIONAL,
                                secret: __p::Probe::<String>::__SECRET,
                                required: __p::Fact::OfType,
                                keeps_secret: __p::Fact::OfType,
                            },
                            &[
                                __p::rule(
                                    "length",
                                    &[
                                        __p::Arg {
                                            name: ::core::option::Option::Some("min"),
                                            value: __p::Value::Integer(3i128),
                                        },
                                        __p::Arg {
                                            name: ::core::option::Option::Some("max"),
                                            value: __p::Value::Integer(20i128),
                                        },
                                    ],
                                ),
                            ],
                        )
                        .description("Who logs in.")
                        .example("jane"),
                ],
            )
        };
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            use __p::otherwise::*;
            let __rows = &<Self as __p::Validate>::TABLE.fields;
            if !__p::Subject(&self.user).__length(3, 20)
                && __p::broken(__report, __rows, 0usize)
            {
                return __p::STOP;
            }
            __p::GO
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
