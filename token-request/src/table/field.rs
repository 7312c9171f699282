//! The methods of a [`Field`].

use super::basic_part::BasicPart;
use super::types::{Field, Rule, Type};

impl Field {
    /// Returns a field that is optional, not secret, and has one name everywhere.
    ///
    /// The methods below set the other members:
    ///
    /// ```
    /// use token_request::{Field, Rule, Type};
    ///
    /// const GRANT: Field = Field::new("grant_type", Type::String)
    ///     .wire("grantType")
    ///     .required(true)
    ///     .rules(&[Rule::new("required")]);
    /// assert_eq!(GRANT.wire, "grantType");
    /// ```
    #[must_use]
    pub const fn new(name: &'static str, ty: Type) -> Self {
        Self {
            name,
            wire: name,
            form: None,
            aliases: &[],
            basic: None,
            ty,
            required: false,
            secret: false,
            rules: &[],
            description: "",
            example: None,
            flatten: false,
            index: None,
            nullable: false,
            skipped: false,
            converted: false,
        }
    }

    /// Sets the name that the client uses.
    #[must_use]
    pub const fn wire(self, wire: &'static str) -> Self {
        Self { wire, ..self }
    }

    /// Sets the name on forms.
    #[must_use]
    pub const fn form(self, form: &'static str) -> Self {
        Self { form: Some(form), ..self }
    }

    /// Sets the other names that are accepted.
    #[must_use]
    pub const fn aliases(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// Sets the part of HTTP's Basic authentication that may give the value.
    #[must_use]
    pub const fn basic(self, part: BasicPart) -> Self {
        Self { basic: Some(part), ..self }
    }

    /// Sets whether a request without it is rejected.
    #[must_use]
    pub const fn required(self, required: bool) -> Self {
        Self { required, ..self }
    }

    /// Sets whether the value must never be shown.
    #[must_use]
    pub const fn secret(self, secret: bool) -> Self {
        Self { secret, ..self }
    }

    /// Sets the rules, in order.
    #[must_use]
    pub const fn rules(self, rules: &'static [Rule]) -> Self {
        Self { rules, ..self }
    }

    /// Sets the description.
    #[must_use]
    pub const fn description(self, description: &'static str) -> Self {
        Self { description, ..self }
    }

    /// Sets an example value, as text.
    #[must_use]
    pub const fn example(self, example: &'static str) -> Self {
        Self { example: Some(example), ..self }
    }

    /// Sets whether the fields of its value take its place.
    #[must_use]
    pub const fn flatten(self, flatten: bool) -> Self {
        Self { flatten, ..self }
    }

    /// Sets the index in a tuple.
    #[must_use]
    pub const fn index(self, index: usize) -> Self {
        Self { index: Some(index), ..self }
    }

    /// Sets whether the type may be absent.
    #[must_use]
    pub const fn nullable(self, nullable: bool) -> Self {
        Self { nullable, ..self }
    }

    /// Sets whether serde skips it.
    #[must_use]
    pub const fn skipped(self, skipped: bool) -> Self {
        Self { skipped, ..self }
    }

    /// Sets whether a function reads it.
    #[must_use]
    pub const fn converted(self, converted: bool) -> Self {
        Self { converted, ..self }
    }
}
