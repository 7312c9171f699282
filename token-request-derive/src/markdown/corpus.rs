//! The reader over published pages, those that the folder in `TOKEN_REQUEST_DATA` has.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::described::{Described, Shape};
use super::problem::Problems;

/// The generators whose pages are read, and the repositories with pages of each.
const DIALECTS: &[(&str, &[&str])] = &[
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

/// The pages with a field table that are refused, each for a mistake of its own.
const REFUSED: &[(&str, &str)] = &[
    // Bars in a description, without a backslash.
    ("LoggingNewrelicAdditional.md", "this row has 10 cells, and the table 4"),
    ("LoggingNewrelicotlpAdditional.md", "this row has 10 cells, and the table 4"),
    ("LoggingNewrelicotlpResponse.md", "this row has 10 cells, and the table 4"),
    ("AddressRequest.md", "the example `[false]` is not `true` or `false`"),
];

fn pages(folder: &Path, found: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[derive(Default)]
struct Count {
    n_tables: usize,
    n_others: usize,
    n_without: usize,
    refused: Vec<(String, String)>,
}

impl Count {
    fn add(&mut self, path: &Path) {
        let text = fs::read_to_string(path).unwrap();
        let mut problems = Problems::default();
        // Other pages may not have been copied.
        let described = Described::read(&text, None, &|_| true, &mut problems);
        match (problems.0.first(), described.map(|described| described.shape)) {
            (Some(problem), _) if problem.message.starts_with("no field table") => {
                self.n_without += 1;
            }
            (Some(problem), _) => {
                let name = path.file_name().unwrap().to_string_lossy().into_owned();
                let message = problem.message.lines().next().unwrap_or_default().to_owned();
                println!("refused: {}:{}: {message}", path.display(), problem.line);
                self.refused.push((name, message));
            }
            (None, Some(Shape::Fields { .. })) => self.n_tables += 1,
            (None, _) => self.n_others += 1,
        }
    }
}

#[test]
fn published_pages_are_read() {
    let Some(data) = env::var_os("TOKEN_REQUEST_DATA") else {
        println!("skipped: TOKEN_REQUEST_DATA names no folder with published pages");
        return;
    };
    let root = Path::new(&data).join("tables");
    for (dialect, repositories) in DIALECTS {
        let mut count = Count::default();
        for repository in *repositories {
            let mut found = Vec::new();
            pages(&root.join(repository), &mut found);
            assert!(!found.is_empty(), "{repository} has no pages");
            for path in &found {
                count.add(path);
            }
        }
        let Count { n_tables, n_others, n_without, refused } = count;
        let n_refused = refused.len();
        println!(
            "{dialect}: {n_tables} field tables read, {n_refused} refused; {n_others} enumerations, unions and names; \
             {n_without} pages of other things"
        );
        let is_known = |(name, message): &(String, String)| {
            REFUSED.contains(&(name.as_str(), message.as_str()))
        };
        assert!(refused.iter().all(is_known), "refused, and not known: {refused:#?}");
        assert!(100 * n_refused <= n_tables, "{dialect}: less than 99 in 100 are read");
    }
}
