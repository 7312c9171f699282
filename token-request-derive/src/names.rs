//! What `#[serde(..)]` says: names, how an enum is tagged, and whether a field may be missing.
//!
//! serde's own derive reports what is wrong with its attributes; what cannot be read here says nothing.

use syn::{Attribute, ExprPath};

use crate::attr::{Body, Item};
use crate::case::Case;
use crate::literal;

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "each is an attribute of serde's")]
pub(crate) struct Names {
    pub(crate) rename: Option<String>,
    pub(crate) rename_all: Option<Case>,
    pub(crate) rename_all_fields: Option<Case>,
    pub(crate) flatten: bool,
    pub(crate) default: bool,
    /// The function in `default = "path"`.
    pub(crate) default_function: Option<ExprPath>,
    /// The function in `deserialize_with = "path"`.
    pub(crate) deserialize_with: Option<ExprPath>,
    /// The module in `with = "path"`.
    pub(crate) with: Option<ExprPath>,
    /// Whether serde reads another type in its place: by `from`, `try_from` or `remote`.
    pub(crate) is_converted: bool,
    /// Whether it is not read at all.
    pub(crate) skip: bool,
    pub(crate) transparent: bool,
    pub(crate) tag: Option<String>,
    pub(crate) content: Option<String>,
    pub(crate) untagged: bool,
    /// Whether a variant stands for every name that is none.
    pub(crate) other: bool,
    pub(crate) deny_unknown: bool,
    /// The names that are read besides.
    pub(crate) aliases: Vec<String>,
}

impl Names {
    pub(crate) fn from_attrs(attrs: &[Attribute]) -> Self {
        let mut names = Self::default();
        for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
            for item in Item::list(attr).into_iter().flatten() {
                names.read(&item);
            }
        }
        names
    }

    fn read(&mut self, item: &Item) {
        match item.name.to_string().as_str() {
            "rename" => self.rename = read_name(item),
            "rename_all" => self.rename_all = read_name(item).as_deref().and_then(Case::named),
            "rename_all_fields" => {
                self.rename_all_fields = read_name(item).as_deref().and_then(Case::named);
            }
            "flatten" => self.flatten = true,
            "default" => {
                self.default = true;
                self.default_function = read_path(item);
            }
            "deserialize_with" => self.deserialize_with = read_path(item),
            "with" => self.with = read_path(item),
            "from" | "try_from" | "remote" => self.is_converted = true,
            "skip" | "skip_deserializing" => self.skip = true,
            "transparent" => self.transparent = true,
            "tag" => self.tag = read_name(item),
            "content" => self.content = read_name(item),
            "untagged" => self.untagged = true,
            "other" => self.other = true,
            "deny_unknown_fields" => self.deny_unknown = true,
            "alias" => self.aliases.extend(read_name(item)),
            _ => {}
        }
    }

    /// What stands between an enum and the fields of its variant, which has these names itself.
    pub(crate) fn step(&self, variant: &Self, wire: &str) -> String {
        match &self.content {
            _ if self.tags_externally(variant) => wire.to_owned(),
            Some(content) if !self.untagged && !variant.untagged => content.clone(),
            _ => String::new(),
        }
    }

    /// Whether an enum's variant, which has these names itself, is a map of its name alone or, as a unit, that name.
    pub(crate) fn tags_externally(&self, variant: &Self) -> bool {
        self.tag.is_none() && !self.untagged && !variant.untagged
    }
}

/// `rename = "x"`, or the part of `rename(serialize = "y", deserialize = "x")` that tells what a client writes.
fn read_name(item: &Item) -> Option<String> {
    match &item.body {
        Body::Value(value) => literal::text(value),
        Body::List(args) => {
            let read =
                args.iter().find(|arg| arg.name.as_ref().is_some_and(|name| name == "deserialize"));
            literal::text(&read?.value)
        }
        Body::Nothing | Body::Group(..) => None,
    }
}

/// The path in `default = "path"`.
fn read_path(item: &Item) -> Option<ExprPath> {
    match &item.body {
        Body::Value(value) => literal::string(value)?.parse().ok(),
        _ => None,
    }
}
