fn required() {
    const RULE: __p::Rule = __p::rule("required", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !(__p::RuleValue(&self.checked).__required()
        && __p::given(&self.checked).__given().__given().__given().0.is_some())
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn one_of() {
    const RULE: __p::Rule = __p::rule(
        "one_of",
        &[
            __p::Arg::listed(__p::Value::String("a")),
            __p::Arg::listed(__p::Value::String("b")),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::one_of::check(&self.checked, &["a", "b"])
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn none_of() {
    const RULE: __p::Rule = __p::rule(
        "none_of",
        &[
            __p::Arg::listed(__p::Value::String("a")),
            __p::Arg::listed(__p::Value::String("b")),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::none_of::check(&self.checked, &["a", "b"])
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn length() {
    const RULE: __p::Rule = __p::rule(
        "length",
        &[
            __p::Arg::named("min", __p::Value::Integer(1i128)),
            __p::Arg::named("max", __p::Value::Integer(64i128)),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::RuleValue(&self.checked).__length(1, 64)
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn chars() {
    const RULE: __p::Rule = __p::rule(
        "chars",
        &[
            __p::Arg::listed(__p::Value::Source("alphanumeric")),
            __p::Arg::listed(__p::Value::String("-._")),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::chars::check(
        &self.checked,
        __p::rules::chars::Set::<
            { __p::rules::chars::mask(&["alphanumeric"], &["-._"]) },
        >,
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn range() {
    const RULE: __p::Rule = __p::rule(
        "range",
        &[
            __p::Arg::named("min", __p::Value::Integer(0i128)),
            __p::Arg::named("max", __p::Value::Integer(100i128)),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::InRange(
            &self.checked,
            __p::bounds(
                &__p::ops::Bound::Included { 0: 0 },
                &__p::ops::Bound::Included {
                    0: 100,
                },
            ),
        )
        .__range(
            __p::ops::Bound::Included { 0: 0 },
            __p::ops::Bound::Included {
                0: 100,
            },
        ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn custom() {
    const RULE: __p::Rule = __p::rule(
        "custom",
        &[__p::Arg::named("function", __p::Value::Source("path"))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if let ::core::option::Option::Some(__value) = __p::given(&self.checked)
        .__given()
        .__given()
        .__given()
        .0
    {
        let __verdict = __p::Verdict::verdict(__p::call!(path, __value));
        if let ::core::result::Result::Err(__error) = __verdict {
            {
                if let __p::ops::ControlFlow::Break(()) = __report
                    .raised(__p::row(__rows, 0usize), 0usize, __error)
                {
                    return __p::STOP;
                }
            }
        }
    }
}
fn email() {
    const RULE: __p::Rule = __p::rule("email", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::RuleValue(&self.checked).__email()
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn url() {
    const RULE: __p::Rule = __p::rule("url", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    __p::with_url! {
        if ! __p::RuleValue(& self.checked).__url(__p::rules::url::Allowed { schemes : &
        [], fragment : true, userinfo : true }) && __p::violated(__report, __rows,
        0usize) { return __p::STOP; }
    }
}
fn uri() {
    const RULE: __p::Rule = __p::rule("uri", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::uri::check(&self.checked) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn ip() {
    const RULE: __p::Rule = __p::rule(
        "ip",
        &[__p::Arg::listed(__p::Value::Source("v4"))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::RuleValue(&self.checked).__ip(true, false)
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn credit_card() {
    const RULE: __p::Rule = __p::rule("credit_card", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    __p::with_card! {
        if ! __p::RuleValue(& self.checked).__credit_card() && __p::violated(__report,
        __rows, 0usize) { return __p::STOP; }
    }
}
fn non_control_character() {
    const RULE: __p::Rule = __p::rule("non_control_character", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::RuleValue(&self.checked).__non_control_character()
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn contains() {
    const RULE: __p::Rule = __p::rule(
        "contains",
        &[__p::Arg::named("pattern", __p::Value::String(".."))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::RuleValue(&self.checked).__contains("..")
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn does_not_contain() {
    const RULE: __p::Rule = __p::rule(
        "does_not_contain",
        &[__p::Arg::named("pattern", __p::Value::String(".."))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::RuleValue(&self.checked).__does_not_contain("..")
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn prefix() {
    const RULE: __p::Rule = __p::rule(
        "prefix",
        &[__p::Arg::listed(__p::Value::String(".."))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::prefix::check(&self.checked, "..")
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn suffix() {
    const RULE: __p::Rule = __p::rule(
        "suffix",
        &[__p::Arg::listed(__p::Value::String(".."))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::suffix::check(&self.checked, "..")
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn regex() {
    const RULE: __p::Rule = __p::rule(
        "regex",
        &[__p::Arg::named("path", __p::Value::Source("EXPR"))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    __p::with_regex! {
        match (& EXPR,) { (__path,) => if ! __p::RuleValue(& self.checked)
        .__regex(__path) && __p::without_match(__report, __rows, 0usize, __path) { return
        __p::STOP; } }
    }
}
fn pattern() {
    const RULE: __p::Rule = __p::rule(
        "pattern",
        &[__p::Arg::listed(__p::Value::String("^[a-z]+$"))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    __p::with_regex! {
        if ! __p::rules::pattern::check(& self.checked, __p::pattern!(r"^[a-z]+$")) &&
        __p::violated(__report, __rows, 0usize) { return __p::STOP; }
    }
}
fn date_time() {
    const RULE: __p::Rule = __p::rule("date_time", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::date_time::check(&self.checked)
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn date() {
    const RULE: __p::Rule = __p::rule("date", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::date::check(&self.checked) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn uuid() {
    const RULE: __p::Rule = __p::rule("uuid", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::uuid::check(&self.checked) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn multiple_of() {
    const RULE: __p::Rule = __p::rule(
        "multiple_of",
        &[__p::Arg::listed(__p::Value::Integer(5i128))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::multiple_of::check(&self.checked, 5)
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn finite() {
    const RULE: __p::Rule = __p::rule("finite", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::finite::check(&self.checked)
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn unique() {
    const RULE: __p::Rule = __p::rule("unique", &[]);
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::given(&self.checked)
        .__given()
        .__given()
        .__given()
        .0
        .is_none_or(|__value| __p::rules::unique::check(__p::Each(__value).__each()))
        && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn each() {
    const RULE: __p::Rule = __p::rule("each", &[])
        .elements(
            &element()
                .rules(
                    &[
                        __p::rule(
                            "length",
                            &[__p::Arg::named("min", __p::Value::Integer(1i128))],
                        ),
                    ],
                ),
        );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if let ::core::option::Option::Some(__value) = __p::given(&self.checked)
        .__given()
        .__given()
        .__given()
        .0
    {
        if let __p::ops::ControlFlow::Break(()) = __p::each(
            __report,
            __p::row(__rows, 0usize),
            __p::Each(__value).__each(),
            |__report, __value| {
                let __rows = &__p::elements(__rows, 0usize);
                if !__p::RuleValue(__value).__length(1, ::core::primitive::u64::MAX)
                    && __p::violated(__report, __rows, 0usize)
                {
                    return __p::STOP;
                }
                __p::GO
            },
        ) {
            return __p::STOP;
        }
    }
}
fn keys() {
    const RULE: __p::Rule = __p::rule("keys", &[])
        .elements(
            &element()
                .rules(
                    &[
                        __p::rule(
                            "length",
                            &[__p::Arg::named("min", __p::Value::Integer(1i128))],
                        ),
                    ],
                ),
        );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if let ::core::option::Option::Some(__value) = __p::given(&self.checked)
        .__given()
        .__given()
        .__given()
        .0
    {
        if let __p::ops::ControlFlow::Break(()) = __p::keys(
            __report,
            __p::row(__rows, 0usize),
            __p::Entries(__p::Each(__value).__each()).__entries(),
            |__report, __value| {
                let __rows = &__p::elements(__rows, 0usize);
                if !__p::RuleValue(__value).__length(1, ::core::primitive::u64::MAX)
                    && __p::violated(__report, __rows, 0usize)
                {
                    return __p::STOP;
                }
                __p::GO
            },
        ) {
            return __p::STOP;
        }
    }
}
fn values() {
    const RULE: __p::Rule = __p::rule("values", &[])
        .elements(
            &element()
                .rules(
                    &[
                        __p::rule(
                            "length",
                            &[__p::Arg::named("min", __p::Value::Integer(1i128))],
                        ),
                    ],
                ),
        );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if let ::core::option::Option::Some(__value) = __p::given(&self.checked)
        .__given()
        .__given()
        .__given()
        .0
    {
        if let __p::ops::ControlFlow::Break(()) = __p::values(
            __report,
            __p::row(__rows, 0usize),
            __p::Entries(__p::Each(__value).__each()).__entries(),
            |__report, __value| {
                let __rows = &__p::elements(__rows, 0usize);
                if !__p::RuleValue(__value).__length(1, ::core::primitive::u64::MAX)
                    && __p::violated(__report, __rows, 0usize)
                {
                    return __p::STOP;
                }
                __p::GO
            },
        ) {
            return __p::STOP;
        }
    }
}
fn must_match() {
    const RULE: __p::Rule = __p::rule(
        "must_match",
        &[
            __p::Arg::named(
                "other",
                __p::Value::Field {
                    name: "field",
                    wire: "field",
                    form: ::core::option::Option::None,
                },
            ),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::must_match::check(
        __p::given(&self.field).__given().__given().__given().0,
        __p::given(&self.checked).__given().__given().__given().0,
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn required_if() {
    const RULE: __p::Rule = __p::rule(
        "required_if",
        &[__p::Arg::listed(__p::Value::Source("self.other.is_some()"))],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::required_if::check(
        (__p::rules::required::check(&self.checked)
            && __p::given(&self.checked).__given().__given().__given().0.is_some()),
        {
            let __typed: ::core::primitive::bool = __p::same!(self).other.is_some();
            __typed
        },
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn required_with() {
    const RULE: __p::Rule = __p::rule(
        "required_with",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::required_with::check(
        (__p::rules::required::check(&self.checked)
            && __p::given(&self.checked).__given().__given().__given().0.is_some()),
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn required_without() {
    const RULE: __p::Rule = __p::rule(
        "required_without",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::required_without::check(
        (__p::rules::required::check(&self.checked)
            && __p::given(&self.checked).__given().__given().__given().0.is_some()),
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn requires() {
    const RULE: __p::Rule = __p::rule(
        "requires",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::requires::check(
        (__p::rules::required::check(&self.checked)
            && __p::given(&self.checked).__given().__given().__given().0.is_some()),
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn conflicts_with() {
    const RULE: __p::Rule = __p::rule(
        "conflicts_with",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &<Self as __p::Validate>::TABLE.fields;
    if !__p::rules::conflicts_with::check(
        (__p::rules::required::check(&self.checked)
            && __p::given(&self.checked).__given().__given().__given().0.is_some()),
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn exactly_one_of() {
    const RULE: __p::Rule = __p::rule(
        "exactly_one_of",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &__p::alone(<Self as __p::Validate>::TABLE.whole);
    if !__p::rules::exactly_one_of::check(
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn at_least_one_of() {
    const RULE: __p::Rule = __p::rule(
        "at_least_one_of",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &__p::alone(<Self as __p::Validate>::TABLE.whole);
    if !__p::rules::at_least_one_of::check(
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn at_most_one_of() {
    const RULE: __p::Rule = __p::rule(
        "at_most_one_of",
        &[
            __p::Arg::listed(__p::Value::Field {
                name: "field",
                wire: "field",
                form: ::core::option::Option::None,
            }),
            __p::Arg::listed(__p::Value::Field {
                name: "other_field",
                wire: "other_field",
                form: ::core::option::Option::None,
            }),
        ],
    );
    let __rows = &__p::alone(<Self as __p::Validate>::TABLE.whole);
    if !__p::rules::at_most_one_of::check(
        &[
            (__p::rules::required::check(&self.field)
                && __p::given(&self.field).__given().__given().__given().0.is_some()),
            (__p::rules::required::check(&self.other_field)
                && __p::given(&self.other_field)
                    .__given()
                    .__given()
                    .__given()
                    .0
                    .is_some()),
        ],
    ) && __p::violated(__report, __rows, 0usize)
    {
        return __p::STOP;
    }
}
fn schema() {
    const RULE: __p::Rule = __p::rule(
        "schema",
        &[__p::Arg::named("function", __p::Value::Source("path"))],
    );
    let __start = __p::n_violations(__report);
    let __rows = &__p::alone(<Self as __p::Validate>::TABLE.whole);
    if __p::n_violations(__report) == __start {
        let __verdict = __p::Whole::whole(
            match self {
                __request => __p::call!(path; __request),
            },
        );
        if let ::core::result::Result::Err(__violations) = __verdict {
            {
                if let __p::ops::ControlFlow::Break(()) = __p::merge(
                    __report,
                    &<Self as __p::Validate>::TABLE,
                    0usize,
                    &__violations,
                ) {
                    return __p::STOP;
                }
            }
        }
    }
}
