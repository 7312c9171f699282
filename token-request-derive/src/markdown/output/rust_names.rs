//! Rust names for the names of a page.

use proc_macro2::Span;
use syn::Ident;
use syn::ext::IdentExt;

use crate::markdown::described_type::last_part;

/// Splits a name of any convention into words in lower case: `ClientID`, `client_id` and `client-id` have two words.
pub(crate) fn words(name: &str) -> Vec<String> {
    let chars: Vec<char> = name.chars().collect();
    let mut words = vec![String::new()];
    for (i, &c) in chars.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| chars.get(i)).copied().unwrap_or(' ');
        let is_before_word = chars.get(i + 1).is_some_and(|next| next.is_lowercase());
        let begins = c.is_uppercase() && (!before.is_uppercase() || is_before_word);
        if !c.is_alphanumeric() || begins {
            words.push(String::new());
        }
        if let (true, Some(word)) = (c.is_alphanumeric(), words.last_mut()) {
            word.extend(c.to_lowercase());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Converts a name to snake case: `client_id`.
pub(crate) fn snake_case(name: &str) -> String {
    words(name).join("_")
}

/// Converts a name to Pascal case: `ClientId`.
fn pascal_case(name: &str) -> String {
    let capital = |word: String| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect::<String>()
    };
    words(name).into_iter().map(capital).collect()
}

/// Returns the name of a field that differs from the names before it.
pub(crate) fn field(name: &str, span: Span, taken: &[Ident]) -> Ident {
    unique(&snake_case(name), "field", span, taken)
}

/// Returns the name of a type: the last part of its title, unchanged if it is an identifier.
pub(crate) fn type_name(title: &str, span: Span, taken: &[Ident]) -> Ident {
    let name = if title.contains(' ') { title.to_owned() } else { last_part(title) };
    let mut letters = name.chars();
    let is_name = name.chars().all(char::is_alphanumeric);
    let name = match letters.next().filter(|_| is_name) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => pascal_case(&name),
    };
    unique(&name, "Type", span, taken)
}

/// Returns the name of a variant that differs from the names before it.
pub(crate) fn variant(name: &str, span: Span, taken: &[Ident]) -> Ident {
    unique(&pascal_case(name), if name.is_empty() { "Empty" } else { "Value" }, span, taken)
}

/// Returns an identifier that differs from the names before it: `name`, `r#type`, `self_`, `n1`, `name_2`. A name without
/// letters becomes the fallback.
fn unique(name: &str, fallback: &str, span: Span, taken: &[Ident]) -> Ident {
    let name = match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_numeric() => {
            let n = if fallback == "field" { "n" } else { "N" };
            format!("{n}{name}")
        }
        Some(_) => name.to_owned(),
    };
    let first = ident(&name, span).unwrap_or_else(|| Ident::new(fallback, span));
    let separator = if fallback == "field" { "_" } else { "" };
    let others = (2..).map(|n| {
        let name = first.unraw().to_string();
        let name = format!("{}{separator}{n}", name.trim_end_matches('_'));
        ident(&name, span).unwrap_or_else(|| first.clone())
    });
    let is_free = |ident: &Ident| !taken.iter().any(|other| other.unraw() == ident.unraw());
    std::iter::once(first.clone()).chain(others).find(is_free).unwrap_or(first)
}

/// Returns `None` if the name contains a character that no identifier may have.
fn ident(name: &str, span: Span) -> Option<Ident> {
    let plain = syn::parse_str::<Ident>(name).or_else(|_| syn::parse_str(&format!("r#{name}")));
    let mut ident = plain.or_else(|_| syn::parse_str(&format!("{name}_"))).ok()?;
    ident.set_span(span);
    Some(ident)
}

/// The last words of names of secrets.
pub(crate) const SECRET_SUFFIXES: &[&str] = &[
    "secret",
    "password",
    "passwd",
    "passphrase",
    "private_key",
    "secret_key",
    "signing_key",
    "encryption_key",
    "api_key",
    "access_key",
    "access_token",
    "refresh_token",
    "id_token",
    "auth_token",
    "bearer_token",
    "session_token",
    "client_assertion",
    "credentials",
];

/// Returns whether a name is that of a secret: its last words are those of a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = snake_case(name);
    SECRET_SUFFIXES.iter().any(|secret| {
        name.strip_suffix(secret).is_some_and(|before| before.is_empty() || before.ends_with('_'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(names: &[&str]) -> Vec<String> {
        let mut taken = Vec::new();
        for name in names {
            taken.push(field(name, Span::call_site(), &taken));
        }
        taken.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn names_of_any_convention_are_split_into_words() {
        let names = ["ClientID", "client-id", "clientId", "CLIENT_ID", "_id", "HTTPMeta", "line1"];
        let in_snake_case = names.map(snake_case);
        assert_eq!(
            in_snake_case,
            ["client_id", "client_id", "client_id", "client_id", "id", "http_meta", "line1"]
        );
    }

    #[test]
    fn fields_get_valid_and_distinct_names() {
        assert_eq!(
            fields(&[
                "type", "self", "Self", "Type", "2fa", "x5t#S256", "@", "größe", "a", "A", "a_2"
            ]),
            [
                "r#type", "self_", "self_2", "type_2", "n2fa", "x5t_s256", "field", "größe", "a",
                "a_2", "a_2_2"
            ]
        );
    }

    #[test]
    fn types_are_named_by_the_last_part_of_a_title() {
        let titles = [
            "V3TokenRequest",
            "kinde_sdk.model.user.UserPermission",
            "Apple Pay Card",
            "money",
            "Self",
            "3ds",
        ];
        let types = titles.map(|title| type_name(title, Span::call_site(), &[]).to_string());
        assert_eq!(
            types,
            ["V3TokenRequest", "UserPermission", "ApplePayCard", "Money", "Self_", "N3ds"]
        );
    }

    #[test]
    fn variants_are_named_after_their_values() {
        let names = ["CI_EXEC", "link.created", "*", "", "1d", "Self"];
        let names = names.map(|name| variant(name, Span::call_site(), &[]).to_string());
        assert_eq!(names, ["CiExec", "LinkCreated", "Value", "Empty", "N1d", "Self_"]);
    }

    #[test]
    fn secrets_are_recognized_by_the_last_words_of_their_name() {
        let secrets = ["clientSecret", "password", "new_password", "PrivateKey", "api-key"];
        assert!(secrets.iter().all(|name| is_secret(name)));
        let others =
            ["secretId", "tokenType", "apiKeyId", "mypassword", "mypassword2", "passwordless"];
        assert!(!others.iter().any(|name| is_secret(name)));
    }
}
