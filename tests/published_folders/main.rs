//! The folders of published pages in `TOKEN_REQUEST_DATA` become modules that compile.

#![cfg(feature = "field-table")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use token_request_tests::compiler::errors;
use token_request_tests::skip;

/// The repositories whose pages are complete, with the folder of the pages.
const WHOLE: &[(&str, &str)] = &[
    ("dubinc+dub-ts", "docs/models"),
    ("kinde-oss+kinde-python-sdk", "kinde_sdk/docs/models"),
    ("OneSignal+onesignal-rust-api", "docs"),
    ("ory+client-go", "docs"),
    ("ory+client-rust", "docs"),
    ("ory+kratos-client-rust", "docs"),
    ("prove-identity+prove-sdk-server-go", "docs/models"),
    ("prove-identity+prove-sdk-server-java", "docs/models"),
    ("prove-identity+prove-sdk-server-typescript", "docs/models"),
    ("speakeasy-api+speakeasy-client-sdk-php", "docs/Models"),
    ("StyraInc+opa-java", "docs/models"),
    ("xendit+xendit-go", "docs"),
];

/// The repositories whose pages are incomplete. A link to a missing page is any value.
const PARTS: &[(&str, &str)] = &[
    ("airbytehq+airbyte-api-java-sdk", "docs/models"),
    ("airbytehq+airbyte-api-python-sdk", "docs/models"),
    ("clerk+clerk-sdk-csharp", "docs/Models"),
    ("clerk+clerk-sdk-java", "docs/models"),
    ("clerk+clerk-sdk-php", "docs/Models"),
    ("clerk+clerk-sdk-python", "docs/models"),
    ("conekta+conekta-python", "docs"),
    ("dubinc+dub-go", "docs/models"),
    ("fastly+fastly-rust", "docs"),
    ("formancehq+formance-sdk-go", "docs/pkg/models"),
    ("formancehq+formance-sdk-java", "docs/models"),
    ("formancehq+formance-sdk-php", "docs/Models"),
    ("gleanwork+api-client-java", "docs/models"),
    ("gleanwork+api-client-typescript", "docs/models"),
    ("ionos-cloud+sdk-ruby", "docs/models"),
    ("novuhq+novu-go", "docs/models"),
    ("novuhq+novu-ts", "docs/models"),
    ("ory+client-java", "docs"),
    ("ory+client-python", "docs"),
    ("ory+client-typescript-fetch", "docs"),
    ("paypal+PayPal-Java-Server-SDK", "doc/models"),
    ("paypal+PayPal-PHP-Server-SDK", "doc/models"),
    ("paypal+PayPal-Python-Server-SDK", "doc/models"),
    ("paypal+PayPal-Ruby-Server-SDK", "doc/models"),
    ("paypal+PayPal-TypeScript-Server-SDK", "doc/models"),
    ("vercel+sdk", "docs/models"),
];

/// A folder, and the pages that must be excluded.
struct Folder {
    name: String,
    path: PathBuf,
    n_pages: usize,
    /// Missing pages to which others link.
    missing: BTreeSet<String>,
    /// Rejected pages, with the first reason.
    refused: BTreeMap<String, String>,
}

impl Folder {
    fn new(tables: &Path, repository: &str, folder: &str) -> Self {
        let path = tables.join(repository).join(folder);
        let n_pages = n_pages(&path);
        assert!(n_pages > 0, "{} has no pages", path.display());
        let name = repository.to_lowercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        let (missing, refused) = (BTreeSet::new(), BTreeMap::new());
        Self { name, path, n_pages, missing, refused }
    }

    /// Writes the crate with the module.
    fn write(&self, root: &Path) {
        let except = self.missing.iter().chain(self.refused.keys());
        let except: Vec<_> = except.map(|path| format!("{path:?}")).collect();
        let except = if except.is_empty() {
            String::new()
        } else {
            format!(", except({})", except.join(", "))
        };
        let folder = root.join(&self.name);
        let code = format!(
            "//! Generated.\n#![deny(warnings)]\ntoken_request::field_tables!({:?}{except});\n",
            self.path.to_str().unwrap()
        );
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::write(folder.join("src/lib.rs"), code).unwrap();
        let manifest = format!(
            "[package]\nname = {:?}\nedition = \"2024\"\n[dependencies]\ntoken-request = {{ path = {:?} }}\n",
            self.name,
            concat!(env!("CARGO_MANIFEST_DIR"), "/token-request"),
        );
        fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    }

