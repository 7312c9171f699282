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
        U: __p::Text,
        T: __p::Validate,
    {
        const TABLE: __p::Table = {
            use __p::Unknown as _;
            __p::Table::new(
                "Request",
                &[
                    __p::field(
                            "text",
                            "text",
                            __p::Probe::<&'a str>::__TYPE,
                            __p::Probe::<&'a str>::__SHAPE,
                            __p::Probe::<&'a str>::__OPTIONAL,
                            __p::Probe::<&'a str>::__SECRET,
                            &[
                                __p::rule(
                                    "length",
                                    &[__p::Arg::named("max", __p::Value::Integer(9i128))],
                                ),
                                __p::rule(
                                    "chars",
                                    &[__p::Arg::listed(__p::Value::Source("vschar"))],
                                ),
                            ],
                        )
                        .example("text"),
                    __p::field(
                            "generic",
                            "generic",
                            __p::Probe::<Option<U>>::__TYPE,
                            __p::Probe::<Option<U>>::__SHAPE,
                            __p::Probe::<Option<U>>::__OPTIONAL,
                            __p::Probe::<Option<U>>::__SECRET,
                            &[
                                __p::rule(
                                    "chars",
                                    &[__p::Arg::listed(__p::Value::Source("digits"))],
                                ),
                            ],
                        )
                        .example("1"),
                    __p::field(
                        "nested",
                        "nested",
                        __p::Probe::<[T; N]>::__NESTED,
                        __p::Probe::<[T; N]>::__SHAPE,
                        (__p::Probe::<[T; N]>::__OPTIONAL
                            | __p::Probe::<[T; N]>::__NESTED_OPTIONAL),
                        __p::Probe::<[T; N]>::__SECRET,
                        &[],
                    ),
                ],
            )
        };
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            use __p::otherwise::*;
            let __rows = &<Self as __p::Validate>::TABLE.fields;
            if !__p::RuleValue(&self.text).__length(0, 9)
                && __p::violated(__report, __rows, 0usize)
            {
                return __p::STOP;
            }
            if !__p::rules::chars::check(
                &self.text,
                __p::rules::chars::Set::<{ __p::rules::chars::mask(&["vschar"], &[]) }>,
            ) && __p::violated(__report, __rows, 1usize)
            {
                return __p::STOP;
            }
            if !__p::rules::chars::check(
                &self.generic,
                __p::rules::chars::Set::<{ __p::rules::chars::mask(&["digits"], &[]) }>,
            ) && __p::violated(__report, __rows, 65536usize)
            {
                return __p::STOP;
            }
            if let ::core::option::Option::Some(__value) = __p::given(&self.nested)
                .__given()
                .__given()
                .__given()
                .0
            {
                if let __p::ops::ControlFlow::Break(()) = {
                    use __p::NotNested as _;
                    (&&&&&__p::NestedValue(__value, &()))
                        .__by()
                        .check(__report, __p::row(__rows, 2usize), &(), __value)
                } {
                    return __p::STOP;
                }
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
            __level)) => { let __f0 : ::core::option::Option < & 'a str > = __level
            .read(0usize, & __p::FieldType { read : ::core::option::Option::None,
            by_function : false, default : ::core::option::Option::None, visitor : (&& &
            (__p::Owned:: < & 'a str > ::NEW, __p::PhantomData:: < () >)).__visitor(),
            is_nested : false, readers : & [], parts : ::core::option::Option::None, });
            let __r1 = __p::readers!(Option < U >); let __f1 : ::core::option::Option <
            Option < U > > = __level.read(1usize, & __p::FieldType { read : __p::Owned::
            < Option < U > > ::NEW.__read(), by_function : false, default :
            ::core::option::Option::None, visitor : (&& & (__p::Owned:: < Option < U > >
            ::NEW, __p::PhantomData:: < () >)).__visitor(), is_nested : false, readers :
            __p::known_readers(& __r1), parts : __p::Owned:: < Option < U > > ::NEW
            .__parts(), }); let __r2 = __p::readers!([T; N]); let __f2 :
            ::core::option::Option < [T; N] > = __level.read(2usize, & __p::FieldType {
            read : __p::Owned:: < [T; N] > ::NEW.__read(), by_function : false, default :
            ::core::option::Option::None, visitor : (&& & (__p::Owned:: < [T; N] > ::NEW,
            __p::PhantomData:: < () >)).__visitor(), is_nested : true, readers :
            __p::known_readers(& __r2), parts : __p::Owned:: < [T; N] > ::NEW.__parts(),
            }); match (__f0, __f1, __f2,) { (::core::option::Option::Some(__f0),
            ::core::option::Option::Some(__f1), ::core::option::Option::Some(__f2),) => {
            let __this = Request { text : __f0, generic : __f1, nested : __f2 }; { if let
            __p::ops::ControlFlow::Break(()) = < Request < 'a, T, U, N > as __p::Validate
            > ::check(& __this, __report) { return __p::STOP; } } { if let
            __p::ops::ControlFlow::Break(()) = __level.unknown(__report) { return
            __p::STOP; } } } (__f0, __f1, __f2,) => { return { let __rows = & < Self as
            __p::Validate > ::TABLE.fields; let __unread = | __report : & mut __p::Report
            < '_ >, __i : ::core::primitive::usize | { __level.unread(__report, __i) };
            if let ::core::option::Option::Some(__f0) = & __f0 { { if !
            __p::RuleValue(__f0).__length(0, 9) && __p::violated(__report, __rows,
            0usize) { return __p::STOP; } } { if ! __p::rules::chars::check(__f0,
            __p::rules::chars::Set:: < { __p::rules::chars::mask(& ["vschar"], & []) } >)
            && __p::violated(__report, __rows, 1usize) { return __p::STOP; } } } else {
            if let __p::ops::ControlFlow::Break(()) = __unread(__report, 0usize) { return
            __p::STOP; } } if let ::core::option::Option::Some(__f1) = & __f1 { { if !
            __p::rules::chars::check(__f1, __p::rules::chars::Set:: < {
            __p::rules::chars::mask(& ["digits"], & []) } >) && __p::violated(__report,
            __rows, 65536usize) { return __p::STOP; } } } else { if let
            __p::ops::ControlFlow::Break(()) = __unread(__report, 1usize) { return
            __p::STOP; } } if let ::core::option::Option::Some(__f2) = & __f2 { { if let
            ::core::option::Option::Some(__value) = __p::given(__f2).__given().__given()
            .__given().0 { if let __p::ops::ControlFlow::Break(()) = { use __p::NotNested
            as _; (&& && & __p::NestedValue(__value, & ())).__by().check(__report,
            __p::row(__rows, 2usize), & (), __value) } { return __p::STOP; } } } } else {
            if let __p::ops::ControlFlow::Break(()) = __unread(__report, 2usize) { return
            __p::STOP; } } { if let __p::ops::ControlFlow::Break(()) = __level
            .unknown(__report) { return __p::STOP; } } __p::GO }; } } }
            __p::ops::ControlFlow::Continue(::core::option::Option::None) => {}
            __p::ops::ControlFlow::Break(()) => return __p::STOP, } __p::GO }
        }
    }
    #[automatically_derived]
    impl<'a, T: Clone, U, const N: usize> __p::HasTableType for Request<'a, T, U, N>
    where
        T: Default,
        U: __p::Text,
        T: __p::Validate,
    {
        const TYPE: __p::Type = __p::Type::Object(|| <Self as __p::Validate>::TABLE);
    }
    __p::bridge! {
        [< 'a, T : Clone, U, const N : usize >] [Request < 'a, T, U, N >] [where T :
        Default, U : __p::Text, T : __p::Validate] [< 'v_a, 'a, T : Clone, U, const N :
        usize >] ['v_a]
    }
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            ! __p::Probe:: < & 'static str > ::__TEXT || __p::rules::length::text("text",
            0, 9), "{}",
            "this example does not satisfy the rule `length(max = 9)` of its field"
        );
    };
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            ! __p::Probe:: < & 'static str > ::__TEXT || __p::rules::chars::text("text",
            __p::rules::chars::Set:: < { __p::rules::chars::mask(& ["vschar"], & []) }
            >), "{}",
            "this example does not satisfy the rule `chars(vschar)` of its field"
        );
    };
    const _: () = {
        use __p::Unknown as _;
        ::core::assert!(
            __p::rules::chars::text("1", __p::rules::chars::Set:: < {
            __p::rules::chars::mask(& ["digits"], & []) } >), "{}",
            "this example does not satisfy the rule `chars(digits)` of its field"
        );
    };
};
