//! `Display` of a table: the field table in Markdown.

use super::*;

/// Splits a row into cells at each `|` without a backslash, as GitHub does.
fn cells(line: &str) -> Vec<String> {
    let line = line.strip_prefix("| ").and_then(|line| line.strip_suffix(" |"));
    let (mut cells, mut escaped) = (vec![String::new()], false);
    for c in line.expect("a row").chars() {
        match c {
            '|' if !escaped => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
        escaped = c == '\\' && !escaped;
    }
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

#[test]
fn the_vendors_table_is_printed_as_published_with_a_rules_column() {
    assert_eq!(
        V3TokenRequest::TABLE.to_string(),
        r#"| Field | Type | Required | Description | Example | Rules |
| --- | --- | --- | --- | --- | --- |
| `clientId` | *string* | :heavy_minus_sign: | ClientID is the optional client ID. | customer_id | length(min = 1, max = 4096), chars(vschar), form = "client_id", basic = "user" |
| `clientSecret` | *string* | :heavy_minus_sign: | ClientSecret is the client secret ID provided to the customer during onboarding. | secret | length(min = 1, max = 4096), chars(vschar), secret, form = "client_secret", basic = "password" |
| `grantType` | *string* | :heavy_check_mark: | GrantType only allows option: `client_credentials`. | client_credentials | one_of("client_credentials", error = "unsupported_grant_type"), form = "grant_type" |"#
    );
}

#[test]
fn each_type_has_its_word_and_a_request_is_a_link() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct ClientId(String);
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    enum Mode {
        Fast,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Kinds<'a> {
        #[validate(required)]
        text: Option<&'a str>,
        id: ClientId,
        mode: Option<Mode>,
        flag: bool,
        float: f64,
        numbers: Vec<Option<u8>>,
        map: BTreeMap<String, Vec<u8>>,
        path: &'a std::path::Path,
        part: Part,
        parts: Option<Vec<Part>>,
        by_name: HashMap<String, Option<Part>>,
        #[serde(skip)]
        cache: u8,
    }
    assert_eq!(
        Kinds::TABLE.to_string(),
        "| Field | Type | Required | Description | Example | Rules |\n\
         | --- | --- | --- | --- | --- | --- |\n\
         | `text` | *string* | :heavy_check_mark: |  |  |  |\n\
         | `id` | *string* | :heavy_check_mark: |  |  |  |\n\
         | `mode` | *string* | :heavy_minus_sign: |  |  | one_of(\"Fast\") |\n\
         | `flag` | *boolean* | :heavy_check_mark: |  |  |  |\n\
         | `float` | *number* | :heavy_check_mark: |  |  |  |\n\
         | `numbers` | *list of integer* | :heavy_check_mark: |  |  |  |\n\
         | `map` | *map of list of integer* | :heavy_check_mark: |  |  |  |\n\
         | `path` | *any* | :heavy_check_mark: |  |  |  |\n\
         | `part` | [Part](#part) | :heavy_check_mark: |  |  |  |\n\
         | `parts` | list of [Part](#part) | :heavy_minus_sign: |  |  |  |\n\
         | `by_name` | map of [Part](#part) | :heavy_check_mark: |  |  |  |"
    );
    assert_eq!(
        ClientId::TABLE.to_string().lines().last(),
        Some("| `0` | *string* | :heavy_check_mark: |  |  |")
    );
}

#[test]
fn the_sixth_column_has_rules_and_options() {
    #[derive(Validate)]
    #[validate(form_names = "kebab-case")]
    #[allow(dead_code, reason = "only the table is used")]
    struct Six {
        #[validate(required(code = "missing"), length(max = 9))]
        named_otherwise: Option<String>,
        #[validate(required(if = self.flag), each(chars(digits)))]
        list: Option<Vec<String>>,
        #[validate(secret, custom(function = Self::any, message = "a|b"), example = "")]
        secret: String,
        #[validate(required)]
        plain: Option<u8>,
        flag: bool,
    }
    impl Six {
        fn any(text: &str) -> Result<(), &'static str> {
            if text.is_empty() { Err("empty") } else { Ok(()) }
        }
    }
    let table = Six::TABLE.to_string();
    let rules: Vec<_> = table.lines().map(|line| cells(line).pop().unwrap()).collect();
    assert_eq!(
        rules,
        [
            "Rules",
            "---",
            r#"required(code = "missing"), length(max = 9), form = "named-otherwise""#,
            "required(if = self.flag), each(chars(digits))",
            r#"custom(function = Self::any, message = "a\|b"), secret, example = """#,
            "",
            "",
        ]
    );
}

/// Returns a table by hand with this description and example.
macro_rules! described {
    ($(($wire:expr, $description:expr, $example:expr)),+ $(,)?) => {{
        const FIELDS: &[Field] = &[$(
            Field::new("a", Type::String).wire($wire).description($description).example($example)
        ),+];
        Table::new("Described", FIELDS).to_string()
    }};
}

