//! Published pages, from the folder that `TOKEN_REQUEST_DATA` names.

use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::markdown::definition::page_definition::{DefinitionKind, PageDefinition};
use crate::markdown::page_error::PageErrors;

/// The generators, and the repositories with pages of each.
const GENERATORS: &[(&str, &[&str])] = &[
    (
        "Speakeasy",
        &[
            "airbytehq+airbyte-api-java-sdk",
            "airbytehq+airbyte-api-python-sdk",
            "clerk+clerk-sdk-csharp",
            "clerk+clerk-sdk-java",
            "clerk+clerk-sdk-php",
            "clerk+clerk-sdk-python",
            "dubinc+dub-go",
            "dubinc+dub-ts",
            "formancehq+formance-sdk-go",
            "formancehq+formance-sdk-java",
            "formancehq+formance-sdk-php",
            "gleanwork+api-client-java",
            "gleanwork+api-client-typescript",
            "novuhq+novu-go",
            "novuhq+novu-ts",
            "prove-identity+prove-sdk-server-go",
            "prove-identity+prove-sdk-server-java",
            "prove-identity+prove-sdk-server-typescript",
            "speakeasy-api+speakeasy-client-sdk-php",
            "StyraInc+opa-java",
            "vercel+sdk",
        ],
    ),
    (
        "OpenAPI Generator",
        &[
            "conekta+conekta-python",
            "fastly+fastly-rust",
            "ionos-cloud+sdk-ruby",
            "kinde-oss+kinde-python-sdk",
            "OneSignal+onesignal-rust-api",
            "ory+client-go",
            "ory+client-java",
            "ory+client-python",
            "ory+client-rust",
            "ory+client-typescript-fetch",
            "ory+kratos-client-rust",
            "ory+sdk",
            "xendit+xendit-go",
        ],
    ),
    (
        "APIMatic",
        &[
            "paypal+PayPal-Java-Server-SDK",
            "paypal+PayPal-PHP-Server-SDK",
            "paypal+PayPal-Python-Server-SDK",
            "paypal+PayPal-Ruby-Server-SDK",
            "paypal+PayPal-TypeScript-Server-SDK",
        ],
    ),
];

/// The pages with a field table that are rejected, each for an error of the page itself.
const REJECTED: &[(&str, &str)] = &[
    // The description contains bars without a backslash.
    ("LoggingNewrelicAdditional.md", "this row has 10 cells, but the table has 4 columns"),
    ("LoggingNewrelicotlpAdditional.md", "this row has 10 cells, but the table has 4 columns"),
    ("LoggingNewrelicotlpResponse.md", "this row has 10 cells, but the table has 4 columns"),
    ("AddressRequest.md", "the example `[false]` is not `true` or `false`"),
];

fn page_paths(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            page_paths(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[derive(Default)]
struct PageCounts {
    n_tables: usize,
    n_others: usize,
    n_without: usize,
    rejected: Vec<(String, String)>,
}

impl PageCounts {
    fn add(&mut self, path: &Path) {
        let text = fs::read_to_string(path).unwrap();
        let mut errors = PageErrors::default();
        // The folder does not contain every linked page.
        let definition = PageDefinition::read(&text, None, &|_| true, &mut errors);
        match (errors.0.first(), definition.map(|definition| definition.kind)) {
            (Some(error), _) if error.message.starts_with("this page has no field table") => {
                self.n_without += 1;
            }
            (Some(error), _) => {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let message = error.message.lines().next().unwrap_or_default().to_owned();
                println!("rejected: {}:{}: {message}", path.display(), error.line);
                self.rejected.push((name, message));
            }
            (None, Some(DefinitionKind::Fields { .. })) => self.n_tables += 1,
            (None, _) => self.n_others += 1,
        }
    }
}

#[test]
fn ninety_nine_of_a_hundred_published_tables_are_read() {
    let Some(data) = env::var_os("TOKEN_REQUEST_DATA") else {
        println!("skipped: TOKEN_REQUEST_DATA is not set");
        return;
    };
    let root = Path::new(&data).join("tables");
    for (generator, repositories) in GENERATORS {
        let mut count = PageCounts::default();
        for repository in *repositories {
            let mut found = Vec::new();
            page_paths(&root.join(repository), &mut found);
            assert!(!found.is_empty(), "{repository} has no pages");
            for path in &found {
                count.add(path);
            }
        }
        let PageCounts { n_tables, n_others, n_without, rejected } = count;
        let n_rejected = rejected.len();
        println!(
            "{generator}: {n_tables} field tables read, {n_rejected} rejected; {n_others} enumerations, unions and aliases; \
             {n_without} other pages"
        );
        let is_known = |(name, message): &(String, String)| {
            REJECTED.contains(&(name.as_str(), message.as_str()))
        };
        assert!(rejected.iter().all(is_known), "rejected, but not listed: {rejected:#?}");
        assert!(100 * n_rejected <= n_tables, "{generator}: fewer than 99 of 100 tables are read");
    }
}
