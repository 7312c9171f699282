//! Violations in another language, translated by their codes and typed arguments.

use token_request::{Secret, Type, Validate, Value, Violation};

/// A sign-up form.
#[derive(Validate)]
struct SignUp {
    #[validate(length(min = 3, max = 20), chars(alphanumeric))]
    user: String,
    #[validate(length(min = 12), custom(function = not_common))]
    password: Secret,
    #[validate(one_of("free", "team"))]
    plan: String,
    #[validate(range(min = 1, max = self.seats_left()))]
    seats: u32,
}

impl SignUp {
    fn seats_left(&self) -> u32 {
        if self.plan == "free" { 1 } else { 50 }
    }
}

fn not_common(password: &Secret) -> Result<(), &'static str> {
    if password.expose() == "correct horse" { Err("common_password") } else { Ok(()) }
}

/// Returns the message of a violation in German, or the English one if there is no translation.
fn german(violation: &Violation) -> String {
    let unit = match violation.field().ty {
        Type::List(_) | Type::Map(_) => "Einträge",
        _ => "Zeichen",
    };
    match (violation.code(), violation.arg("min"), violation.arg("max")) {
        ("length", Some(min), Some(max)) => format!("braucht {min} bis {max} {unit}"),
        ("length", Some(min), None) => format!("braucht mindestens {min} {unit}"),
        ("range", Some(min), Some(max)) => format!("muss zwischen {min} und {max} liegen"),
        ("one_of", ..) => format!("muss eines davon sein: {}", texts(violation)),
        ("common_password", ..) => "ist zu verbreitet".to_owned(),
        _ => violation.message().into_owned(),
    }
}

fn texts(violation: &Violation) -> String {
    let texts = violation.args().iter().map(|arg| match arg.value {
        Value::String(text) => text.to_owned(),
        value => value.to_string(),
    });
    texts.collect::<Vec<_>>().join(", ")
}

fn main() {
    let form = SignUp {
        user: "jo".into(),
        password: "correct horse".into(),
        plan: "gold".into(),
        seats: 60,
    };
    let violations = form.validate().expect_err("every field is invalid");
    let messages: Vec<_> = violations
        .iter()
        .map(|violation| format!("{}: {}", violation.path(), german(violation)))
        .collect();
    println!("{}", messages.join("\n"));
    assert_eq!(
        messages,
        [
            "user: braucht 3 bis 20 Zeichen",
            "password: ist zu verbreitet",
            "plan: muss eines davon sein: free, team",
            "seats: muss zwischen 1 und 50 liegen",
        ]
    );
}
