//! What kind of value a field holds.

use super::prose;

/// What kind of value a field holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Kind {
    Text(Format),
    /// Text that is one of these.
    Texts(Vec<String>),
    Integer,
    Number,
    Boolean,
    List(Box<Kind>),
    /// From text to values.
    Map(Box<Kind>),
    /// A map of which no more is known.
    Object,
    /// Any value.
    Any,
    Model(Model),
}

/// What text is about.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Format {
    Plain,
    DateTime,
    Date,
    Uuid,
    Uri,
}

/// A name that may be that of another page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Model {
    /// Its last part.
    pub(crate) name: String,
    /// Where it links to.
    pub(crate) link: Option<String>,
    /// What it is where there is no such page.
    pub(crate) otherwise: Option<Box<Kind>>,
}

impl Kind {
    /// As far as rules depend on it.
    pub(crate) fn for_rules(&self) -> prose::Kind {
        match self {
            Self::Text(Format::Plain) => prose::Kind::Text,
            Self::Integer => prose::Kind::Integer,
            Self::Number => prose::Kind::Number,
            Self::Boolean => prose::Kind::Boolean,
            Self::List(_) => prose::Kind::List,
            Self::Map(_) | Self::Object => prose::Kind::Map,
            Self::Text(_) | Self::Texts(_) | Self::Any | Self::Model(_) => prose::Kind::Other,
        }
    }

    /// With the meaning that the name of a type has where there is no page of that name.
    pub(crate) fn settled(self, is_page: &dyn Fn(&Model) -> bool) -> Self {
        match self {
            Self::List(of) => Self::List(Box::new(of.settled(is_page))),
            Self::Map(of) => Self::Map(Box::new(of.settled(is_page))),
            Self::Model(Model { otherwise: Some(kind), name, link }) => {
                let model = Model { name, link, otherwise: None };
                if is_page(&model) { Self::Model(model) } else { *kind }
            }
            kind => kind,
        }
    }

    /// For a sentence.
    pub(crate) fn words(&self) -> String {
        match self {
            Self::Text(_) | Self::Texts(_) => "a string".to_owned(),
            Self::Integer => "an integer".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Boolean => "a boolean".to_owned(),
            Self::List(_) => "a list".to_owned(),
            Self::Map(_) => "a map".to_owned(),
            Self::Object => "an object".to_owned(),
            Self::Any => "any value".to_owned(),
            Self::Model(model) => format!("a `{}`", model.name),
        }
    }

    /// The name of another page in it.
    pub(crate) fn model(&self) -> Option<&Model> {
        match self {
            Self::List(of) | Self::Map(of) => of.model(),
            Self::Model(model) => Some(model),
            _ => None,
        }
    }

    /// The texts of which it is one.
    pub(crate) fn texts(&self) -> &[String] {
        match self {
            Self::Texts(texts) => texts,
            _ => &[],
        }
    }
}

/// The last part of a name with a path: `components.Money`, `\Ory\Model\Money`, `models::Money`.
pub(crate) fn last(name: &str) -> String {
    name.rsplit(['.', ':', '\\', '/']).next().unwrap_or(name).to_owned()
}
