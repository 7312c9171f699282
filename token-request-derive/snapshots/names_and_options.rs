#[derive(Validate)]
#[serde(rename_all = "camelCase")]
#[validate(crate = "tr", form_names = "snake_case")]
struct Request {
    #[validate(required, secret, name = "pass", basic = "password")]
    password: Option<Secret>,
    #[validate(
        one_of("a", "b", message = "must be a or b", error = "invalid_grant"),
        none_of("c")
    )]
    kind_of: &'static str,
    #[validate(length(equal = 5), chars(digits, "-"), form = "postcode", basic = "user")]
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
                    __p::field(
                            "password",
                            "pass",
                            __p::Probe::<Option<Secret>>::__TYPE,
                            __p::Probe::<Option<Secret>>::__SHAPE,
                            __p::Probe::<Option<Secret>>::__OPTIONAL,
                            __p::Probe::<Option<Secret>>::__SECRET,
                            &[__p::rule("required", &[])],
                        )
                        .required(true)
                        .secret(true)
                        .form("password")
                        .basic(__p::BasicPart::Password),
                    __p::field(
                            "kind_of",
                            "kindOf",
                            __p::Probe::<&'static str>::__TYPE,
                            __p::Probe::<&'static str>::__SHAPE,
                            __p::Probe::<&'static str>::__OPTIONAL,
                            __p::Probe::<&'static str>::__SECRET,
                            &[
                                __p::rule(
                                        "one_of",
                                        &[
                                            __p::Arg::listed(__p::Value::String("a")),
                                            __p::Arg::listed(__p::Value::String("b")),
                                        ],
                                    )
                                    .message("must be a or b")
                                    .error("invalid_grant"),
                                __p::rule(
                                    "none_of",
                                    &[__p::Arg::listed(__p::Value::String("c"))],
                                ),
                            ],
                        )
                        .form("kind_of"),
                    __p::field(
                            "zip",
                            "zip",
                            __p::Probe::<String>::__TYPE,
                            __p::Probe::<String>::__SHAPE,
                            __p::Probe::<String>::__OPTIONAL,
                            __p::Probe::<String>::__SECRET,
                            &[
                                __p::rule(
                                    "length",
                                    &[__p::Arg::named("equal", __p::Value::Integer(5i128))],
                                ),
                                __p::rule(
                                    "chars",
                                    &[
                                        __p::Arg::listed(__p::Value::Source("digits")),
                                        __p::Arg::listed(__p::Value::String("-")),
                                    ],
                                ),
                            ],
                        )
                        .form("postcode")
                        .basic(__p::BasicPart::User),
                    __p::field(
                            "number",
                            "number",
                            __p::Probe::<i32>::__TYPE,
                            __p::Probe::<i32>::__SHAPE,
                            __p::Probe::<i32>::__OPTIONAL,
                            __p::Probe::<i32>::__SECRET,
                            &[
                                __p::rule(
                                    "range",
                                    &[
                                        __p::Arg::named("min", __p::Value::Integer(-1i128)),
                                        __p::Arg::named("exclusive_max", __p::Value::Source("MAX")),
                                    ],
                                ),
                            ],
                        )
                        .example("-1"),
                    __p::field(
                        "even",
                        "even",
                        __p::Probe::<u32>::__TYPE,
                        __p::Probe::<u32>::__SHAPE,
                        __p::Probe::<u32>::__OPTIONAL,
                        __p::Probe::<u32>::__SECRET,
                        &[
                            __p::rule(
                                    "custom",
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
                    __p::field(
                        "inner",
                        "inner",
                        __p::Probe::<Vec<Inner>>::__TYPE,
                        __p::Probe::<Vec<Inner>>::__SHAPE,
                        __p::Probe::<Vec<Inner>>::__OPTIONAL,
                        __p::Probe::<Vec<Inner>>::__SECRET,
                        &[],
                    ),
                    __p::field(
                            "rest",
                            "rest",
                            __p::Probe::<Rest>::__TYPE,
                            __p::Probe::<Rest>::__SHAPE,
                            __p::Probe::<Rest>::__OPTIONAL,
                            __p::Probe::<Rest>::__SECRET,
                            &[],
                        )
                        .required(false),
                ],
            )
        };
        fn check(&self, __report: &mut __p::Report<'_>) -> __p::ops::ControlFlow<()> {
            use __p::otherwise::*;
            let __rows = &<Self as __p::Validate>::TABLE.fields;
            if !(__p::RuleValue(&self.password).__required()
                && __p::given(&self.password).__given().__given().__given().0.is_some())
                && __p::violated(__report, __rows, 0usize)
            {
                return __p::STOP;
            }
            if !__p::rules::one_of::check(&self.kind_of, &["a", "b"])
                && __p::violated(__report, __rows, 65536usize)
            {
                return __p::STOP;
            }
            if !__p::rules::none_of::check(&self.kind_of, &["c"])
                && __p::violated(__report, __rows, 65537usize)
            {
                return __p::STOP;
            }
            if !__p::RuleValue(&self.zip).__length(5, 5)
                && __p::violated(__report, __rows, 131072usize)
            {
                return __p::STOP;
            }
            if !__p::rules::chars::check(
                &self.zip,
                __p::rules::chars::Set::<
                    { __p::rules::chars::mask(&["digits"], &["-"]) },
                >,
            ) && __p::violated(__report, __rows, 131073usize)
            {
                return __p::STOP;
            }
            match (MAX,) {
                (__exclusive_max,) => {
                    if !match __p::bounds(
                        &__p::ops::Bound::Included { 0: 0 },
                        &__p::ops::Bound::Excluded {
                            0: __exclusive_max,
                        },
                    ) {
                        __bounds => {
                            __p::InRange(&self.number, __bounds)
                                .__range(
                                    __p::ops::Bound::Included {
                                        0: __p::negative(__bounds, -1),
                                    },
                                    __p::ops::Bound::Excluded {
                                        0: __exclusive_max,
                                    },
                                )
                        }
                    }
                        && __p::violated_with(
                            __report,
                            __rows,
                            196608usize,
                            &[
                                (
                                    "exclusive_max",
                                    __p::Evaluated(&__exclusive_max).__value(),
                                    true,
                                ),
                            ],
                        )
                    {
                        return __p::STOP;
                    }
                }
            }
            if let ::core::option::Option::Some(__value) = __p::given(&self.even)
                .__given()
                .__given()
                .__given()
                .0
            {
                let __verdict = __p::Verdict::verdict(__p::call!(self::even, __value));
                if let ::core::result::Result::Err(__error) = __verdict {
                    {
                        if let __p::ops::ControlFlow::Break(()) = __report
                            .raised(__p::row(__rows, 4usize), 0usize, __error)
                        {
                            return __p::STOP;
                        }
                    }
                }
            }
            if let ::core::option::Option::Some(__value) = __p::given(&self.inner)
                .__given()
                .__given()
                .__given()
                .0
            {
                if let __p::ops::ControlFlow::Break(()) = {
                    use __p::NotNested as _;
                    (&&&&&__p::NestedValue(__value, &()))
                        .__by()
                        .check(__report, __p::row(__rows, 5usize), &(), __value)
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
            __level)) => { let __r0 = __p::readers!(Option < Secret >); let __f0 :
            ::core::option::Option < Option < Secret > > = __level.read(0usize, &
            __p::FieldType { read : __p::Owned:: < Option < Secret > > ::NEW.__read(),
            by_function : false, default : ::core::option::Option::None, visitor : (&& &
            (__p::Owned:: < Option < Secret > > ::NEW, __p::PhantomData:: < () >))
            .__visitor(), is_nested : false, readers : __p::known_readers(& __r0), parts
            : __p::Owned:: < Option < Secret > > ::NEW.__parts(), }); let __r1 =
            __p::readers!(& 'static str); let __f1 : ::core::option::Option < & 'static
            str > = __level.read(1usize, & __p::FieldType { read : __p::Owned:: < &
            'static str > ::NEW.__read(), by_function : false, default :
            ::core::option::Option::None, visitor : (&& & (__p::Owned:: < & 'static str >
            ::NEW, __p::PhantomData:: < () >)).__visitor(), is_nested : false, readers :
            __p::known_readers(& __r1), parts : __p::Owned:: < & 'static str > ::NEW
            .__parts(), }); let __r2 = __p::readers!(String); let __f2 :
            ::core::option::Option < String > = __level.read(2usize, & __p::FieldType {
            read : __p::Owned:: < String > ::NEW.__read(), by_function : false, default :
            ::core::option::Option::None, visitor : (&& & (__p::Owned:: < String > ::NEW,
            __p::PhantomData:: < () >)).__visitor(), is_nested : false, readers :
            __p::known_readers(& __r2), parts : __p::Owned:: < String > ::NEW.__parts(),
            }); let __r3 = __p::readers!(i32); let __f3 : ::core::option::Option < i32 >
            = __level.read(3usize, & __p::FieldType { read : __p::Owned:: < i32 > ::NEW
            .__read(), by_function : false, default : ::core::option::Option::None,
            visitor : (&& & (__p::Owned:: < i32 > ::NEW, __p::PhantomData:: < () >))
            .__visitor(), is_nested : false, readers : __p::known_readers(& __r3), parts
            : __p::Owned:: < i32 > ::NEW.__parts(), }); let __r4 = __p::readers!(u32);
            let __f4 : ::core::option::Option < u32 > = __level.read(4usize, &
            __p::FieldType { read : __p::Owned:: < u32 > ::NEW.__read(), by_function :
            false, default : ::core::option::Option::None, visitor : (&& & (__p::Owned::
            < u32 > ::NEW, __p::PhantomData:: < () >)).__visitor(), is_nested : false,
            readers : __p::known_readers(& __r4), parts : __p::Owned:: < u32 > ::NEW
            .__parts(), }); let __r5 = __p::readers!(Vec < Inner >); let __f5 :
            ::core::option::Option < Vec < Inner > > = __level.read(5usize, &
            __p::FieldType { read : __p::Owned:: < Vec < Inner > > ::NEW.__read(),
            by_function : false, default : ::core::option::Option::None, visitor : (&& &
            (__p::Owned:: < Vec < Inner > > ::NEW, __p::PhantomData:: < () >))
            .__visitor(), is_nested : true, readers : __p::known_readers(& __r5), parts :
            __p::Owned:: < Vec < Inner > > ::NEW.__parts(), }); let __r6 =
            __p::readers!(Rest); let __f6 : ::core::option::Option < Rest > = __level
            .read(6usize, & __p::FieldType { read : __p::Owned:: < Rest > ::NEW.__read(),
            by_function : false, default : ::core::option::Option::Some(|| __p::Owned:: <
            Rest > ::NEW.__default()), visitor : (&& & (__p::Owned:: < Rest > ::NEW,
            __p::PhantomData:: < () >)).__visitor(), is_nested : false, readers :
            __p::known_readers(& __r6), parts : __p::Owned:: < Rest > ::NEW.__parts(),
            }); match (__f0, __f1, __f2, __f3, __f4, __f5, __f6,) {
            (::core::option::Option::Some(__f0), ::core::option::Option::Some(__f1),
            ::core::option::Option::Some(__f2), ::core::option::Option::Some(__f3),
            ::core::option::Option::Some(__f4), ::core::option::Option::Some(__f5),
            ::core::option::Option::Some(__f6),) => { let __this = Request { password :
            __f0, kind_of : __f1, zip : __f2, number : __f3, even : __f4, inner : __f5,
            rest : __f6 }; { if let __p::ops::ControlFlow::Break(()) = < Request as
            __p::Validate > ::check(& __this, __report) { return __p::STOP; } } { if let
            __p::ops::ControlFlow::Break(()) = __level.unknown(__report) { return
            __p::STOP; } } } (__f0, __f1, __f2, __f3, __f4, __f5, __f6,) => { return {
            let __rows = & < Self as __p::Validate > ::TABLE.fields; let __unread = |
            __report : & mut __p::Report < '_ >, __i : ::core::primitive::usize | {
            __level.unread(__report, __i) }; if let ::core::option::Option::Some(__f0) =
            & __f0 { { if ! (__p::RuleValue(__f0).__required() && __p::given(__f0)
            .__given().__given().__given().0.is_some()) && __p::violated(__report,
            __rows, 0usize) { return __p::STOP; } } } else { if let
            __p::ops::ControlFlow::Break(()) = __unread(__report, 0usize) { return
            __p::STOP; } } if let ::core::option::Option::Some(__f1) = & __f1 { { if !
            __p::rules::one_of::check(__f1, & ["a", "b"]) && __p::violated(__report,
            __rows, 65536usize) { return __p::STOP; } } { if !
            __p::rules::none_of::check(__f1, & ["c"]) && __p::violated(__report, __rows,
            65537usize) { return __p::STOP; } } } else { if let
            __p::ops::ControlFlow::Break(()) = __unread(__report, 1usize) { return
            __p::STOP; } } if let ::core::option::Option::Some(__f2) = & __f2 { { if !
            __p::RuleValue(__f2).__length(5, 5) && __p::violated(__report, __rows,
            131072usize) { return __p::STOP; } } { if ! __p::rules::chars::check(__f2,
            __p::rules::chars::Set:: < { __p::rules::chars::mask(& ["digits"], & ["-"]) }
            >) && __p::violated(__report, __rows, 131073usize) { return __p::STOP; } } }
            else { if let __p::ops::ControlFlow::Break(()) = __unread(__report, 2usize) {
            return __p::STOP; } } if let ::core::option::Option::Some(__f3) = & __f3 { {
            match (MAX,) { (__exclusive_max,) => if ! match __p::bounds(&
            __p::ops::Bound::Included { 0 : 0 }, & __p::ops::Bound::Excluded { 0 :
            __exclusive_max }) { __bounds => __p::InRange(__f3, __bounds)
            .__range(__p::ops::Bound::Included { 0 : __p::negative(__bounds, - 1) },
            __p::ops::Bound::Excluded { 0 : __exclusive_max }) } &&
            __p::violated_with(__report, __rows, 196608usize, & [("exclusive_max",
            __p::Evaluated(& __exclusive_max).__value(), true)]) { return __p::STOP; } }
            } } else { if let __p::ops::ControlFlow::Break(()) = __unread(__report,
            3usize) { return __p::STOP; } } if let ::core::option::Option::Some(__f4) = &
            __f4 { { if let ::core::option::Option::Some(__value) = __p::given(__f4)
            .__given().__given().__given().0 { let __verdict =
            __p::Verdict::verdict(__p::call!(self::even, __value)); if let
            ::core::result::Result::Err(__error) = __verdict { { if let
            __p::ops::ControlFlow::Break(()) = __report.raised(__p::row(__rows, 4usize),
            0usize, __error) { return __p::STOP; } } } } } } else { if let
            __p::ops::ControlFlow::Break(()) = __unread(__report, 4usize) { return
            __p::STOP; } } if let ::core::option::Option::Some(__f5) = & __f5 { { if let
            ::core::option::Option::Some(__value) = __p::given(__f5).__given().__given()
            .__given().0 { if let __p::ops::ControlFlow::Break(()) = { use __p::NotNested
            as _; (&& && & __p::NestedValue(__value, & ())).__by().check(__report,
            __p::row(__rows, 5usize), & (), __value) } { return __p::STOP; } } } } else {
            if let __p::ops::ControlFlow::Break(()) = __unread(__report, 5usize) { return
            __p::STOP; } } if let ::core::option::Option::Some(__f6) = & __f6 {} else {
            if let __p::ops::ControlFlow::Break(()) = __unread(__report, 6usize) { return
            __p::STOP; } } { if let __p::ops::ControlFlow::Break(()) = __level
            .unknown(__report) { return __p::STOP; } } __p::GO }; } } }
            __p::ops::ControlFlow::Continue(::core::option::Option::None) => {}
            __p::ops::ControlFlow::Break(()) => return __p::STOP, } __p::GO }
        }
    }
    #[automatically_derived]
    impl __p::HasTableType for Request {
        const TYPE: __p::Type = __p::Type::Object(|| <Self as __p::Validate>::TABLE);
    }
    __p::bridge! {
        [] [Request] [] [< 'v_a >] ['v_a]
    }
};
