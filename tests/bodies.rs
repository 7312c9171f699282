//! Bodies of 64 KiB that are wrong everywhere, and valid bodies of the same size.

#![allow(dead_code, unreachable_pub, reason = "fields are read by serde alone")]

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use token_request::{Limits, V3TokenRequest, Validate, Violations, Wire};

pub type Read = fn(&[u8], Limits) -> Result<(), Violations>;

/// A wrong body and a valid one of the same size.
pub struct Pair {
    pub name: &'static str,
    pub read: Read,
    pub read_valid: Read,
    pub wrong: Vec<u8>,
    pub valid: Vec<u8>,
    /// The number of mistakes in the wrong body.
    pub n_wrong: usize,
}

macro_rules! lines {
    ($request:ident, $line:ident: $($field:ident)+) => {
        #[derive(Debug, Deserialize, Validate)]
        pub struct $request {
            #[validate(length(max = 100), nested)]
            lines: Vec<$line>,
        }

        #[derive(Debug, Deserialize, Validate)]
        struct $line {
            $($field: String,)+
        }

        impl $request {
            const FIELDS: &[&str] = &[$(stringify!($field)),+];
        }
    };
}

lines!(TwentyFields, LineOfTwenty: a b c d e f g h i j k l m n o p q r s t);
lines!(TenFields, LineOfTen: a b c d e f g h i j);
lines!(TwoFields, LineOfTwo: a b);

/// Any number of lines.
#[derive(Debug, Deserialize, Validate)]
struct ManyLines<T> {
    #[validate(nested)]
    lines: Vec<T>,
}

#[derive(Debug, Deserialize, Validate)]
struct Thread {
    #[validate(nested)]
    comments: Vec<Comment>,
}

#[derive(Debug, Deserialize, Validate)]
struct Comment {
    id: u64,
    text: String,
    author: String,
    #[serde(default)]
    #[validate(nested)]
    replies: Vec<Comment>,
}

#[derive(Debug, Deserialize, Validate)]
struct Tagged {
    tags: Vec<String>,
}

