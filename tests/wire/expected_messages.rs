//! What is said of a body, in a line for each violation.

use token_request::{Valid, Violations, Wire};

/// The violations, each with its code behind it, or `ok`.
pub(crate) fn said<T>(result: Result<Valid<T>, Violations>) -> String {
    let Err(violations) = result else { return "ok".into() };
    let lines = violations.iter().map(|violation| format!("{violation} [{}]", violation.code()));
    let more = (violations.n_omitted() > 0).then(|| format!("and {} more", violations.n_omitted()));
    lines.chain(more).collect::<Vec<_>>().join("\n")
}

/// Compares what is said of bodies, and shows all of which something else is said.
fn compare(rows: &[(&str, &str)], say: impl Fn(&'static [u8]) -> String, bodies: &[&'static [u8]]) {
    let said = bodies.iter().map(|body| say(body));
    let others = rows.iter().zip(said).filter(|((_, expected), said)| expected != said);
    let others = others.map(|((body, expected), said)| {
        format!(
            "of  {body}\nnot {}\nbut {}\n",
            expected.replace('\n', "\n    "),
            said.replace('\n', "\n    ")
        )
    });
    let others: Vec<_> = others.collect();
    assert!(others.is_empty(), "it is said\n{}", others.join("\n"));
}

pub(crate) fn of_json<T: Wire<'static>>(rows: &[(&'static str, &str)]) {
    let bodies: Vec<_> = rows.iter().map(|(body, _)| body.as_bytes()).collect();
    compare(rows, |body| said(T::from_json(body)), &bodies);
}

pub(crate) fn of_forms<T: Wire<'static>>(rows: &[(&'static str, &str)]) {
    let bodies: Vec<_> = rows.iter().map(|(body, _)| body.as_bytes()).collect();
    compare(rows, |body| said(T::from_form(body)), &bodies);
}
