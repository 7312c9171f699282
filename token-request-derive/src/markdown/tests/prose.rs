//! The rules that descriptions and structured columns state.

use crate::markdown::described_type::DescribedType;
use crate::markdown::prose::{
    DescribedField, SiblingField, ValidationCell, constraints, is_deprecated, rules, validation,
};

const TEXT: DescribedType = DescribedType::Text;

/// The fields of the table of the described field.
const SIBLINGS: &[SiblingField<'_>] = &[
    SiblingField { name: "status", member: "status", field_type: &TEXT, is_optional: true },
    SiblingField { name: "Type", member: "r#type", field_type: &TEXT, is_optional: false },
    SiblingField {
        name: "is_flagged",
        member: "is_flagged",
        field_type: &DescribedType::Boolean,
        is_optional: true,
    },
    SiblingField {
        name: "isNew",
        member: "is_new",
        field_type: &DescribedType::Boolean,
        is_optional: false,
    },
    SiblingField {
        name: "count",
        member: "count",
        field_type: &DescribedType::Integer,
        is_optional: true,
    },
];

/// Returns the type of a field.
type MakeType = fn() -> DescribedType;

/// A description, the type of its field, and its rules.
type ProseCase = (&'static str, MakeType, &'static [&'static str]);

fn text() -> DescribedType {
    TEXT
}

fn integer() -> DescribedType {
    DescribedType::Integer
}

fn number() -> DescribedType {
    DescribedType::Number
}

fn boolean() -> DescribedType {
    DescribedType::Boolean
}

fn list() -> DescribedType {
    DescribedType::List(Box::new(TEXT))
}

fn map() -> DescribedType {
    DescribedType::Object
}

fn other() -> DescribedType {
    DescribedType::Any
}

/// Compares all cases, so that one run shows all differences.
fn check(cases: &[ProseCase], is_optional: bool) {
    let actual = |(description, field_type, _): &ProseCase| {
        let field_type = &field_type();
        rules(description, &DescribedField { field_type, is_optional, siblings: SIBLINGS })
    };
    let wrong = cases.iter().map(|case| (case, actual(case)));
    let wrong = wrong.filter(|((.., expected), actual)| expected != actual);
    let wrong: Vec<_> =
        wrong.map(|((description, _, expected), actual)| (description, expected, actual)).collect();
    assert_eq!(wrong, []);
    for rule in cases.iter().flat_map(actual) {
        let list = syn::parse_str::<syn::Meta>(&format!("validate({rule})"));
        assert!(list.is_ok_and(|meta| matches!(meta, syn::Meta::List(_))), "{rule}");
    }
}

const LETTERS: &str = r#"chars("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")"#;

#[test]
fn allowed_values_become_one_of() {
    check(
        &[
            (
                "GrantType only allows option: `client_credentials`.",
                text,
                &[r#"one_of("client_credentials")"#],
            ),
            (
                "The grant type. This field only accepts `client_credentials`.",
                text,
                &[r#"one_of("client_credentials")"#],
            ),
            (
                "Acceptable values are: optedIn, optedOut.",
                text,
                &[r#"one_of("optedIn", "optedOut")"#],
            ),
            (
                "The consent. Acceptable values\nare: optedIn,\noptedOut.",
                text,
                &[r#"one_of("optedIn", "optedOut")"#],
            ),
            (
                "Possible values are `true`, `false`, and `pending`.",
                text,
                &[r#"one_of("true", "false", "pending")"#],
            ),
            ("Always `\"2.0\"`", text, &[r#"one_of("2.0")"#]),
            ("The object type, which is always `list`.", text, &[r#"one_of("list")"#]),
            ("The value MUST be `\"2.0\"`.", text, &[r#"one_of("2.0")"#]),
            ("This field must be set to `code`.", text, &[r#"one_of("code")"#]),
            ("One of \\\"add\\\", or \\\"it's\\\".", text, &[r#"one_of("add", "it's")"#]),
            ("The status, one of `draft` or `open`.", text, &[r#"one_of("draft", "open")"#]),
            ("The flow (either 'api' or 'browser').", text, &[r#"one_of("api", "browser")"#]),
            ("This can be \"true\" or \"false\".", text, &[r#"one_of("true", "false")"#]),
            ("Enum: [`a`, `b`]", text, &[r#"one_of("a", "b")"#]),
            ("Valid value MUST be either `é\"` or `b`.", text, &[r#"one_of("é\"", "b")"#]),
            (
                "Allowed values are `link` and `code`.\nlink StrategyLink\ncode StrategyCode",
                text,
                &[r#"one_of("link", "code")"#],
            ),
            ("Allowed values are `a` and `b`.", list, &[]),
            ("Allowed values are `1` and `2`.", integer, &[]),
        ],
        true,
    );
}

#[test]
fn lists_that_may_be_incomplete_state_no_rule() {
    let none: &[&str] = &[
        "uthorization status is `permanent_resident`, this must be `uscis_alien_registration_number`.\n- If the \
         authorization status is `alien`, this is required and may be any o",
        "the company. If selecting `Owner`, `payment_unit` must be `\"Paycheck\"`.",
        "must be `uscis_alien_registration_number`.\n- If the authorization status is `alien`, this is required",
        "must be `Open`.",
        "must be `\"Paycheck\"`.",
        "A comma-separated list of search types. Valid values are: movies, music, otherVideos, people, tv.\n",
        "Specifies the location(s) to search for files. Valid options are 'ACCESSIBLE_DRIVES' to search in the \
         selected OneDrive drive, 'SHARED_ITEMS' for shared items the user has acc",
        "Valid options are 'ACCESSIBLE_DRIVES' for all SharePoint drives the user can access, 'SHARED_ITEMS' for",
        "Valid values are [0-100].",
        "The type of device being user - either `desktop` for desktop web or `mobile` for iOS/Android native apps.",
        "The type of device being used - either `desktop` if using a desktop, `mobile` for iOS/Android native apps \
         and mobile web, or `none` if no possession check is required.",
        "either `staging` if a staging alias in the format `<project>.<team>.now.sh` was assigned upon creation, or \
         `production`.",
        "default for new organizations.\nOnly one role set can be \"initial\" per instance.",
        "Only one role set can be \"initial\" per instance; setting this will change any existing initial role set to \
         \"custom\".",
        "can be \"initial\" per instance.",
        "May be `null` when the upstream connector did not return an origin discriminator (e.g. Xero's endpoint ",
        "Options: payroll_blocker, status, type. Append `:asc` or `:desc` to specify direction (e.g., \
         `payroll_blocker:asc`).",
        "Options: first_name, last_name. Append `:asc` or `:desc` to specify direction.",
        "Options: pricing-low-to-high, pricing-high-to-low (average prompt/completion price), context-high-to-low.",
        "Current authentication status. Possible values: 'disconnected' (authorization lost, reconnect needed), \
         'connected' (authorized and active), 'authorization_pending'",
        "Possible values include: all_panels_failed, insufficient_credits, rate_limited, invalid_model",
        "The unit of time off requested. Possible values include: `hours`, `days`, or `other`.",
        "Currently supported values are `none`, `minimal`, `low`, `medium`, `high`, `xhigh`, and `max`. Reducing",
        "The format to audio in. Supported formats are `mp3`, `opus`, `aac`, `flac`, `wav`, and `pcm`. If a format",
        "specifies the ID of the target. The `type` field must be one of \"escalation_policy\", \"team\", or \"user\".",
        "It should be one of \"ContainerResource\", \"External\", or \"Resource\", each mapping to a matching field",
        "Acceptable values are: 'Orphan' - orphan the dependents; 'Background' - allow the garbage collector to",
        "Acceptable values are: None, NoneOnDryRun (webhooks created via v1beta1 may also specify Some or Unknown).",
        "One of \\\"token_not_found\\\", or \\\"invalid_base_url\\\". Empty when valid is true.",
        "For recordings, possible values are `a`, `b`. For transcriptions, possible values are `c`, `d`.",
        "Possible values are: `a`, `b`. Multiple values can be combined using a comma-separated list.",
        "Possible values are: `student`, `teacher`, `unknownFutureValue`.",
        "Currently supported values are linux and windows. Additional value may be defined in future",
        "Can be one of `prod` or `dev`.\nprod Production\nstage Staging\ndev Development",
        "Valid values are `us`, `eu`, and `none` for global.",
        "At most one of [`config`, `configRef`] can be specified.",
        "Valid values are: letters, numbers, dashes.",
        "userVerificationLevel accepts 'required', 'preferred' or 'discouraged' as a value",
        "Status always contains \"ok\".",
        "Valid values are `a`, `a`.",
        "One of: `\"PLA\"`, `\"ABS\"`. Type identifier (automatically converted to uppercase)",
        "Valid values are `a`, `null`.",
        "Must not be one of `a`, `b`.",
        "This field must be set to `oidc` when using the oidc method.",
    ];
    let cases: Vec<ProseCase> =
        none.iter().map(|description| (*description, text as _, &[][..])).collect();
    check(&cases, true);
}

#[test]
fn lengths_in_characters_become_length() {
    check(
        &[
            ("Max length 25", text, &["length(max = 25)"]),
            ("The name.\nMax length: 256", text, &["length(max = 256)"]),
            ("Max length is 128 characters.", text, &["length(max = 128)"]),
            (
                "The code. It must be between 3 and 256 characters",
                text,
                &["length(min = 3, max = 256)"],
            ),
            ("Must be between 3 and 256 characters long.", text, &["length(min = 3, max = 256)"]),
            ("Max 5,000 characters.", text, &["length(max = 5000)"]),
            ("The tool (max. 50 chars).", text, &["length(max = 50)"]),
            ("35 character limit. Usually street number.", text, &["length(max = 35)"]),
            ("Must be at least 8 characters long, and secret.", text, &["length(min = 8)"]),
            ("2-64 chars; lowercase", text, &["length(min = 2, max = 64)"]),
            ("Minimum 3 characters. Maximum 3 characters.", text, &["length(equal = 3)"]),
            ("Max length 25. Max length 26.", text, &[]),
            ("Minimum length 9. Maximum length 3.", text, &[]),
            ("Max 10,000 characters when stringified.", text, &[]),
            ("Max 10,000 characters.", map, &[]),
            ("Values have a maximum length of 255", text, &[]),
            ("A string of up to 100 characters, if any", text, &[]),
            (
                "Must start with a 2 character country code followed by a 6-17 character id",
                text,
                &[],
            ),
            ("Up to 64 characters are allowed before and 255 after the @ sign.", text, &[]),
            ("The last 4 digits of the card number.", text, &[]),
            ("It can be either 5 digits (XXXXX) or ZIP+4 (XXXXX-XXXX).", text, &[]),
            ("Two letter state abbreviation", text, &[]),
            ("Maximum length is 40 single-byte characters.", text, &[]),
            ("truncated to first 1000 characters", text, &[]),
            ("`name` must not exceed 16 characters.", text, &[]),
            ("Keywords with fewer than 3 alphanumeric characters are ignored", text, &[]),
            (
                "the length accepted by a payment service provider is less than 255 characters.",
                text,
                &[],
            ),
            ("one_of `a`. Max length 1. Valid values are `a`, `bc`.", text, &[]),
        ],
        true,
    );
}

#[test]
fn bounds_of_numbers_become_range() {
    check(
        &[
            ("Must be between 1 and 10.", integer, &["range(min = 1, max = 10)"]),
            ("Must be between 0 and 1.", number, &["range(min = 0.0, max = 1.0)"]),
            ("Valid values are [0-100].", integer, &["range(min = 0, max = 100)"]),
            ("Valid range: 0 to 100", integer, &["range(min = 0, max = 100)"]),
            ("Maximum: 1,000", integer, &["range(max = 1000)"]),
            ("Must not exceed 2.5", number, &["range(max = 2.5)"]),
            ("Must be greater than or equal to 0.", number, &["range(min = 0.0)"]),
            ("Minimum 1, maximum -5.", integer, &[]),
            ("Must be a positive integer.", integer, &["range(min = 1)"]),
            ("Must be positive. Maximum 9.", number, &["range(exclusive_min = 0.0, max = 9.0)"]),
            ("Must be a non-negative integer.", integer, &["range(min = 0)"]),
            ("The maximum value is 10. Must not exceed 20.", integer, &[]),
            ("What sampling temperature to use, we recommend between 0.0 and 0.7.", number, &[]),
            ("An integer between 1 and 31 indicating the second day of the month", integer, &[]),
            ("Defaults to 5; must be between 1 and 10.", integer, &[]),
            ("Maximum value is 8 hours (28800 seconds)", integer, &[]),
            ("A maximum of 1 MB", integer, &[]),
            ("Must be at least 1000ms (1 second)", integer, &[]),
            (
                "If set greater than 0, it specifies the maximum age (in seconds) of the bind",
                integer,
                &[],
            ),
            ("Pods should be given a priority greater than 0", integer, &[]),
            (
                "If the limit is less than 1 or greater than 50, Square returns an error",
                integer,
                &[],
            ),
            ("Whether the employee owns at least 2% of the company.", number, &[]),
            ("Number of responses with latency between 1 and 5 milliseconds", integer, &[]),
            ("Maximum 0.5", integer, &[]),
            ("confidence metric, ranging from -1 to 3, must be valid", text, &[]),
            ("The array length cannot exceed 1000 items.", list, &[]),
            ("An application can have up to 10 entries per metadata field", map, &[]),
            ("Maximum 5 tags.", integer, &[]),
            ("Use a float between 0-1.", number, &[]),
        ],
        true,
    );
}

#[test]
fn acceptable_characters_become_chars() {
    check(
        &[
            (
                "Acceptable characters are: alphanumeric with symbols '-._+=/'",
                text,
                &[r#"chars(alphanumeric, "-._+=/")"#],
            ),
            ("Acceptable characters are: numeric.", text, &["chars(digits)"]),
            (
                "Acceptable characters are: numeric with symbol '-'.",
                text,
                &[r#"chars(digits, "-")"#],
            ),
            (
                "Acceptable characters are: Alphanumeric with '.:' symbols.",
                text,
                &[r#"chars(alphanumeric, ".:")"#],
            ),
            (
                r#"Acceptable characters are: alphanumeric with symbols '\a"'."#,
                text,
                &[r#"chars(alphanumeric, "\\a\"")"#],
            ),
            ("Acceptable characters are: alphanumeric with symbols '-' and spaces.", text, &[]),
            ("Acceptable characters are: alphanumeric (0-9, a-z, A-Z), space, and '-'", text, &[]),
            ("Acceptable characters are: alphanumeric with symbols 'é'.", text, &[]),
            ("Acceptable characters", text, &[]),
            ("An alphanumeric string identifying the invoice", text, &[]),
            ("May include dot and postfix notation", text, &[]),
            ("Acceptable characters are: numeric. Valid values are `1`, `b`.", text, &[]),
            (
                "Acceptable characters are: numeric. Valid values are `1`, `2`.",
                text,
                &["chars(digits)", r#"one_of("1", "2")"#],
            ),
        ],
        true,
    );
}

#[test]
fn conditions_of_optional_fields_become_required_if() {
    check(
        &[
            (
                "Required if status = optedIn.",
                text,
                &[r#"required_if(self.status.as_deref() == Some("optedIn"))"#],
            ),
            ("Required when `type=https`.", list, &[r#"required_if(self.r#type == "https")"#]),
            (
                "**Required if [`type`](#t) is \"a\".**",
                map,
                &[r#"required_if(self.r#type == "a")"#],
            ),
            ("Required when `type` is a\"b.", text, &[]),
            ("Required if type == sns", text, &[r#"required_if(self.r#type == "sns")"#]),
            (
                "Required if isFlagged is true.",
                number,
                &["required_if(self.is_flagged == Some(true))"],
            ),
            ("Required when `isNew` is `false`.", text, &["required_if(!self.is_new)"]),
            ("(required IF isNew=true)", text, &["required_if(self.is_new)"]),
            ("(required IF verificationType=VerifiedUser)", text, &[]),
            ("Required if status is provided.", text, &[]),
            ("Required if status = optedIn and type = a.", text, &[]),
            ("Required when type is agent, unused for webhook", text, &[]),
            ("Required if count = 3.", text, &[]),
            ("Required if isNew = maybe.", text, &[]),
            ("Required if using p8.", text, &[]),
            ("Not required if status = optedIn.", text, &[]),
            ("required for this custom field", text, &[]),
        ],
        true,
    );
    check(&[("Required if status = optedIn.", text, &[])], false);
}

#[test]
fn standard_formats_become_rules() {
    let phone = &[r#"chars(digits, "+")"#, "length(min = 3, max = 16)", r#"prefix("+")"#];
    check(
        &[
            ("The email address of the customer.", text, &["email"]),
            ("The user's primary email", text, &["email"]),
            ("Must adhere to the E.164 standard for phone number format.", text, phone),
            ("Mobile number of customer in E.164 format (e.g. +628123123123).", text, phone),
            ("The [ISO-4217 currency code](https://x.y/z).", text, &[LETTERS, "length(equal = 3)"]),
            ("The country in ISO 3166-1 alpha-2 format.", text, &[LETTERS, "length(equal = 2)"]),
            ("The country in the ISO 3166-1 A-2 format.", text, &[LETTERS, "length(equal = 2)"]),
            ("RFC 3339 timestamp.", text, &["date_time"]),
            ("specified as a BCP-47 language tag.", text, &[r#"chars(alphanumeric, "-")"#]),
            ("The day (YYYY-MM-DD).", text, &["date"]),
            ("The day in the format `YYYY-MM-DD`.", text, &["date"]),
            ("The IP address of the mobile device.", text, &["ip"]),
            ("RFC 3339 timestamp.", integer, &[]),
            ("The email address of the customer.", list, &[]),
            ("DescribedField of the email.", text, &[]),
            ("The email address or phone number to verify", text, &[]),
            ("Identifier is the email or username of the user.", text, &[]),
            ("The internationalized email address.", text, &[]),
            (
                "The country calling code, in its [E.164 numbering plan format](https://x.y).",
                text,
                &[],
            ),
            ("Should be a phone number in E.164 format.", text, &[]),
            ("E.164 [E.164] is RECOMMENDED as the format of this Claim", text, &[]),
            ("The ISO 3166-2 region code", text, &[]),
            ("The ISO 3166-1 numeric country code", text, &[]),
            ("A BCP47 tag. Some use an underscore, for example en_US.", text, &[]),
            (
                "The date of birth in one of these formats: YYYY-MM-DD, YYYY-MM, or MM-DD.",
                text,
                &[],
            ),
            (
                "represented as YYYY-MM-DD format. To represent only the year, YYYY is allowed.",
                text,
                &[],
            ),
            ("The start RFC3339 date of the time window", text, &[]),
            ("the date/time in ISO 8601 format.", text, &[]),
            ("SourceIP is the IP address of the device", text, &[]),
            ("The UUID of the employee", text, &[]),
            ("The URL of the deployment.", text, &[]),
            ("Amount in minor ISO 4217 units of the currency", text, &[]),
            ("The number of cookies", boolean, &[]),
        ],
        true,
    );
}

#[test]
fn deprecated_fields_are_recognized() {
    for deprecated in [
        ": warning: ** DEPRECATED **: This will be removed in a future release.\n\nThe id.",
        "Deprecated: use `x`.",
        "DEPRECATED. Use `x`.",
        "**Deprecated:** please use `x`",
        "The name. This field is deprecated!",
        "Unique id of the user (deprecated).",
        "@deprecated",
    ] {
        assert!(is_deprecated(deprecated), "{deprecated}");
    }
    for other in [
        "In case you want to use a specific agent from the **deprecated** agents api for batch inference",
        "Takes precedence over the deprecated numeric cost_quality_tradeoff",
        "Declares this operation to be deprecated.",
        "Deprecated agents that are still there.",
        "One of `a`, `b` (deprecated).",
        "Disabling this feature will be deprecated in the future.",
        "",
    ] {
        assert!(!is_deprecated(other), "{other}");
    }
}

#[test]
fn constraints_of_apimatic_become_rules() {
    let cases: &[(&str, MakeType, &str, &[&str])] = &[
        (
            "The id.\n\n**Constraints**: *Minimum Length*: `1`, *Maximum Length*: `255`, *Pattern*: `^[\\w,\"]{2,}$`",
            text,
            "The id.",
            &["length(min = 1, max = 255)", r#"pattern("^[\\w,\"]{2,}$")"#],
        ),
        ("**Constraints**: *Pattern*: ``^[`,]+$``", text, "", &[r#"pattern("^[`,]+$")"#]),
        (
            "Pages.\n\n**Constraints**: `>= 1`, `<= 10`",
            integer,
            "Pages.",
            &["range(min = 1, max = 10)"],
        ),
        ("**Constraints**: `>= 0`", number, "", &["range(min = 0.0)"]),
        (
            "**Constraints**: *Minimum Items*: `1`, *Unique Items Required*",
            list,
            "",
            &["length(min = 1)", "unique"],
        ),
        (
            "A.\n\n**Constraints**: *Maximum Items*: `3`, *Maximum Length*: `9`, *Pattern*: `a,b`",
            list,
            "A.\n\n**Constraints**: *Maximum Length*: `9`, *Pattern*: `a,b`",
            &["length(max = 3)"],
        ),
        (
            "A.\n\n**Default**: `\"x\"`\n\n**Constraints**: *Maximum Length*: `9`",
            text,
            "A.\n\n**Default**: `\"x\"`",
            &["length(max = 9)"],
        ),
        (
            "A.\n\n**Constraints**: *Maximum Length*: `9`",
            other,
            "A.\n\n**Constraints**: *Maximum Length*: `9`",
            &[],
        ),
        (
            "**Constraints**: *Maximum Length*: `-`",
            text,
            "**Constraints**: *Maximum Length*: `-`",
            &[],
        ),
        ("**Constraints**: `>= 0.5`", integer, "**Constraints**: `>= 0.5`", &[]),
        ("**Constraints**: *Minimum Length*: `9`, *Maximum Length*: `3`", text, "", &[]),
        ("No block.", text, "No block.", &[]),
    ];
    for (description, field_type, rest, rules) in cases {
        let (text, own) = constraints(description, &field_type());
        assert_eq!(
            (&*text, own.iter().map(String::as_str).collect::<Vec<_>>()),
            (*rest, rules.to_vec())
        );
    }
}

#[test]
fn the_validation_column_becomes_rules() {
    let cases: &[(&str, MakeType, Option<bool>, &[&str])] = &[
        (
            "MaxLength: 63 \nMinLength: 1 \nPattern: `^(hf|s3):\\d+$` \nRequired: \\{\\} \n",
            text,
            Some(true),
            &["length(min = 1, max = 63)", r#"pattern("^(hf|s3):\\d+$")"#],
        ),
        ("Enum: [none gzip zstd] \n", text, None, &[r#"one_of("none", "gzip", "zstd")"#]),
        ("Enum: [ none] \n", text, None, &[]),
        ("Enum: [a b]", other, None, &[]),
        (
            "Maximum: 65535 \nMinimum: 1 \nOptional: {} ",
            integer,
            Some(false),
            &["range(min = 1, max = 65535)"],
        ),
        ("ExclusiveMinimum: true\nMinimum: 0", integer, None, &[]),
        (
            "MaxItems: 8 \nMinItems: 1 \nitems:MaxLength: 63 \nitems:Pattern: `^a$`",
            list,
            None,
            &["length(min = 1, max = 8)", r#"each(length(max = 63), pattern("^a$"))"#],
        ),
        ("MaxProperties: 8", map, None, &["length(max = 8)"]),
        ("Format: date-time \nOptional: {}", text, Some(false), &["date_time"]),
        ("Type: string", text, None, &[]),
        ("", text, None, &[]),
    ];
    for (cell, field_type, required, rules) in cases {
        let own = validation(cell, &field_type());
        let rules = rules.iter().map(ToString::to_string).collect();
        assert_eq!(own, ValidationCell { required: *required, rules }, "{cell}");
    }
}

#[test]
fn meaningless_texts_state_no_rule() {
    let parts = [
        "`",
        "``",
        "'",
        "\\\"",
        "[",
        "](",
        ")",
        "é",
        "\n",
        "**",
        "one of ",
        "=",
        "…",
        ".",
        "required if ",
        " ",
    ];
    for a in parts {
        for b in parts {
            for c in parts {
                let text = format!("{a}{b}{c}{b}{a}");
                for field_type in [TEXT, number(), other()] {
                    let field_type = &field_type;
                    let field =
                        DescribedField { field_type, is_optional: true, siblings: SIBLINGS };
                    assert!(rules(&text, &field).is_empty(), "{text}");
                }
                is_deprecated(&text);
                constraints(&format!("**Constraints**:{text}"), &TEXT);
                validation(&format!("Pattern:{text}"), &TEXT);
            }
        }
    }
}

#[test]
fn statements_with_an_exception_state_no_rule() {
    let cases = [
        (TEXT, "No longer limited to max length 25."),
        (TEXT, "Previously, max length 25."),
        (TEXT, "Until 2020, max length 25."),
        (TEXT, "Legacy: max length 25."),
        (TEXT, "Suggested max length 25."),
        (TEXT, "Max length 25. For premium accounts, 100."),
        (TEXT, "In v1, must be between 3 and 256 characters."),
        (TEXT, "At least 8 characters, or none to remove it."),
        (TEXT, "Possible values are: `a`, `b`. More values may be added."),
        (TEXT, "Valid values are: `a`, `b`. New values can be introduced at any time."),
        (TEXT, "Possible values are: `a`, `b`. Any string is accepted in the sandbox."),
        (TEXT, "Possible values are: `a`, `b`. May change."),
        (TEXT, "Possible values are: `a`, `b`. Can be prefixed by `-` to sort descending."),
        (TEXT, "Values are not validated. Possible values are: `a`, `b`."),
        (DescribedType::Integer, "Must be between 1 and 100. 0 means unlimited."),
        (DescribedType::Integer, "Must be between 1 and 100. Use -1 for no limit."),
        (TEXT, "The email address. May also be a phone number."),
        (TEXT, "The email address. Use `none` to clear."),
        (TEXT, "The email address. Or `me`."),
        (TEXT, "The IP address. Accepts CIDR notation."),
        (TEXT, "Date (YYYY-MM-DD). Time optional."),
        (TEXT, "ISO 4217 currency. For crypto, use `USDC`."),
        (TEXT, "ISO 3166 alpha-2. `EU` and `*` are also accepted."),
        (TEXT, "E.164 format. Extensions may follow."),
        (TEXT, "Required if `status` = x. Forbidden in v2."),
    ];
    for (field_type, description) in cases {
        let field_type = &field_type;
        let field = DescribedField { field_type, is_optional: true, siblings: SIBLINGS };
        assert_eq!(rules(description, &field), Vec::<String>::new(), "{description}");
    }
}
