//! Names of a page as names in Rust.

use proc_macro2::Span;
use syn::Ident;
use syn::ext::IdentExt;

use super::kind;

/// The words of a name in any convention, in lower case: `ClientID`, `client_id` and `client-id` are two.
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

/// `client_id`
pub(crate) fn snake(name: &str) -> String {
    words(name).join("_")
}

/// `ClientId`
fn pascal(name: &str) -> String {
    let capital = |word: String| {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        first.chain(chars).collect::<String>()
    };
    words(name).into_iter().map(capital).collect()
}

/// The name of a field. `taken` are those of the fields before it.
pub(crate) fn field(name: &str, span: Span, taken: &[Ident]) -> Ident {
    free(&snake(name), "field", span, taken)
}

/// The name of a type: as it is where it may be, without the path before it.
pub(crate) fn ty(title: &str, span: Span, taken: &[Ident]) -> Ident {
    let name = if title.contains(' ') { title.to_owned() } else { kind::last(title) };
    let mut letters = name.chars();
    let is_name = name.chars().all(char::is_alphanumeric);
    let name = match letters.next().filter(|_| is_name) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => pascal(&name),
    };
    free(&name, "Type", span, taken)
}

/// The name of a variant.
pub(crate) fn variant(name: &str, span: Span, taken: &[Ident]) -> Ident {
    free(&pascal(name), if name.is_empty() { "Empty" } else { "Value" }, span, taken)
}

/// An identifier that is not taken yet: `name`, `r#type`, `self_`, `n1`, `name_2`.
fn free(name: &str, otherwise: &str, span: Span, taken: &[Ident]) -> Ident {
    let name = match name.chars().next() {
        None => otherwise.to_owned(),
        Some(first) if first.is_numeric() => {
            let n = if otherwise == "field" { "n" } else { "N" };
            format!("{n}{name}")
        }
        Some(_) => name.to_owned(),
    };
    let first = ident(&name, span).unwrap_or_else(|| Ident::new(otherwise, span));
    let separator = if otherwise == "field" { "_" } else { "" };
    let others = (2..).map(|n| {
        let name = first.unraw().to_string();
        let name = format!("{}{separator}{n}", name.trim_end_matches('_'));
        ident(&name, span).unwrap_or_else(|| first.clone())
    });
    let is_free = |ident: &Ident| !taken.iter().any(|other| other.unraw() == ident.unraw());
    std::iter::once(first.clone()).chain(others).find(is_free).unwrap_or(first)
}

/// `None` where it holds a letter that no identifier may have.
fn ident(name: &str, span: Span) -> Option<Ident> {
    let plain = syn::parse_str::<Ident>(name).or_else(|_| syn::parse_str(&format!("r#{name}")));
    let mut ident = plain.or_else(|_| syn::parse_str(&format!("{name}_"))).ok()?;
    ident.set_span(span);
    Some(ident)
}

/// Endings of names that are secrets, as words.
pub(crate) const SECRETS: &[&str] = &[
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

/// Whether a name says that the value is a secret.
pub(crate) fn is_secret(name: &str) -> bool {
    let name = snake(name);
    SECRETS.iter().any(|secret| {
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
    fn names_are_read_in_any_convention() {
        let names = ["ClientID", "client-id", "clientId", "CLIENT_ID", "_id", "HTTPMeta", "line1"];
        let snake = names.map(snake);
        assert_eq!(
            snake,
            ["client_id", "client_id", "client_id", "client_id", "id", "http_meta", "line1"]
        );
    }

    #[test]
    fn fields_have_names_that_rust_takes_and_no_two_have_one() {
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
    fn types_have_the_last_part_of_a_title() {
        let titles = [
            "V3TokenRequest",
            "kinde_sdk.model.user.UserPermission",
            "Apple Pay Card",
            "money",
            "Self",
            "3ds",
        ];
        let types = titles.map(|title| ty(title, Span::call_site(), &[]).to_string());
        assert_eq!(
            types,
            ["V3TokenRequest", "UserPermission", "ApplePayCard", "Money", "Self_", "N3ds"]
        );
    }

    #[test]
    fn variants_are_named_by_their_values() {
        let names = ["CI_EXEC", "link.created", "*", "", "1d", "Self"];
        let names = names.map(|name| variant(name, Span::call_site(), &[]).to_string());
        assert_eq!(names, ["CiExec", "LinkCreated", "Value", "Empty", "N1d", "Self_"]);
    }

    #[test]
    fn secrets_are_known_by_the_end_of_their_name() {
        let secrets = ["clientSecret", "password", "new_password", "PrivateKey", "api-key"];
        assert!(secrets.iter().all(|name| is_secret(name)));
        let others = ["secretId", "tokenType", "apiKeyId", "mypassword2", "passwordless"];
        assert!(!others.iter().any(|name| is_secret(name)));
    }
}
