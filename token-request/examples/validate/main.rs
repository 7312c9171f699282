//! Validates token requests: the built-in ones, or the one in a file or on standard input.
//!
//! ```text
//! cargo run --example validate
//! cargo run --example validate -- request.json
//! echo 'grant_type=password' | cargo run --example validate -- -
//! ```
//!
//! For a file it prints `valid` or a line for each violation, and exits with 0 or 1, or with 2 if it cannot open the file.

mod answer;
mod read;

use std::error::Error;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::process::ExitCode;

use token_request::{Limits, Violations};

/// One byte more than the limit, so that the reader rejects longer input.
const MAX_BYTES: u64 = Limits::DEFAULT.bytes as u64 + 1;

const BUILT_IN: &[(&str, &str)] = &[
    (
        "a form with an id and a secret",
        "client_id=customer_id&client_secret=not%20a%20real%20one&grant_type=client_credentials",
    ),
    ("a form with the wrong grant type", "client_id=customer_id&grant_type=password"),
    ("a form without an id, a secret, or a grant type", "client_id=&client_secret=&grant_type="),
    (
        "a form with a line break in the id and an umlaut in the secret",
        "client_id=customer%0Aid&client_secret=schl%C3%BCssel&grant_type=client_credentials",
    ),
    ("JSON with a grant type alone", r#"{"grantType": "client_credentials"}"#),
    (
        "JSON with an empty id, an empty secret, and capitals in the grant type",
        r#"{"clientId": "", "clientSecret": "", "grantType": "Client_Credentials"}"#,
    ),
    ("JSON with a number for a secret", r#"{"clientSecret": 12345}"#),
    (
        "a form with an id twice, a broken escape, and a grant type in capitals",
        "client_id=a&client_id=a&client_secret=100%&grant_type=CLIENT_CREDENTIALS",
    ),
    ("JSON that ends too early", r#"{"clientId": "customer_id", "clientSecret"#),
];

fn main() -> ExitCode {
    let mut args = std::env::args_os().skip(1);
    let outcome = match (args.next(), args.next()) {
        (None, _) => built_in().map(|()| ExitCode::SUCCESS),
        (Some(path), None) if path == "-" => one(io::stdin().lock()),
        (Some(path), None) => File::open(path).map_err(Into::into).and_then(one),
        _ => Err("at most one file, please; `-` is standard input".into()),
    };
    // The message contains no argument, because one may be a body instead of a path.
    outcome.unwrap_or_else(|error| {
        eprintln!("validate: {error}");
        ExitCode::from(2)
    })
}

fn one(input: impl Read) -> Result<ExitCode, Box<dyn Error>> {
    let mut body = Vec::new();
    input.take(MAX_BYTES).read_to_end(&mut body)?;
    let mut out = io::stdout().lock();
    match read::read(&body) {
        Ok(_) => {
            writeln!(out, "{}", green("valid"))?;
            Ok(ExitCode::SUCCESS)
        }
        Err(violations) => {
            writeln!(out, "{violations}")?;
            Ok(ExitCode::from(1))
        }
    }
}

fn built_in() -> Result<(), Box<dyn Error>> {
    let mut out = io::stdout().lock();
    for (title, body) in BUILT_IN {
        match read::read(body.as_bytes()) {
            Ok(request) => {
                let shown = answer::without_secret(request)?;
                writeln!(out, "{title}: {}, sent as", green("valid"))?;
                writeln!(out, "    {}\n    {}\n", shown.to_form(), shown.to_json())?;
            }
            Err(violations) => {
                writeln!(out, "{title}: {}\n{}\n", red("not valid"), indented(&violations))?;
            }
        }
    }
    Ok(())
}

fn indented(violations: &Violations) -> String {
    let lines = violations.iter().map(|violation| format!("    {violation}"));
    lines.collect::<Vec<_>>().join("\n")
}

fn green(text: &str) -> String {
    colored("32", text)
}

fn red(text: &str) -> String {
    colored("31", text)
}

/// Prints in color on a terminal, unless the user disables it (<https://no-color.org>), and plain text in a pipe.
fn colored(code: &str, text: &str) -> String {
    let is_unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    if is_unwanted || !io::stdout().is_terminal() {
        return text.to_owned();
    }
    format!("\x1b[{code}m{text}\x1b[0m")
}
