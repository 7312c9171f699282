//! serde's `rename_all` cases, for the names of fields and variants.

/// A case, by serde's name for it.
#[derive(Clone, Copy)]
pub(crate) struct Case(&'static str);

pub(crate) const CASES: &[&str] = &[
    "lowercase",
    "UPPERCASE",
    "PascalCase",
    "camelCase",
    "snake_case",
    "SCREAMING_SNAKE_CASE",
    "kebab-case",
    "SCREAMING-KEBAB-CASE",
];

impl Case {
    pub(crate) fn named(name: &str) -> Option<Self> {
        CASES.iter().find(|case| **case == name).map(|case| Self(case))
    }

    /// Converts the name of a field from snake case.
    pub(crate) fn field(self, name: &str) -> String {
        match self.0 {
            "UPPERCASE" | "SCREAMING_SNAKE_CASE" => name.to_ascii_uppercase(),
            "PascalCase" => pascal(name),
            "camelCase" => {
                let mut camel = pascal(name);
                if let Some(first) = camel.get_mut(..1) {
                    first.make_ascii_lowercase();
                }
                camel
            }
            "kebab-case" => name.replace('_', "-"),
            "SCREAMING-KEBAB-CASE" => name.to_ascii_uppercase().replace('_', "-"),
            _ => name.to_owned(),
        }
    }
}

impl Case {
    /// Converts the name of a variant from Pascal case.
    pub(crate) fn variant(self, name: &str) -> String {
        match self.0 {
            "PascalCase" => name.to_owned(),
            "lowercase" => name.to_ascii_lowercase(),
            "UPPERCASE" => name.to_ascii_uppercase(),
            "camelCase" => {
                let mut camel = name.to_owned();
                if let Some(first) = camel.get_mut(..1) {
                    first.make_ascii_lowercase();
                }
                camel
            }
            _ => self.field(&snake(name)),
        }
    }
}

fn snake(name: &str) -> String {
    let mut snake = String::new();
    for (i, c) in name.char_indices() {
        if i > 0 && c.is_uppercase() {
            snake.push('_');
        }
        snake.push(c.to_ascii_lowercase());
    }
    snake
}

fn pascal(name: &str) -> String {
    let mut pascal = String::new();
    let mut capitalize = true;
    for c in name.chars() {
        if c == '_' {
            capitalize = true;
        } else {
            pascal.push(if capitalize { c.to_ascii_uppercase() } else { c });
            capitalize = false;
        }
    }
    pascal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_named_as_serde_names_them() {
        let named = CASES.iter().map(|case| Case::named(case).unwrap().field("grant_type"));
        assert_eq!(
            named.collect::<Vec<_>>(),
            [
                "grant_type",
                "GRANT_TYPE",
                "GrantType",
                "grantType",
                "grant_type",
                "GRANT_TYPE",
                "grant-type",
                "GRANT-TYPE"
            ]
        );
        assert_eq!(Case::named("camelCase").unwrap().field("_"), "");
        assert_eq!(Case::named("camelCase").unwrap().field("über_x"), "überX");
    }

    #[test]
    fn variants_are_named_as_serde_names_them() {
        let named = CASES.iter().map(|case| Case::named(case).unwrap().variant("ClientId"));
        assert_eq!(
            named.collect::<Vec<_>>(),
            [
                "clientid",
                "CLIENTID",
                "ClientId",
                "clientId",
                "client_id",
                "CLIENT_ID",
                "client-id",
                "CLIENT-ID"
            ]
        );
    }
}