#[derive(Debug, Deserialize, Validate)]
struct Counts {
    #[serde(flatten)]
    counts: BTreeMap<String, u32>,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
struct Closed {
    #[serde(default)]
    tags: Vec<String>,
}

pub const SIZE: usize = Limits::DEFAULT.bytes;

/// A body, and the number of its parts.
struct Parts {
    body: Vec<u8>,
    n: usize,
}

/// Returns a body of exactly 64 KiB: as many numbered parts as fit, then `fill` for the rest.
fn parts(start: &str, part: impl Fn(usize) -> String, end: &str, fill: char) -> Parts {
    let (mut body, mut n) = (start.to_owned(), 0);
    loop {
        let next = part(n);
        if body.len() + next.len() + end.len() > SIZE {
            break;
        }
        body.push_str(&next);
        n += 1;
    }
    body.push_str(end);
    body.extend(std::iter::repeat_n(fill, SIZE - body.len()));
    Parts { body: body.into_bytes(), n }
}

/// A list in JSON. Spaces fill it up.
fn list(start: &str, element: &str, end: &str) -> Parts {
    let part = |n| if n == 0 { element.to_owned() } else { format!(",{element}") };
    parts(start, part, end, ' ')
}

/// A form of such parameters, which all end with `&`. An `&` more is no parameter.
fn form(start: &str, part: impl Fn(usize) -> String) -> Parts {
    parts(start, part, "", '&')
}

fn from_form<T: for<'de> Wire<'de>>(body: &[u8], limits: Limits) -> Result<(), Violations> {
    // What was read is not dropped, as a bench counts the reading alone.
    T::from_form_with(body, limits).map(std::mem::forget)
}

fn from_json<T: for<'de> Wire<'de>>(body: &[u8], limits: Limits) -> Result<(), Violations> {
    T::from_json_with(body, limits).map(std::mem::forget)
}

/// Returns the pair of these bodies. Each part of the wrong one has so many mistakes.
fn pair(name: &'static str, read: Read, wrong: Parts, per_part: usize, valid: Parts) -> Pair {
    let n_wrong = wrong.n * per_part;
    Pair { name, read, read_valid: read, wrong: wrong.body, valid: valid.body, n_wrong }
}

/// An object that has all these fields, with this value.
fn object(fields: &[&str], value: &str) -> String {
    let members: Vec<_> = fields.iter().map(|field| format!(r#""{field}":{value}"#)).collect();
    format!("{{{}}}", members.join(","))
}

/// Lines without fields, and lines whose fields are all of a wrong type. A valid body of this size has more lines than
/// are allowed, so that it is read without that rule.
fn line_pairs<T: DeserializeOwned + Validate>(
    [empty, mistyped]: [&'static str; 2],
    read: Read,
    fields: &[&str],
) -> [Pair; 2] {
    let of = |line: &str| list(r#"{"lines":["#, line, "]}");
    let pair = |name, line: &str| Pair {
        read_valid: from_json::<ManyLines<T>>,
        ..pair(name, read, of(line), fields.len(), of(&object(fields, r#""v""#)))
    };
    [pair(empty, "{}"), pair(mistyped, &object(fields, "7"))]
}

fn all_line_pairs() -> Vec<Pair> {
    let twenty = line_pairs::<LineOfTwenty>(
        ["empty_of_twenty", "mistyped_of_twenty"],
        from_json::<TwentyFields>,
        TwentyFields::FIELDS,
    );
    let ten = line_pairs::<LineOfTen>(
        ["empty_of_ten", "mistyped_of_ten"],
        from_json::<TenFields>,
        TenFields::FIELDS,
    );
    let two = line_pairs::<LineOfTwo>(
        ["empty_of_two", "mistyped_of_two"],
        from_json::<TwoFields>,
        TwoFields::FIELDS,
    );
    twenty.into_iter().chain(ten).chain(two).collect()
}

/// A comment with these members, and 59 more below it, each the reply to the one before.
fn thread(members: &str) -> String {
    let comment = format!(r#"{{{members}"replies":["#);
    format!("{}{}", comment.repeat(60), "]}".repeat(60))
}

fn json_pairs() -> Vec<Pair> {
    let comments = |members: &str| list(r#"{"comments":["#, &thread(members), "]}");
    let tags = |tag: &str| list(r#"{"tags":["#, tag, "]}");
    let after_tags = |part: fn(usize) -> String| parts(r#"{"tags":[]"#, part, "}", ' ');
    let unknown = after_tags(|n| format!(r#","{n}":1"#));
    // Every repetition together is one mistake, of the field.
    let repeated = Parts { n: 1, ..after_tags(|_| r#","tags":[]"#.into()) };
    let valid_comments = comments(r#""id":1,"text":"t","author":"a","#);
    vec![
        pair("deep_comments", from_json::<Thread>, comments(""), 60 * 3, valid_comments),
        pair("numbers_for_texts", from_json::<Tagged>, tags("7"), 1, tags(r#""v""#)),
        pair("json_unknown", from_json::<Closed>, unknown, 1, tags(r#""v""#)),
        pair("json_repeated", from_json::<Closed>, repeated, 1, tags(r#""v""#)),
    ]
}

fn form_pairs() -> Vec<Pair> {
    let vendor = "client_id=id&client_secret=s&grant_type=client_credentials&";
    let ignored = || form(vendor, |n| format!("x{n}=v&"));
    let fixed = |part: &'static str| form("", move |_| part.to_owned());
    let unknown = form("", |n| format!("{n}=v&"));
    let repeated = Parts { n: 1, ..form(vendor, |_| "client_id=v&".into()) };
    let tags = || fixed("tags=v&");
    vec![
        pair("form_malformed", from_form::<V3TokenRequest>, fixed("%=&"), 1, ignored()),
        pair("form_malformed_tags", from_form::<Closed>, fixed("tags=%&"), 1, tags()),
        pair("form_unknown", from_form::<Closed>, unknown, 1, tags()),
        pair("form_unknown_alike", from_form::<Closed>, fixed("x=v&"), 1, tags()),
        pair("form_repeated", from_form::<V3TokenRequest>, repeated, 1, ignored()),
    ]
}

/// Entries of a flattened map, whose names begin so, as JSON and as a form.
fn entry_pairs([json, form_name]: [&'static str; 2], prefix: &str) -> [Pair; 2] {
    let members =
        |value: &str| parts(r#"{"":0"#, |n| format!(r#","{prefix}{n}":{value}"#), "}", ' ');
    let parameters = |value: &str| form("", |n| format!("{prefix}{n}={value}&"));
    [
        pair(json, from_json::<Counts>, members("[]"), 1, members("1")),
        pair(form_name, from_form::<Counts>, parameters("v"), 1, parameters("1")),
    ]
}

/// Returns entries of a flattened map whose names have one to four bytes.
///
/// `serde` collects the entries of such a map before it reads one. It takes 64 bytes for each, so a valid body of
/// short entries alone takes more than 16 times its size.
pub fn short_entry_pairs() -> [Pair; 2] {
    entry_pairs(["json_short_entries", "form_short_entries"], "")
}

/// Returns every pair of 64 KiB, except for the short entries.
pub fn pairs() -> Vec<Pair> {
    let mut pairs = all_line_pairs();
    pairs.extend(json_pairs());
    pairs.extend(form_pairs());
    pairs.extend(entry_pairs(["json_entries", "form_entries"], "entry-of-a-map-"));
    pairs
}

/// Returns the vendor's request with one mistake, beside the valid request.
pub fn vendor_pairs() -> Vec<Pair> {
    let id = "0f8fad5b-d9cb-469f-a165-70867728950e";
    let secret = "Zm9vYmFyYmF6cXV4!Zm9vYmFyYmF6cXV4!Zm9vYmFyYmF6cXV4!Zm9vYmFyYmF6cX";
    let form = |rest: &str| format!("client_id={id}&client_secret={secret}{rest}");
    let json = |rest: &str| format!(r#"{{"clientId":"{id}","clientSecret":"{secret}"{rest}}}"#);
    let of_form = |name, rest: &str| Pair {
        name,
        read: from_form::<V3TokenRequest>,
        read_valid: from_form::<V3TokenRequest>,
        wrong: form(rest).into(),
        valid: form("&grant_type=client_credentials").into(),
        n_wrong: 1,
    };
    let of_json = |name, rest: &str| Pair {
        name,
        read: from_json::<V3TokenRequest>,
        read_valid: from_json::<V3TokenRequest>,
        wrong: json(rest).into(),
        valid: json(r#","grantType":"client_credentials""#).into(),
        n_wrong: 1,
    };
    let form_again = format!("&grant_type=client_credentials&client_id={id}");
    let json_again = format!(r#","grantType":"client_credentials","clientId":"{id}""#);
    vec![
        of_form("form_wrong_grant", "&grant_type=password"),
        of_form("form_no_grant", ""),
        of_form("form_number_grant", "&grant_type=7"),
        of_form("form_repeated_id", &form_again),
        of_json("json_wrong_grant", r#","grantType":"password""#),
        of_json("json_no_grant", ""),
        of_json("json_number_grant", r#","grantType":7"#),
        of_json("json_repeated_id", &json_again),
    ]
}
