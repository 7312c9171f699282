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
                            __p::Probe::<String>::__TYPE,
                            __p::Probe::<String>::__SHAPE,
                            __p::Probe::<String>::__OPTIONAL,
                            __p::Probe::<String>::__SECRET,
                            &[
                                __p::rule(
                                    "length",
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
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            use __p::otherwise::*;
            let __rows = &<Self as __p::Validate>::TABLE.fields;
            if !__p::RuleValue(&self.user).__length(3, 20)
                && __p::violated(__report, __rows, 0usize)
            {
                return __p::STOP;
            }
            __p::GO
        }
        __p::wire! {
            #[allow(deprecated, unused_mut, clippy::all, clippy::pedantic)] fn __visit <
            '__de, __Used > (__visit : __p::Visit < '_, '__de >, __report : & mut
            __p::Report < '_ >) -> __p::ops::ControlFlow < () > { use __p::otherwise:: *;
            use __p::reading:: *; let __taken = __p::TakenNames::new(__visit, < Self as
            __p::Validate > ::TABLE.fields, ::core::option::Option::None); match
            __p::FieldsReader:: < () > ::open(__visit, __report, < Self as __p::Validate
            > ::TABLE.fields, < Self as __p::Validate > ::TABLE.deny_unknown, & __taken,
            & ()) { __p::ops::ControlFlow::Continue(::core::option::Option::Some(mut
            __level)) => { let __r0 = __p::readers!(String); let __f0 :
            ::core::option::Option < String > = __level.read(0usize, & __p::FieldType {
            read : __p::Owned:: < String > ::NEW.__read(), by_function : false, default :
            ::core::option::Option::None, visitor : (&& & (__p::Owned:: < String > ::NEW,
            __p::PhantomData:: < () >)).__visitor(), is_nested : false, readers :
            __p::known_readers(& __r0), parts : __p::Owned:: < String > ::NEW.__parts(),
            }); match (__f0,) { (::core::option::Option::Some(__f0),) => { let __this =
            Login { user : __f0 }; { if let __p::ops::ControlFlow::Break(()) = < Login as
            __p::Validate > ::check(& __this, __report) { return __p::STOP; } } { if let
            __p::ops::ControlFlow::Break(()) = __level.unknown(__report) { return
            __p::STOP; } } } (__f0,) => { return { let __rows = & < Self as __p::Validate
            > ::TABLE.fields; let __unread = | __report : & mut __p::Report < '_ >, __i :
            ::core::primitive::usize | { __level.unread(__report, __i) }; if let
            ::core::option::Option::Some(__f0) = & __f0 { { if ! __p::RuleValue(__f0)
            .__length(3, 20) && __p::violated(__report, __rows, 0usize) { return
            __p::STOP; } } } else { if let __p::ops::ControlFlow::Break(()) =
            __unread(__report, 0usize) { return __p::STOP; } } { if let
            __p::ops::ControlFlow::Break(()) = __level.unknown(__report) { return
            __p::STOP; } } __p::GO }; } } }
            __p::ops::ControlFlow::Continue(::core::option::Option::None) => {}
            __p::ops::ControlFlow::Break(()) => return __p::STOP, } __p::GO }
        }
    }
    #[automatically_derived]
    impl __p::HasTableType for Login {
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
            "this example does not satisfy the rule `length(min = 3, max = 20)` of its field"
        );
    };
};
