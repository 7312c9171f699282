//! `assert_documented`: pages that match the code, and each difference.

use std::fs;
use std::panic::catch_unwind;
use std::path::PathBuf;

use token_request::assert_documented;

use super::*;

#[derive(Validate)]
#[allow(dead_code, reason = "only the table is used")]
struct Login {
    /// Who.
    #[validate(length(max = 9), example = "a|b")]
    user: String,
    password: String,
    remember: Option<bool>,
}

/// Returns the printed table of `Login` with a replacement.
fn login(this: &str, that: &str) -> String {
    let table = Login::TABLE.to_string();
    assert!(table.contains(this), "{table}");
    table.replace(this, that)
}

fn page(name: &str, text: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, text).unwrap();
    path
}

/// Returns the panic message for a page with this text, or `None` if the page matches.
fn messages<T: Validate>(name: &str, text: &str) -> Option<String> {
    let path = page(name, text);
    let messages = catch_unwind(|| assert_documented::<T>(&path)).err()?;
    let messages = messages.downcast_ref::<String>().expect("a message");
    Some(messages.replace(path.to_str().unwrap(), "docs/page.md"))
}

/// Returns the lines of the message that show differences.
fn differences(name: &str, text: &str) -> Vec<String> {
    let messages = messages::<Login>(name, text).expect("the page is not right");
    let (head, printed) = messages.split_once("\nwrite this into the page:\n\n").unwrap();
    assert_eq!(printed.trim_end(), Login::TABLE.to_string());
    let mut lines = head.lines().map(str::to_owned).filter(|line| !line.is_empty());
    let first = lines.next().unwrap();
    assert_eq!(first, "the page differs from the code of `Login` (`-` is the page, `+` the code):");
    lines.collect()
}

#[test]
fn a_page_may_have_other_content() {
    let table = Login::TABLE.to_string();
    let other = "| Field | Type |\n| --- | --- |\n| `other` | *string* |";
    let likely = "| Field | Type |\n|---|---|\n| `user` | *string* |";
    let page =
        format!("# Login\n\n{other}\n\n{likely}\n\nText | here.\n\n{table}\nMore.\n\n| `user` |\n");
    assert_eq!(messages::<Login>("other_text.md", &page), None);
    let page = format!("\u{feff}{}", page.replace('\n', "\r\n"));
    assert_eq!(messages::<Login>("windows.md", &page), None);
    let page = format!("\u{feff}{table}");
    assert_eq!(messages::<Login>("mark.md", &page), None);
}

#[test]
fn columns_may_be_padded_and_aligned() {
    let page = r"
        | Field      | Type      |      Required      | Description | Example | Rules           |
        |:-----------|-----------|:------------------:|------------:|---------|-----------------|
        | `user`     | *string*  | :heavy_check_mark: |        Who. | a\|b    | length(max = 9) |
        | `password` | *string*  | :heavy_check_mark: |             |         |                 |
        | `remember` | *boolean* | :heavy_minus_sign: |";
    assert_eq!(messages::<Login>("padded.md", page), None);
    let unframed = "Field|Type|Required|Description|Example|Rules\n-|-|-|-|-|-\n`user`|*string*|:heavy_check_mark:|\
        Who.|a\\|b|length(max = 9)\n`password`|*string*|:heavy_check_mark:|||\n`remember`|*boolean*|:heavy_minus_sign:|||";
    assert_eq!(messages::<Login>("unframed.md", unframed), None);
}

#[test]
fn a_cell_that_differs_is_shown_with_its_line() {
    let page = format!("# Login\n\n{}", login("length(max = 9)", "length(max = 8)"));
    assert_eq!(
        differences("cell.md", &page),
        [
            "docs/page.md:5",
            r"- | `user` | *string* | :heavy_check_mark: | Who. | a\|b | length(max = 8) |",
            r"+ | `user` | *string* | :heavy_check_mark: | Who. | a\|b | length(max = 9) |",
        ]
    );
}

#[test]
fn a_missing_row_is_shown_at_its_position() {
    let row = "| `password` | *string* | :heavy_check_mark: |  |  |  |";
    let page = login(&format!("{row}\n"), "");
    assert_eq!(differences("missing.md", &page), ["docs/page.md:4".to_owned(), format!("+ {row}")]);
}

#[test]
fn an_extra_row_is_shown() {
    let row = "| `passwort` | *string* | :heavy_check_mark: |  |  |  |";
    let page = login("| `remember`", &format!("{row}\n| `remember`"));
    assert_eq!(differences("extra.md", &page), ["docs/page.md:5".to_owned(), format!("- {row}")]);
}

