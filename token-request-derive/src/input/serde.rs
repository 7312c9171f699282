//! The attributes `#[serde(..)]`: names, the tagging of enums, and whether a field may be missing.
//!
//! serde's own derive reports the mistakes in its attributes, so they are ignored here.

use syn::{Attribute, ExprPath};

use super::item::{Body, Item};
use crate::case::Case;
use crate::literal;
use crate::model::SerdeAttributes;

/// Reads all `#[serde(..)]` attributes of a container, a variant or a field.
pub(crate) fn attributes(attrs: &[Attribute]) -> SerdeAttributes {
    let mut attributes = SerdeAttributes::default();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident("serde")) {
        for item in Item::list(attr).into_iter().flatten() {
            attributes.read(&item);
        }
    }
    attributes
}

impl SerdeAttributes {
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
}

/// Returns the name in `rename = "x"` or in `rename(serialize = "y", deserialize = "x")`, which is the one that clients write.
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

/// Returns the path in `default = "path"`.
fn read_path(item: &Item) -> Option<ExprPath> {
    match &item.body {
        Body::Value(value) => literal::string(value)?.parse().ok(),
        _ => None,
    }
}
