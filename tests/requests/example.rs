//! The example `validate`: what it prints and how it exits.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use token_request::{V3TokenRequest, Valid, Validate};

use crate::answer::{line, sent};
use crate::read::Format;

#[test]
fn violations_are_named_as_the_sender_named_the_fields() {
    let violations = V3TokenRequest::default().validate().unwrap_err();
    assert_eq!(line(Format::Json, &violations[0]), "grantType: is required");
    assert_eq!(line(Format::Form, &violations[0]), "grant_type: is required");
}

#[test]
fn what_is_sent_is_shown_without_the_secret() {
    let request = Valid::new(V3TokenRequest::client_credentials("a b", "s3cr3t")).unwrap();
    assert_eq!(
        sent(Format::Form, &request).unwrap(),
        "client_id=a+b&client_secret=***&grant_type=client_credentials",
    );
    assert_eq!(
        sent(Format::Json, &request).unwrap(),
        r#"{"clientId":"a b","clientSecret":"***","grantType":"client_credentials"}"#,
    );
    let no_secret = V3TokenRequest { client_secret: None, ..request.into_inner() };
    assert_eq!(
        sent(Format::Form, &Valid::new(no_secret).unwrap()).unwrap(),
        "client_id=a+b&grant_type=client_credentials",
    );
}

/// What the example, given these arguments and that input, exits with and prints: `(code, stdout, stderr)`.
fn run(example: &Path, args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(example);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A run that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// The example as cargo has built it along with this test, unless it is older than one of its sources.
fn example() -> Option<PathBuf> {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent()?.parent()?.join("examples");
    let example = folder.join(format!("validate{}", std::env::consts::EXE_SUFFIX));
    let sources = std::fs::read_to_string(folder.join("validate.d")).ok()?;
    let modified = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    let built = modified(&example)?;
    let sources = sources.split_once(": ")?.1.split_whitespace();
    sources
        .map(|source| modified(Path::new(source)))
        .all(|source| source.is_some_and(|source| source <= built))
        .then_some(example)
}

#[test]
fn exit_codes_and_output() {
    let Some(example) = example() else {
        crate::skipped(format_args!(
            "the example is not built: `cargo build --workspace --examples`"
        ));
        return;
    };
    let of = |input| run(&example, &["-"], input);
    let good = "client_id=a&client_secret=s3cr3t&grant_type=client_credentials\n";
    assert_eq!(of(good), (Some(0), "valid\n".into(), String::new()));
    assert_eq!(
        of(r#"{"clientId": "", "clientSecret": "s3cr3t\n"}"#),
        (
            Some(1),
            "clientId: must have 1 to 4096 characters\n\
             clientSecret: must contain only visible ASCII characters and spaces (U+0020 to U+007E)\n\
             grantType: is required\n"
                .into(),
            String::new(),
        )
    );
    assert_eq!(
        of("grant_type=Password"),
        (Some(1), "grant_type: must be `client_credentials`\n".into(), String::new())
    );
    assert_eq!(
        of(r#"{"clientSecret": 73313}"#),
        (Some(2), String::new(), "validate: expected a string at line 1 column 23\n".into())
    );

    let (code, stdout, stderr) = run(&example, &["client_secret=73313"], "");
    assert_eq!((code, &*stdout), (Some(2), ""));
    assert!(stderr.starts_with("validate: ") && !stderr.contains("73313"), "{stderr}");
    assert_eq!(run(&example, &["-", "-"], good).0, Some(2));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = folder.join("lib.rs"); // A form without any parameter of ours.
    let (code, stdout, _) = run(&example, &[text.to_str().unwrap()], "");
    assert_eq!((code, &*stdout), (Some(1), "grant_type: is required\n"));
    for neither in ["[1]", "\"grantType\"", "\u{feff}{}"] {
        let unreadable = "validate: neither a JSON object nor a form\n".to_owned();
        assert_eq!(of(neither), (Some(2), String::new(), unreadable));
    }
}

#[test]
fn the_built_in_requests() {
    let Some(example) = example() else {
        crate::skipped(format_args!(
            "the example is not built: `cargo build --workspace --examples`"
        ));
        return;
    };
    let (code, stdout, stderr) = run(&example, &[], "");
    assert_eq!((code, &*stderr), (Some(0), ""));
    for shown in [
        ": valid, sent as\n",
        ": not valid\n",
        ": unreadable\n",
        "    client_id=customer_id&client_secret=***&grant_type=client_credentials\n",
        "    {\"clientId\":\"customer_id\",\"clientSecret\":\"***\",\"grantType\":\"client_credentials\"}\n",
        "    grant_type: must be `client_credentials`\n",
        "    clientSecret: must have 1 to 4096 characters\n",
    ] {
        assert!(stdout.contains(shown), "{stdout}");
    }
    for hidden in ["\x1b", "a real one", "12345", "schl"] {
        assert!(!stdout.contains(hidden), "{stdout}");
    }
}
