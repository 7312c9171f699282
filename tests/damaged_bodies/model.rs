//! Bodies, the kinds of damage, and the violations that each kind causes.

use std::borrow::Cow;

/// A generator of pseudo-random numbers (xorshift64).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new() -> Self {
        Self(0x9E37_79B9_7F4A_7C15)
    }

    /// Returns a number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 8) % n as u64).unwrap()
    }

    pub(crate) fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }
}

/// A value in a body: a member of an object, an item of an array, or the whole body.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    /// The names of a member, separated by `|`. Violations show the first.
    /// Items and the whole body have none. A member without a name is flattened.
    name: &'static str,
    form_name: Option<&'static str>,
    value: Value,
    presence: Presence,
    is_given: bool,
    /// This member decides which others its object has.
    is_tag: bool,
    /// JSON of other types, which gives a violation `type`.
    wrong: &'static [&'static str],
    /// Values that the type or a rule rejects, each with its code. Texts are written without quotes.
    broken: &'static [(&'static str, &'static str)],
    /// The damage, and the code of its violation.
    damage: Option<(Edit, &'static str)>,
    /// Something inside the value is damaged.
    is_touched: bool,
}

#[derive(Debug, Clone)]
enum Value {
    Text(&'static str),
    Json(&'static str),
    Object(Vec<Place>),
    List(Vec<Place>),
    /// A list of texts, numbers or booleans. On a form each item is a parameter.
    Scalars(Vec<Place>),
}

/// The rules on a missing, null or repeated member.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Presence {
    /// The tests do not damage the member in these ways.
    Fixed,
    /// The member must not be repeated. The tests do not make it missing or null.
    Once,
    /// The member must be given once. The tests do not make it null.
    Present,
    /// The member must be given once and must not be null.
    Required,
    /// The member may be missing but must not be null or repeated.
    Defaulted,
}

#[derive(Debug, Clone)]
enum Edit {
    Remove,
    Repeat,
    Text(&'static str),
    Json(Cow<'static, str>),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Medium {
    Json,
    Form,
}

fn place(
    value: Value,
    wrong: &'static [&'static str],
    broken: &'static [(&'static str, &'static str)],
) -> Place {
    Place {
        name: "",
        form_name: None,
        value,
        presence: Presence::Fixed,
        is_given: true,
        is_tag: false,
        wrong,
        broken,
        damage: None,
        is_touched: false,
    }
}

/// A text, which is one of `good`. A rule or the type rejects those of `broken`.
pub(crate) fn text(
    random: &mut Random,
    good: &[&'static str],
    broken: &'static [(&'static str, &'static str)],
) -> Place {
    place(Value::Text(random.pick(good)), &["7", "true", "[]", "{}"], broken)
}

pub(crate) fn integer(
    random: &mut Random,
    good: &[&'static str],
    broken: &'static [(&'static str, &'static str)],
) -> Place {
    place(Value::Json(random.pick(good)), &["\"x\"", "true", "[]", "{}", "1.5"], broken)
}

pub(crate) fn float(
    random: &mut Random,
    good: &[&'static str],
    broken: &'static [(&'static str, &'static str)],
) -> Place {
    place(Value::Json(random.pick(good)), &["\"x\"", "true", "[]", "{}"], broken)
}

pub(crate) fn boolean(random: &mut Random) -> Place {
    place(Value::Json(random.pick(&["true", "false"])), &["\"x\"", "1", "[]", "{}"], &[])
}

pub(crate) fn null() -> Place {
    place(Value::Json("null"), &["[]", "7"], &[])
}

pub(crate) fn object(members: Vec<Place>) -> Place {
    place(Value::Object(members), &["7", "\"x\"", "[]", "true"], &[])
}

pub(crate) fn list(elements: Vec<Place>) -> Place {
    place(Value::List(elements), &["7", "\"x\"", "{}"], &[])
}

/// A list of texts, numbers or booleans.
pub(crate) fn scalars(elements: Vec<Place>) -> Place {
    place(Value::Scalars(elements), &["7", "\"x\"", "{}"], &[])
}

/// A member that must be given, and must not be null.
pub(crate) fn required(name: &'static str, value: Place) -> Place {
    Place { name, presence: Presence::Required, ..value }
}

/// A member that must be given. The tests do not make it null.
pub(crate) fn present(name: &'static str, value: Place) -> Place {
    Place { name, presence: Presence::Present, ..value }
}

/// A member that is never removed or repeated.
pub(crate) fn fixed(name: &'static str, value: Place) -> Place {
    Place { name, ..value }
}

/// A member that is never removed.
pub(crate) fn kept(name: &'static str, value: Place) -> Place {
    Place { name, presence: Presence::Once, ..value }
}

/// A member whose type is an `Option`.
pub(crate) fn optional(random: &mut Random, name: &'static str, value: Place) -> Place {
    Place { is_given: random.below(2) == 0, ..kept(name, value) }
}

/// A member with serde's `default`.
pub(crate) fn defaulted(random: &mut Random, name: &'static str, value: Place) -> Place {
    Place { presence: Presence::Defaulted, ..optional(random, name, value) }
}

/// An externally tagged variant and its content.
pub(crate) fn variant(name: &'static str, content: Place) -> Place {
    Place { name, ..content }.into_enum()
}

/// The member that names the variant of an internally or adjacently tagged enum.
pub(crate) fn tag(name: &'static str, variant: &'static str) -> Place {
    let value = place(Value::Text(variant), &["7", "true", "[]"], &[("other", "one_of")]);
    Place { is_tag: true, ..required(name, value) }
}

/// An unknown member. Only a damaged body has it.
pub(crate) fn unknown() -> Place {
    let value = place(
        Value::Json("1"),
        &[],
        &[("1", "unknown"), ("\"x\"", "unknown"), ("[{}]", "unknown")],
    );
    Place { name: "unheard", is_given: false, ..value }
}

/// The members of a flattened object.
pub(crate) fn flattened(members: Vec<Place>) -> Place {
    Place { wrong: &[], ..object(members) }
}

impl Place {
    /// Sets the name on forms.
    pub(crate) fn form(self, form_name: &'static str) -> Self {
        Self { form_name: Some(form_name), ..self }
    }

    /// Sets the values that a rule or the type rejects.
    pub(crate) fn broken(self, broken: &'static [(&'static str, &'static str)]) -> Self {
        Self { broken, ..self }
    }

    /// Sets the JSON of other types.
    pub(crate) fn wrong(self, wrong: &'static [&'static str]) -> Self {
        Self { wrong, ..self }
    }

    /// Wraps the content of a variant into its enum.
    fn into_enum(self) -> Self {
        let of = place(
            Value::Object(vec![self]),
            &["7", "[]", "true"],
            &[("\"other\"", "one_of"), (r#"{"other":1}"#, "one_of")],
        );
        Self { name: "", ..of }
    }

    fn parts(&self) -> &[Place] {
        match &self.value {
            Value::Object(parts) | Value::List(parts) | Value::Scalars(parts) => parts,
            Value::Text(_) | Value::Json(_) => &[],
        }
    }

    fn parts_mut(&mut self) -> &mut [Place] {
        match &mut self.value {
            Value::Object(parts) | Value::List(parts) | Value::Scalars(parts) => parts,
            Value::Text(_) | Value::Json(_) => &mut [],
        }
    }

    /// Returns the medium of its parts. On a form, nested objects and lists are JSON.
    fn inner(&self, medium: Medium) -> Medium {
        let is_form = self.name.is_empty() || matches!(self.value, Value::Scalars(_));
        if is_form { medium } else { Medium::Json }
    }

    /// Damages this place or one inside it. Does nothing if the chosen one overlaps earlier damage.
    pub(crate) fn damage(&mut self, random: &mut Random, medium: Medium) {
        let inner = self.inner(medium);
        let is_leaf = !self.is_given || self.parts().is_empty();
        if self.damage.is_some() || !is_leaf && random.below(6) > 0 {
            return self.damage_part(random, inner);
        }
        let ways = self.ways(medium);
        if !self.is_touched && !ways.is_empty() {
            let n = random.below(ways.len());
            self.damage = ways.into_iter().nth(n);
        }
    }

    fn damage_part(&mut self, random: &mut Random, medium: Medium) {
        let is_open = self.damage.is_none() && !self.parts().is_empty();
        if !is_open {
            return;
        }
        let chosen = random.below(self.parts().len());
        // If the tag is damaged, the other members are not read.
        let is_hurt = |part: &Place| part.damage.is_some() || part.is_touched;
        let is_hidden = self.parts().iter().any(|part| part.is_tag && is_hurt(part));
        let hides = self.parts()[chosen].is_tag && self.parts().iter().any(is_hurt);
        if !is_hidden && !hides {
            let part = &mut self.parts_mut()[chosen];
            part.damage(random, medium);
            self.is_touched |= is_hurt(&self.parts()[chosen]);
        }
    }

    /// Returns the ways to damage this place, each with the code of its violation.
    fn ways(&self, medium: Medium) -> Vec<(Edit, &'static str)> {
        let is_text = matches!(self.value, Value::Text(_));
        let is_form = medium == Medium::Form;
        let is_whole_form = self.name.is_empty() && matches!(self.value, Value::Object(_));
        if is_form && (is_whole_form || matches!(self.value, Value::Scalars(_))) {
            return Vec::new();
        }
        let mut ways = Vec::new();
        if !(is_form && is_text) {
            ways.extend(self.wrong.iter().map(|json| (Edit::Json((*json).into()), "type")));
        }
        ways.extend(self.broken.iter().map(|&(text, code)| match self.value {
            Value::Text(_) => (Edit::Text(text), code),
            _ => (Edit::Json(text.into()), code),
        }));
        if matches!(self.presence, Presence::Present | Presence::Required) {
            ways.push((Edit::Remove, "required"));
        }
        if self.presence != Presence::Fixed {
            ways.push((Edit::Repeat, "repeated"));
        }
        match self.presence {
            Presence::Required if is_form => ways.push((Edit::Json("".into()), "required")),
            Presence::Required => ways.push((Edit::Json("null".into()), "required")),
            Presence::Defaulted if !is_form => ways.push((Edit::Json("null".into()), "type")),
            _ => {}
        }
        ways
    }

    /// Removes, repeats or replaces this place or one inside it. The body may stay valid.
    pub(crate) fn splice(&mut self, random: &mut Random, other: &Place) {
        if !self.parts().is_empty() && random.below(4) > 0 {
            let chosen = random.below(self.parts().len());
            return self.parts_mut()[chosen].splice(random, other);
        }
        let edit = match random.below(6) {
            0 => Edit::Remove,
            1 => Edit::Repeat,
            2 | 3 => Edit::Json(other.any(random).into()),
            _ => Edit::Json(random.pick(SPLICES).into()),
        };
        self.damage = Some((edit, ""));
    }

    /// Returns the JSON of this place or one inside it.
    fn any(&self, random: &mut Random) -> String {
        match self.parts() {
            [_, ..] if random.below(4) > 0 => {
                let chosen = random.below(self.parts().len());
                self.parts()[chosen].any(random)
            }
            _ => self.write(random, Medium::Json).text,
        }
    }

    /// Writes the body, and lists the violations that it must have.
    pub(crate) fn write(&self, random: &mut Random, medium: Medium) -> Body {
        let mut writer = Writer { random, expected: Vec::new() };
        let text = match medium {
            Medium::Json => writer.texts(self, "", medium).concat(),
            Medium::Form => {
                let entries = writer.members(self.parts(), "", medium);
                form_urlencoded::Serializer::new(String::new()).extend_pairs(entries).finish()
            }
        };
        Body { text, expected: writer.expected }
    }
}

/// Texts that replace a value in a body. Some are not valid JSON.
const SPLICES: &[&str] = &[
    "null",
    "true",
    "0",
    "1",
    "-1",
    "-0",
    "1.5",
    "300",
    "1e2",
    "1e400",
    "18446744073709551616",
    "\"\"",
    "\"a\"",
    "\"1\"",
    "\"\\u0061b\"",
    "\"\\ud800\"",
    "\"é\"",
    "[]",
    "[1]",
    "[1,\"ab\"]",
    "[[]]",
    "{}",
    "{\"a\":1}",
    "{\"a\":1,\"a\":1}",
    "{\"name\":\"ab\"}",
    "{\"type\":\"cash\"}",
    "[{}]",
    "NaN",
    "",
];

/// A body and the violations that it must have.
pub(crate) struct Body {
    pub(crate) text: String,
    /// Paths and codes, in the order of the declaration.
    pub(crate) expected: Vec<(String, String)>,
}

struct Writer<'r> {
    random: &'r mut Random,
    expected: Vec<(String, String)>,
}

impl Writer<'_> {
    /// Returns the texts of a place: none if it is missing, two if it is repeated.
    fn texts(&mut self, place: &Place, path: &str, medium: Medium) -> Vec<String> {
        if let Some((_, code)) = &place.damage {
            self.expected.push((path.to_owned(), (*code).to_owned()));
        }
        match &place.damage {
            Some((Edit::Repeat, _)) => {
                [self.value(place, path, medium), self.value(place, path, medium)].concat()
            }
            Some((Edit::Text(text), _)) => vec![quoted(text, medium)],
            Some((Edit::Json(json), _)) => vec![json.to_string()],
            None if place.is_given => self.value(place, path, medium),
            Some((Edit::Remove, _)) | None => Vec::new(),
        }
    }

    /// Returns the value of a place. A list on a form is several parameters.
    fn value(&mut self, place: &Place, path: &str, medium: Medium) -> Vec<String> {
        let value = match &place.value {
            Value::Text(text) => quoted(text, medium),
            Value::Json(json) => (*json).to_owned(),
            Value::Object(members) => {
                let entries = self.members(members, path, Medium::Json);
                let members = entries.iter().map(|(name, json)| format!("\"{name}\":{json}"));
                format!("{{{}}}", members.collect::<Vec<_>>().join(","))
            }
            Value::Scalars(elements) if medium == Medium::Form => {
                return self.elements(elements, path, medium);
            }
            Value::List(elements) | Value::Scalars(elements) => {
                format!("[{}]", self.elements(elements, path, Medium::Json).join(","))
            }
        };
        vec![value]
    }

    fn elements(&mut self, elements: &[Place], path: &str, medium: Medium) -> Vec<String> {
        let elements = elements.iter().enumerate();
        elements.flat_map(|(n, place)| self.texts(place, &format!("{path}[{n}]"), medium)).collect()
    }

    /// Returns the names and values of an object or a form, in random order.
    fn members(
        &mut self,
        members: &[Place],
        path: &str,
        medium: Medium,
    ) -> Vec<(&'static str, String)> {
        let mut entries: Vec<(&str, String)> = Vec::new();
        for member in members {
            let named = match member.name {
                "" => self.members(member.parts(), path, medium),
                _ => self.member(member, path, medium),
            };
            // Entries of the same name keep their order: on a form they may be a list.
            for (name, text) in named {
                let behind = entries.iter().rposition(|(other, _)| *other == name);
                let from = behind.map_or(0, |index| index + 1);
                let at = from + self.random.below(entries.len() - from + 1);
                entries.insert(at, (name, text));
            }
        }
        entries
    }

    fn member(
        &mut self,
        member: &Place,
        path: &str,
        medium: Medium,
    ) -> Vec<(&'static str, String)> {
        let names: Vec<_> = match member.form_name {
            Some(name) if medium == Medium::Form => vec![name],
            _ => member.name.split('|').collect(),
        };
        let below = match &member.damage {
            // On a form, an unknown name is not shown, because it may be a part of a secret.
            Some((_, "unknown")) if medium == Medium::Form => path.to_owned(),
            _ if path.is_empty() => names[0].to_owned(),
            _ => format!("{path}.{}", names[0]),
        };
        let texts = self.texts(member, &below, medium);
        texts.into_iter().map(|text| (self.random.pick(&names), text)).collect()
    }
}

fn quoted(text: &str, medium: Medium) -> String {
    if medium == Medium::Json { format!("\"{text}\"") } else { text.to_owned() }
}