    /// Excludes the page that an error is about. Returns whether it was not excluded before.
    fn learn(&mut self, error: &str) -> bool {
        let error = error.trim_start_matches("evaluation panicked: ");
        let of_none = error.strip_prefix("no page `").and_then(|rest| rest.split_once('`'));
        if let Some((path, _)) = of_none {
            // The page that links to it is excluded too.
            return self.missing.remove(path);
        }
        let prefix = format!("{}/", self.path.display());
        let Some((place, message)) =
            error.strip_prefix(&prefix).and_then(|error| error.split_once(": "))
        else {
            panic!("{}: an error of no page: {error}", self.name);
        };
        let page = place.split(':').next().unwrap_or(place);
        let beside = |name: &str| match page.rsplit_once('/') {
            Some((folder, _)) => format!("{folder}/{name}"),
            None => name.to_owned(),
        };
        let quoted = |before: &str| message.strip_prefix(before)?.split('`').next();
        if let Some(link) = quoted("this page links to `") {
            self.missing.insert(beside(link.split('#').next().unwrap_or(link)))
        } else if let Some(name) = quoted("unknown type `") {
            self.missing.insert(beside(&format!("{}.md", name.to_lowercase())))
        } else {
            let message = message.lines().next().unwrap_or_default();
            self.refused.insert(page.to_owned(), message.to_owned()).is_none()
        }
    }
}

fn n_pages(folder: &Path) -> usize {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let n_in = |path: PathBuf| {
        if path.is_dir() {
            n_pages(&path)
        } else {
            usize::from(path.extension().is_some_and(|extension| extension == "md"))
        }
    };
    entries.map(n_in).sum()
}

#[test]
fn folders_of_published_pages_compile() {
    let Some(data) = env::var_os("TOKEN_REQUEST_DATA") else {
        skip("TOKEN_REQUEST_DATA does not name a folder with published pages");
        return;
    };
    let tables = Path::new(&data).join("tables");
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("folders");
    let mut folders: Vec<_> = WHOLE
        .iter()
        .chain(PARTS)
        .map(|(name, folder)| Folder::new(&tables, name, folder))
        .collect();
    let mut manifest = String::from("[workspace]\nresolver = \"3\"\nmembers = [\n");
    for folder in &folders {
        writeln!(manifest, "    {:?},", folder.name).unwrap();
    }
    fs::create_dir_all(&root).unwrap();
    fs::write(root.join("Cargo.toml"), manifest + "]\n").unwrap();
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.lock"), root.join("Cargo.lock")).unwrap();
    loop {
        for folder in &folders {
            folder.write(&root);
        }
        let errors = errors(&root);
        if errors.is_empty() {
            break;
        }
        for folder in &mut folders {
            let of_folder = errors.iter().filter(|error| error.target == folder.name);
            let of_folder: Vec<_> = of_folder.map(|error| &error.message).collect();
            let n_new = of_folder.iter().filter(|error| folder.learn(error)).count();
            assert!(of_folder.is_empty() || n_new > 0, "leaving out does not help: {of_folder:#?}");
        }
    }
    for (i, folder) in folders.iter().enumerate() {
        let Folder { name, n_pages, missing, refused, .. } = folder;
        let n_refused = refused.len();
        println!(
            "{name}: {} of {n_pages} pages, {} links to pages that are not there",
            n_pages - n_refused,
            missing.len()
        );
        for (page, reason) in refused {
            println!("    {page}: {reason}");
        }
        assert!(i >= WHOLE.len() || 20 * n_refused <= *n_pages, "{name}: less than 95 in 100");
    }
}
