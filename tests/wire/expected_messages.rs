//! The violations of bodies as text, one on each line.

use token_request::{Valid, Violations, Wire};

/// Returns the violations, each followed by its code, or `ok`.
pub(crate) fn messages<T>(result: Result<Valid<T>, Violations>) -> String {
    let Err(violations) = result else { return "ok".into() };
    let lines = violations.iter().map(|violation| format!("{violation} [{}]", violation.code()));
    let more = (violations.n_omitted() > 0).then(|| format!("and {} more", violations.n_omitted()));
    lines.chain(more).collect::<Vec<_>>().join("\n")
}

/// Compares the violations of bodies and lists all that differ.
fn compare(
    rows: &[(&str, &str)],
    read: impl Fn(&'static [u8]) -> String,
    bodies: &[&'static [u8]],
) {
    let messages = bodies.iter().map(|body| read(body));
    let others = rows.iter().zip(messages).filter(|((_, expected), messages)| expected != messages);
    let others = others.map(|((body, expected), messages)| {
        format!(
            "of  {body}\nnot {}\nbut {}\n",
            expected.replace('\n', "\n    "),
            messages.replace('\n', "\n    ")
        )
    });
    let others: Vec<_> = others.collect();
    assert!(others.is_empty(), "these differ:\n{}", others.join("\n"));
}

pub(crate) fn assert_json<T: Wire<'static>>(rows: &[(&'static str, &str)]) {
    let bodies: Vec<_> = rows.iter().map(|(body, _)| body.as_bytes()).collect();
    compare(rows, |body| messages(T::from_json(body)), &bodies);
}

pub(crate) fn assert_forms<T: Wire<'static>>(rows: &[(&'static str, &str)]) {
    let bodies: Vec<_> = rows.iter().map(|(body, _)| body.as_bytes()).collect();
    compare(rows, |body| messages(T::from_form(body)), &bodies);
}
