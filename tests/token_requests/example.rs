//! The output and the exit codes of the example `validate`.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use token_request::{V3TokenRequest, Valid};
use token_request_tests::skip;

use crate::answer::without_secret;

#[test]
fn the_output_does_not_contain_the_secret() {
    let shown = |request| without_secret(Valid::new(request).unwrap()).unwrap();
    let request = V3TokenRequest::client_credentials("a b", "s3cr3t");
    let no_secret = V3TokenRequest { client_secret: None, ..request.clone() };
    let request = shown(request);
    assert_eq!(request.to_form(), "client_id=a+b&client_secret=***&grant_type=client_credentials",);
    assert_eq!(
        request.to_json(),
        r#"{"clientId":"a b","clientSecret":"***","grantType":"client_credentials"}"#,
    );
    assert_eq!(shown(no_secret).to_form(), "client_id=a+b&grant_type=client_credentials");
}

/// Runs the example with these arguments and this input. Returns `(code, stdout, stderr)`.
fn run(example: &Path, args: &[&str], input: &str) -> (Option<i32>, String, String) {
    let mut command = Command::new(example);
    command.args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // The pipe is closed if the example does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// Returns the path of the example that cargo built with this test, or `None` if one of its sources is newer.
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
        skip("the example is not built; `cargo build --workspace --examples` builds it");
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
        (
            Some(1),
            "clientSecret: must be a string, not a number\ngrantType: is required\n".into(),
            String::new(),
        )
    );

    let (code, stdout, stderr) = run(&example, &["client_secret=73313"], "");
    assert_eq!((code, &*stdout), (Some(2), ""));
    assert!(stderr.starts_with("validate: ") && !stderr.contains("73313"), "{stderr}");
    assert_eq!(run(&example, &["-", "-"], good).0, Some(2));

    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = folder.join("LICENSE-MIT"); // A form without any parameter of ours.
    let (code, stdout, _) = run(&example, &[text.to_str().unwrap()], "");
    let expected = "has an unescaped line feed at byte 47\ngrant_type: is required\n";
    assert_eq!((code, &*stdout), (Some(1), expected));
    for (other, kind) in [("[1]", "an array"), ("\"grantType\"", "a string")] {
        let refused = format!("must be an object, not {kind}\n");
        assert_eq!(of(other), (Some(1), refused, String::new()));
    }
    let large = "a".repeat(70_000);
    assert_eq!(of(&large), (Some(1), "must have at most 65536 bytes\n".into(), String::new()));
}

#[test]
fn the_built_in_requests() {
    let Some(example) = example() else {
        skip("the example is not built; `cargo build --workspace --examples` builds it");
        return;
    };
    let (code, stdout, stderr) = run(&example, &[], "");
    assert_eq!((code, &*stderr), (Some(0), ""));
    for shown in [
        ": valid, sent as\n",
        ": not valid\n",
        "    clientSecret: must be a string, not a number\n",
        "    client_secret: has an invalid escape at byte 41\n",
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