#[test]
fn every_row_has_as_many_cells_as_the_header() {
    let table = described![
        ("a|b", "one | two", "x|y"),
        ("`", "two\nlines\r\n\r\nand one", "two\nlines"),
        ("a``b", "a\\|b", "a\\|b"),
        ("a\\|", "ends in \\", "ends in \\"),
        ("a\nb", "`a|b`", "`|`"),
        ("", "\\\\|", "a<br/>b"),
        (" ", " ", " x"),
    ];
    for line in table.lines() {
        assert_eq!(cells(line).len(), 6, "{line}");
    }
    let rows: Vec<_> = table.lines().skip(2).collect();
    assert_eq!(rows.len(), 7);
    let row = |number: usize| cells(rows[number]);
    assert_eq!(row(0)[0], r"`a\|b`");
    assert_eq!(row(0)[3..], [r"one \| two", r"x\|y", ""]);
    assert_eq!(row(1)[0], "`` ` ``");
    assert_eq!(row(1)[3..], ["two<br/>lines<br/><br/>and one", "two<br/>lines", ""]);
    assert_eq!(row(2)[0], "```a``b```");
    assert_eq!(row(2)[3..], [r"a&#92;\|b", "", r#"example = "a\\\|b""#]);
    assert_eq!(row(3)[3..], [r"ends in \", r"ends in \", ""]);
    assert_eq!(row(4)[0], "`a b`");
    assert_eq!(row(5)[5], r#"example = "a<br/>b""#);
    assert_eq!(row(6)[5], r#"example = " x""#);
}

#[test]
fn flattened_fields_are_printed_among_the_others() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Page {
        #[validate(range(max = 100))]
        limit: u8,
        after: Option<String>,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct List {
        first: u8,
        #[serde(flatten)]
        page: Page,
        #[serde(flatten)]
        perhaps: Option<Part>,
        #[serde(flatten)]
        others: BTreeMap<String, String>,
        #[serde(flatten)]
        again: Option<Box<List>>,
        last: u8,
    }
    let table = List::TABLE.to_string();
    let rows: Vec<_> = table.lines().skip(2).map(cells).collect();
    let names: Vec<_> =
        rows.iter().map(|row| (&row[0][..], row[2] == ":heavy_check_mark:")).collect();
    assert_eq!(
        names,
        [
            ("`first`", true),
            ("`limit`", true),
            ("`after`", false),
            ("`name`", false),
            ("`last`", true)
        ]
    );
    assert_eq!(rows[1][5], "range(max = 100)");

    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Perhaps {
        #[serde(flatten)]
        list: Option<List>,
    }
    let table = Perhaps::TABLE.to_string();
    assert!(!table.contains(":heavy_check_mark:"), "nothing of it need be there: {table}");
}

#[test]
fn a_unit_enum_is_a_table_of_its_names() {
    #[derive(Validate)]
    #[serde(rename_all = "snake_case")]
    #[allow(dead_code, reason = "only the table is used")]
    enum Grant {
        AuthorizationCode,
        #[serde(rename = "a|b")]
        Pipe,
        #[serde(skip)]
        Never,
        #[serde(other)]
        Other,
    }
    assert_eq!(
        Grant::TABLE.to_string(),
        "| Name | Value |\n\
         | --- | --- |\n\
         | `AuthorizationCode` | authorization_code |\n\
         | `Pipe` | a\\|b |\n\
         | `Other` | *any other* |"
    );
}

#[test]
fn an_enum_with_fields_is_a_heading_and_a_table_for_each_variant() {
    #[derive(Validate)]
    #[serde(tag = "grant_type", rename_all = "snake_case")]
    #[validate(schema(function = Self::any))]
    #[allow(dead_code, reason = "only the table is used")]
    enum Request {
        AuthorizationCode { code: String },
        ClientCredentials { scope: Option<String> },
        Nothing,
    }
    impl Request {
        fn any(&self) -> Result<(), &'static str> {
            if matches!(self, Self::ClientCredentials { .. }) { Err("any") } else { Ok(()) }
        }
    }
    assert_eq!(
        Request::TABLE.to_string(),
        "### `authorization_code`\n\n\
         | Field | Type | Required | Description | Example |\n\
         | --- | --- | --- | --- | --- |\n\
         | `code` | *string* | :heavy_check_mark: |  |  |\n\n\
         ### `client_credentials`\n\n\
         | Field | Type | Required | Description | Example |\n\
         | --- | --- | --- | --- | --- |\n\
         | `scope` | *string* | :heavy_minus_sign: |  |  |\n\n\
         ### `nothing`\n\n\
         Rules of the whole: schema(function = Self::any)"
    );
}
