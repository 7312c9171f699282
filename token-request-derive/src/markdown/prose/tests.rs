use super::validation::Validation;
use super::*;

/// The fields beside the one that is described.
const FIELDS: &[Sibling<'_>] = &[
    Sibling { name: "status", member: "status", kind: Kind::Text, is_optional: true },
    Sibling { name: "Type", member: "r#type", kind: Kind::Text, is_optional: false },
    Sibling { name: "is_flagged", member: "is_flagged", kind: Kind::Boolean, is_optional: true },
    Sibling { name: "isNew", member: "is_new", kind: Kind::Boolean, is_optional: false },
    Sibling { name: "count", member: "count", kind: Kind::Integer, is_optional: true },
];

/// A description, what kind of value it is about, and the rules in it.
type Case = (&'static str, Kind, &'static [&'static str]);

/// Compares all cases, so that one run shows all that differ.
fn check(cases: &[Case], is_optional: bool) {
    let stated = |(description, kind, _): &Case| {
        rules(description, &Subject { kind: *kind, is_optional, fields: FIELDS })
    };
    let wrong = cases.iter().map(|case| (case, stated(case))).filter(|(case, own)| case.2 != own);
    assert_eq!(wrong.collect::<Vec<_>>(), []);
    for rule in cases.iter().flat_map(stated) {
        let list = syn::parse_str::<syn::Meta>(&format!("validate({rule})"));
        assert!(list.is_ok_and(|meta| matches!(meta, syn::Meta::List(_))), "{rule}");
    }
}

use Kind::{Boolean, Integer, List, Map, Number, Text};

const LETTERS: &str = r#"chars("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")"#;

#[test]
fn allowed_values() {
    check(
        &[
            (
                "GrantType only allows option: `client_credentials`.",
                Text,
                &[r#"one_of("client_credentials")"#],
            ),
            (
                "The grant type. This field only accepts `client_credentials`.",
                Text,
                &[r#"one_of("client_credentials")"#],
            ),
            (
                "Acceptable values are: optedIn, optedOut.",
                Text,
                &[r#"one_of("optedIn", "optedOut")"#],
            ),
            (
                "The consent. Acceptable values\nare: optedIn,\noptedOut.",
                Text,
                &[r#"one_of("optedIn", "optedOut")"#],
            ),
            (
                "Possible values are `true`, `false`, and `pending`.",
                Text,
                &[r#"one_of("true", "false", "pending")"#],
            ),
            ("Always `\"2.0\"`", Text, &[r#"one_of("2.0")"#]),
            ("The object type, which is always `list`.", Text, &[r#"one_of("list")"#]),
            ("The value MUST be `\"2.0\"`.", Text, &[r#"one_of("2.0")"#]),
            ("This field must be set to `code`.", Text, &[r#"one_of("code")"#]),
            ("One of \\\"add\\\", or \\\"it's\\\".", Text, &[r#"one_of("add", "it's")"#]),
            ("The status, one of `draft` or `open`.", Text, &[r#"one_of("draft", "open")"#]),
            ("The flow (either 'api' or 'browser').", Text, &[r#"one_of("api", "browser")"#]),
            ("This can be \"true\" or \"false\".", Text, &[r#"one_of("true", "false")"#]),
            ("Enum: [`a`, `b`]", Text, &[r#"one_of("a", "b")"#]),
            ("Valid value MUST be either `é\"` or `b`.", Text, &[r#"one_of("é\"", "b")"#]),
            (
                "Allowed values are `link` and `code`.\nlink StrategyLink\ncode StrategyCode",
                Text,
                &[r#"one_of("link", "code")"#],
            ),
            ("Allowed values are `a` and `b`.", List, &[]),
            ("Allowed values are `1` and `2`.", Integer, &[]),
        ],
        true,
    );
}

#[test]
fn values_that_are_not_all() {
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
    let cases: Vec<Case> = none.iter().map(|description| (*description, Text, &[][..])).collect();
    check(&cases, true);
}

#[test]
fn lengths() {
    check(
        &[
            ("Max length 25", Text, &["length(max = 25)"]),
            ("The name.\nMax length: 256", Text, &["length(max = 256)"]),
            ("Max length is 128 characters.", Text, &["length(max = 128)"]),
            (
                "The code. It must be between 3 and 256 characters",
                Text,
                &["length(min = 3, max = 256)"],
            ),
            ("Must be between 3 and 256 characters long.", Text, &["length(min = 3, max = 256)"]),
            ("Max 5,000 characters.", Text, &["length(max = 5000)"]),
            ("The tool (max. 50 chars).", Text, &["length(max = 50)"]),
            ("35 character limit. Usually street number.", Text, &["length(max = 35)"]),
            ("Must be at least 8 characters long, and secret.", Text, &["length(min = 8)"]),
            ("2-64 chars; lowercase", Text, &["length(min = 2, max = 64)"]),
            ("Minimum 3 characters. Maximum 3 characters.", Text, &["length(equal = 3)"]),
            ("Max length 25. Max length 26.", Text, &[]),
            ("Minimum length 9. Maximum length 3.", Text, &[]),
            ("Max 10,000 characters when stringified.", Text, &[]),
            ("Max 10,000 characters.", Map, &[]),
            ("Values have a maximum length of 255", Text, &[]),
            ("A string of up to 100 characters, if any", Text, &[]),
            (
                "Must start with a 2 character country code followed by a 6-17 character id",
                Text,
                &[],
            ),
            ("Up to 64 characters are allowed before and 255 after the @ sign.", Text, &[]),
            ("The last 4 digits of the card number.", Text, &[]),
            ("It can be either 5 digits (XXXXX) or ZIP+4 (XXXXX-XXXX).", Text, &[]),
            ("Two letter state abbreviation", Text, &[]),
            ("Maximum length is 40 single-byte characters.", Text, &[]),
            ("truncated to first 1000 characters", Text, &[]),
            ("`name` must not exceed 16 characters.", Text, &[]),
            ("Keywords with fewer than 3 alphanumeric characters are ignored", Text, &[]),
            (
                "the length accepted by a payment service provider is less than 255 characters.",
                Text,
                &[],
            ),
            ("one_of `a`. Max length 1. Valid values are `a`, `bc`.", Text, &[]),
        ],
        true,
    );
}

#[test]
fn numbers() {
    check(
        &[
            ("Must be between 1 and 10.", Integer, &["range(min = 1, max = 10)"]),
            ("Must be between 0 and 1.", Number, &["range(min = 0.0, max = 1.0)"]),
            ("Valid values are [0-100].", Integer, &["range(min = 0, max = 100)"]),
            ("Valid range: 0 to 100", Integer, &["range(min = 0, max = 100)"]),
            ("Maximum: 1,000", Integer, &["range(max = 1000)"]),
            ("Must not exceed 2.5", Number, &["range(max = 2.5)"]),
            ("Must be greater than or equal to 0.", Number, &["range(min = 0.0)"]),
            ("Minimum 1, maximum -5.", Integer, &[]),
            ("Must be a positive integer.", Integer, &["range(min = 1)"]),
            ("Must be positive. Maximum 9.", Number, &["range(exclusive_min = 0.0, max = 9.0)"]),
            ("Must be a non-negative integer.", Integer, &["range(min = 0)"]),
            ("The maximum value is 10. Must not exceed 20.", Integer, &[]),
            ("What sampling temperature to use, we recommend between 0.0 and 0.7.", Number, &[]),
            ("An integer between 1 and 31 indicating the second day of the month", Integer, &[]),
            ("Defaults to 5; must be between 1 and 10.", Integer, &[]),
            ("Maximum value is 8 hours (28800 seconds)", Integer, &[]),
            ("A maximum of 1 MB", Integer, &[]),
            ("Must be at least 1000ms (1 second)", Integer, &[]),
            (
                "If set greater than 0, it specifies the maximum age (in seconds) of the bind",
                Integer,
                &[],
            ),
            ("Pods should be given a priority greater than 0", Integer, &[]),
            (
                "If the limit is less than 1 or greater than 50, Square returns an error",
                Integer,
                &[],
            ),
            ("Whether the employee owns at least 2% of the company.", Number, &[]),
            ("Number of responses with latency between 1 and 5 milliseconds", Integer, &[]),
            ("Maximum 0.5", Integer, &[]),
            ("confidence metric, ranging from -1 to 3, must be valid", Text, &[]),
            ("The array length cannot exceed 1000 items.", List, &[]),
            ("An application can have up to 10 entries per metadata field", Map, &[]),
            ("Maximum 5 tags.", Integer, &[]),
            ("Use a float between 0-1.", Number, &[]),
        ],
        true,
    );
}

#[test]
fn characters() {
    check(
        &[
            (
                "Acceptable characters are: alphanumeric with symbols '-._+=/'",
                Text,
                &[r#"chars(alphanumeric, "-._+=/")"#],
            ),
            ("Acceptable characters are: numeric.", Text, &["chars(digits)"]),
            (
                "Acceptable characters are: numeric with symbol '-'.",
                Text,
                &[r#"chars(digits, "-")"#],
            ),
            (
                "Acceptable characters are: Alphanumeric with '.:' symbols.",
                Text,
                &[r#"chars(alphanumeric, ".:")"#],
            ),
            (
                r#"Acceptable characters are: alphanumeric with symbols '\a"'."#,
                Text,
                &[r#"chars(alphanumeric, "\\a\"")"#],
            ),
            ("Acceptable characters are: alphanumeric with symbols '-' and spaces.", Text, &[]),
            ("Acceptable characters are: alphanumeric (0-9, a-z, A-Z), space, and '-'", Text, &[]),
            ("Acceptable characters are: alphanumeric with symbols 'é'.", Text, &[]),
            ("Acceptable characters", Text, &[]),
            ("An alphanumeric string identifying the invoice", Text, &[]),
            ("May include dot and postfix notation", Text, &[]),
            ("Acceptable characters are: numeric. Valid values are `1`, `b`.", Text, &[]),
            (
                "Acceptable characters are: numeric. Valid values are `1`, `2`.",
                Text,
                &["chars(digits)", r#"one_of("1", "2")"#],
            ),
        ],
        true,
    );
}

#[test]
fn conditions() {
    check(
        &[
            (
                "Required if status = optedIn.",
                Text,
                &[r#"required_if(self.status.as_deref() == Some("optedIn"))"#],
            ),
            ("Required when `type=https`.", List, &[r#"required_if(self.r#type == "https")"#]),
            (
                "**Required if [`type`](#t) is \"a\".**",
                Map,
                &[r#"required_if(self.r#type == "a")"#],
            ),
            ("Required when `type` is a\"b.", Text, &[]),
            ("Required if type == sns", Text, &[r#"required_if(self.r#type == "sns")"#]),
            (
                "Required if isFlagged is true.",
                Number,
                &["required_if(self.is_flagged == Some(true))"],
            ),
            ("Required when `isNew` is `false`.", Text, &["required_if(!self.is_new)"]),
            ("(required IF isNew=true)", Text, &["required_if(self.is_new)"]),
            ("(required IF verificationType=VerifiedUser)", Text, &[]),
            ("Required if status is provided.", Text, &[]),
            ("Required if status = optedIn and type = a.", Text, &[]),
            ("Required when type is agent, unused for webhook", Text, &[]),
            ("Required if count = 3.", Text, &[]),
            ("Required if isNew = maybe.", Text, &[]),
            ("Required if using p8.", Text, &[]),
            ("Not required if status = optedIn.", Text, &[]),
            ("required for this custom field", Text, &[]),
        ],
        true,
    );
    check(&[("Required if status = optedIn.", Text, &[])], false);
}

#[test]
fn formats() {
    let phone = &[r#"chars(digits, "+")"#, "length(min = 3, max = 16)", r#"prefix("+")"#];
    check(
        &[
            ("The email address of the customer.", Text, &["email"]),
            ("The user's primary email", Text, &["email"]),
            ("Must adhere to the E.164 standard for phone number format.", Text, phone),
            ("Mobile number of customer in E.164 format (e.g. +628123123123).", Text, phone),
            ("The [ISO-4217 currency code](https://x.y/z).", Text, &[LETTERS, "length(equal = 3)"]),
            ("The country in ISO 3166-1 alpha-2 format.", Text, &[LETTERS, "length(equal = 2)"]),
            ("The country in the ISO 3166-1 A-2 format.", Text, &[LETTERS, "length(equal = 2)"]),
            ("RFC 3339 timestamp.", Text, &["date_time"]),
            ("specified as a BCP-47 language tag.", Text, &[r#"chars(alphanumeric, "-")"#]),
            ("The day (YYYY-MM-DD).", Text, &["date"]),
            ("The day in the format `YYYY-MM-DD`.", Text, &["date"]),
            ("The IP address of the mobile device.", Text, &["ip"]),
            ("RFC 3339 timestamp.", Integer, &[]),
            ("The email address of the customer.", List, &[]),
            ("Subject of the email.", Text, &[]),
            ("The email address or phone number to verify", Text, &[]),
            ("Identifier is the email or username of the user.", Text, &[]),
            ("The internationalized email address.", Text, &[]),
            (
                "The country calling code, in its [E.164 numbering plan format](https://x.y).",
                Text,
                &[],
            ),
            ("Should be a phone number in E.164 format.", Text, &[]),
            ("E.164 [E.164] is RECOMMENDED as the format of this Claim", Text, &[]),
            ("The ISO 3166-2 region code", Text, &[]),
            ("The ISO 3166-1 numeric country code", Text, &[]),
            ("A BCP47 tag. Some use an underscore, for example en_US.", Text, &[]),
            (
                "The date of birth in one of these formats: YYYY-MM-DD, YYYY-MM, or MM-DD.",
                Text,
                &[],
            ),
            (
                "represented as YYYY-MM-DD format. To represent only the year, YYYY is allowed.",
                Text,
                &[],
            ),
            ("The start RFC3339 date of the time window", Text, &[]),
            ("the date/time in ISO 8601 format.", Text, &[]),
            ("SourceIP is the IP address of the device", Text, &[]),
            ("The UUID of the employee", Text, &[]),
            ("The URL of the deployment.", Text, &[]),
            ("Amount in minor ISO 4217 units of the currency", Text, &[]),
            ("The number of cookies", Boolean, &[]),
        ],
        true,
    );
}

#[test]
fn deprecation() {
    for said in [
        ": warning: ** DEPRECATED **: This will be removed in a future release.\n\nThe id.",
        "Deprecated: use `x`.",
        "DEPRECATED. Use `x`.",
        "**Deprecated:** please use `x`",
        "The name. This field is deprecated!",
        "Unique id of the user (deprecated).",
        "@deprecated",
    ] {
        assert!(is_deprecated(said), "{said}");
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
fn constraints_of_apimatic() {
    let cases: &[(&str, Kind, &str, &[&str])] = &[
        (
            "The id.\n\n**Constraints**: *Minimum Length*: `1`, *Maximum Length*: `255`, *Pattern*: `^[\\w,\"]{2,}$`",
            Text,
            "The id.",
            &["length(min = 1, max = 255)", r#"pattern("^[\\w,\"]{2,}$")"#],
        ),
        ("**Constraints**: *Pattern*: ``^[`,]+$``", Text, "", &[r#"pattern("^[`,]+$")"#]),
        (
            "Pages.\n\n**Constraints**: `>= 1`, `<= 10`",
            Integer,
            "Pages.",
            &["range(min = 1, max = 10)"],
        ),
        ("**Constraints**: `>= 0`", Number, "", &["range(min = 0.0)"]),
        (
            "**Constraints**: *Minimum Items*: `1`, *Unique Items Required*",
            List,
            "",
            &["length(min = 1)", "unique"],
        ),
        (
            "A.\n\n**Constraints**: *Maximum Items*: `3`, *Maximum Length*: `9`, *Pattern*: `a,b`",
            List,
            "A.\n\n**Constraints**: *Maximum Length*: `9`, *Pattern*: `a,b`",
            &["length(max = 3)"],
        ),
        (
            "A.\n\n**Default**: `\"x\"`\n\n**Constraints**: *Maximum Length*: `9`",
            Text,
            "A.\n\n**Default**: `\"x\"`",
            &["length(max = 9)"],
        ),
        (
            "A.\n\n**Constraints**: *Maximum Length*: `9`",
            Kind::Other,
            "A.\n\n**Constraints**: *Maximum Length*: `9`",
            &[],
        ),
        (
            "**Constraints**: *Maximum Length*: `-`",
            Text,
            "**Constraints**: *Maximum Length*: `-`",
            &[],
        ),
        ("**Constraints**: `>= 0.5`", Integer, "**Constraints**: `>= 0.5`", &[]),
        ("**Constraints**: *Minimum Length*: `9`, *Maximum Length*: `3`", Text, "", &[]),
        ("No block.", Text, "No block.", &[]),
    ];
    for (description, kind, rest, rules) in cases {
        let (text, own) = constraints(description, *kind);
        assert_eq!(
            (&*text, own.iter().map(String::as_str).collect::<Vec<_>>()),
            (*rest, rules.to_vec())
        );
    }
}

#[test]
fn the_validation_column() {
    let cases: &[(&str, Kind, Option<bool>, &[&str])] = &[
        (
            "MaxLength: 63 \nMinLength: 1 \nPattern: `^(hf|s3):\\d+$` \nRequired: \\{\\} \n",
            Text,
            Some(true),
            &["length(min = 1, max = 63)", r#"pattern("^(hf|s3):\\d+$")"#],
        ),
        ("Enum: [none gzip zstd] \n", Text, None, &[r#"one_of("none", "gzip", "zstd")"#]),
        ("Enum: [ none] \n", Text, None, &[]),
        ("Enum: [a b]", Kind::Other, None, &[]),
        (
            "Maximum: 65535 \nMinimum: 1 \nOptional: {} ",
            Integer,
            Some(false),
            &["range(min = 1, max = 65535)"],
        ),
        ("ExclusiveMinimum: true\nMinimum: 0", Integer, None, &[]),
        (
            "MaxItems: 8 \nMinItems: 1 \nitems:MaxLength: 63 \nitems:Pattern: `^a$`",
            List,
            None,
            &["length(min = 1, max = 8)", r#"each(length(max = 63), pattern("^a$"))"#],
        ),
        ("MaxProperties: 8", Map, None, &["length(max = 8)"]),
        ("Format: date-time \nOptional: {}", Text, Some(false), &["date_time"]),
        ("Type: string", Text, None, &[]),
        ("", Text, None, &[]),
    ];
    for (cell, kind, required, rules) in cases {
        let own = validation(cell, *kind);
        let rules = rules.iter().map(ToString::to_string).collect();
        assert_eq!(own, Validation { required: *required, rules }, "{cell}");
    }
}

#[test]
fn odd_texts_state_nothing() {
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
                for kind in [Text, Number, Kind::Other] {
                    let subject = Subject { kind, is_optional: true, fields: FIELDS };
                    assert!(rules(&text, &subject).is_empty(), "{text}");
                }
                is_deprecated(&text);
                constraints(&format!("**Constraints**:{text}"), Text);
                validation(&format!("Pattern:{text}"), Text);
            }
        }
    }
}

#[test]
fn what_another_sentence_takes_back_is_no_rule() {
    let cases = [
        (Kind::Text, "No longer limited to max length 25."),
        (Kind::Text, "Previously, max length 25."),
        (Kind::Text, "Until 2020, max length 25."),
        (Kind::Text, "Legacy: max length 25."),
        (Kind::Text, "Suggested max length 25."),
        (Kind::Text, "Max length 25. For premium accounts, 100."),
        (Kind::Text, "In v1, must be between 3 and 256 characters."),
        (Kind::Text, "At least 8 characters, or none to remove it."),
        (Kind::Text, "Possible values are: `a`, `b`. More values may be added."),
        (Kind::Text, "Valid values are: `a`, `b`. New values can be introduced at any time."),
        (Kind::Text, "Possible values are: `a`, `b`. Any string is accepted in the sandbox."),
        (Kind::Text, "Possible values are: `a`, `b`. May change."),
        (Kind::Text, "Possible values are: `a`, `b`. Can be prefixed by `-` to sort descending."),
        (Kind::Text, "Values are not validated. Possible values are: `a`, `b`."),
        (Kind::Integer, "Must be between 1 and 100. 0 means unlimited."),
        (Kind::Integer, "Must be between 1 and 100. Use -1 for no limit."),
        (Kind::Text, "The email address. May also be a phone number."),
        (Kind::Text, "The email address. Use `none` to clear."),
        (Kind::Text, "The email address. Or `me`."),
        (Kind::Text, "The IP address. Accepts CIDR notation."),
        (Kind::Text, "Date (YYYY-MM-DD). Time optional."),
        (Kind::Text, "ISO 4217 currency. For crypto, use `USDC`."),
        (Kind::Text, "ISO 3166 alpha-2. `EU` and `*` are also accepted."),
        (Kind::Text, "E.164 format. Extensions may follow."),
        (Kind::Text, "Required if `status` = x. Forbidden in v2."),
    ];
    for (kind, description) in cases {
        let subject = Subject { kind, is_optional: true, fields: FIELDS };
        assert_eq!(rules(description, &subject), Vec::<String>::new(), "{description}");
    }
}