#[test]
fn a_renamed_row_and_rows_in_another_order_are_shown() {
    let page = login("`password`", "`passwort`");
    assert_eq!(
        differences("renamed.md", &page),
        [
            "docs/page.md:4",
            "- | `passwort` | *string* | :heavy_check_mark: |  |  |  |",
            "docs/page.md:5",
            "+ | `password` | *string* | :heavy_check_mark: |  |  |  |",
        ]
    );
    let mut lines: Vec<_> = Login::TABLE.to_string().lines().map(str::to_owned).collect();
    lines.swap(3, 4);
    let found = differences("order.md", &lines.join("\n"));
    assert_eq!(found.len(), 4, "{found:?}");
    assert!(found[1].starts_with("- | `remember`") && found[3].starts_with("+ | `remember`"));
}

#[test]
fn a_missing_column_is_shown() {
    let page = login(" | Rules |", " |").replace("| --- |\n| `user", "|\n| `user");
    let page = page.replace("| length(max = 9) |", "|").replace("|  |  |  |", "|  |  |");
    let found = differences("column.md", &page);
    assert_eq!(
        found[..2],
        ["docs/page.md:1", "- | Field | Type | Required | Description | Example |"]
    );
    assert_eq!(found.len(), 12, "header and three rows: {found:?}");
}

#[test]
fn a_page_without_the_table_is_reported() {
    let other = "# Login\n\n| Field | Type |\n| --- | --- |\n| `other` | *string* |\n";
    let fenced = format!("```\n{}\n```\n", Login::TABLE);
    for (name, page) in [("none.md", ""), ("another.md", other), ("fenced.md", &fenced)] {
        let found = differences(name, page);
        assert_eq!(found[0], "docs/page.md: this table is missing");
        assert_eq!(found.len(), 5, "the header and three rows: {found:?}");
        assert!(found[1..].iter().all(|line| line.starts_with("+ |")));
    }
}

#[test]
fn a_missing_page_is_reported() {
    let messages = catch_unwind(|| assert_documented::<Login>("no/such/page.md")).unwrap_err();
    let messages = messages.downcast_ref::<String>().unwrap();
    assert!(messages.starts_with("no/such/page.md cannot be read: "), "{messages}");
}

#[test]
fn the_panic_has_the_line_of_the_caller() {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|info| {
        AT.set(info.location().map(|at| at.file().to_owned()));
    }));
    let _ = catch_unwind(|| assert_documented::<Login>("no/such/page.md"));
    std::panic::set_hook(hook);
    thread_local!(static AT: std::cell::RefCell<Option<String>> = const { std::cell::RefCell::new(None) });
    assert!(
        AT.take().is_some_and(|file| file.ends_with("documented.rs") && file.contains("tests"))
    );
}

#[test]
fn each_variant_of_an_enum_must_be_documented() {
    #[derive(Validate)]
    #[serde(rename_all = "snake_case")]
    #[validate(schema(function = Self::any))]
    #[allow(dead_code, reason = "only the table is used")]
    enum Request {
        Code { code: String },
        Refresh { code: String, token: String },
    }
    impl Request {
        fn any(&self) -> Result<(), &'static str> {
            if matches!(self, Self::Code { .. }) { Err("any") } else { Ok(()) }
        }
    }
    let table = Request::TABLE.to_string();
    let (code, refresh) = table.split_once("\n\n### `refresh`").unwrap();
    let (refresh, whole) = refresh.split_once("\n\nRules").unwrap();
    let page = format!("Rules{whole}\n\n#### `refresh`{refresh}\n\n{code}\n");
    assert_eq!(messages::<Request>("variants.md", &page), None, "in any order, at any level");
    let messages = messages::<Request>("variant.md", code).unwrap();
    assert!(messages.contains("docs/page.md: this line is missing\n+ `refresh`\n"), "{messages}");
    assert!(
        messages.contains("+ Rules of the whole: schema(function = Self::any)\n"),
        "{messages}"
    );
    assert!(messages.contains("docs/page.md:6\n+ | `token` | *string* |"), "{messages}");
}

#[test]
fn the_names_of_a_unit_enum_must_be_documented() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    enum Mode {
        Fast,
        Slow,
    }
    assert_eq!(messages::<Mode>("names.md", &Mode::TABLE.to_string()), None);
    let page = Mode::TABLE.to_string().replace("| Slow |", "| slow |");
    assert!(
        messages::<Mode>("name.md", &page)
            .unwrap()
            .contains("- | `Slow` | slow |\n+ | `Slow` | Slow |")
    );
}
