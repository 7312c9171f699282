//! The struct or enum as a whole.

use syn::ext::IdentExt;
use syn::{Data, DeriveInput, Fields};

use super::field::fields;
use super::serde;
use crate::diag::Errors;
use crate::model::{Container, IdentifiedBy, Request, Shape, VariantModel};

/// Parses the input of the derive.
pub(crate) fn request<'a>(input: &'a DeriveInput, errors: &mut Errors) -> Request<'a> {
    let container = Container::from_attrs(&input.attrs, errors);
    let shape = match &input.data {
        Data::Struct(data) => {
            Shape::Struct(fields(&data.fields, &container.serde, &container, false, errors))
        }
        Data::Enum(data) => {
            let variants = data.variants.iter();
            Shape::Enum(
                variants.map(|variant| self::variant(variant, &container, errors)).collect(),
            )
        }
        Data::Union(_) => {
            let message = "`Validate` can be derived only for structs and enums, not for unions";
            errors.on(&input.ident, message);
            Shape::Struct(Vec::new())
        }
    };
    Request { ident: &input.ident, generics: &input.generics, container, shape }
}

fn variant<'a>(
    variant: &'a syn::Variant,
    container: &Container,
    errors: &mut Errors,
) -> VariantModel<'a> {
    for attr in variant.attrs.iter().filter(|attr| attr.path().is_ident("validate")) {
        errors.on(attr, "`#[validate(..)]` belongs on the enum or on a field, not on a variant");
    }
    let mut own = serde::attributes(&variant.attrs);
    let name = variant.ident.unraw().to_string();
    let cased = || container.serde.rename_all.map(|case| case.variant(&name));
    let wire = own.rename.clone().or_else(cased).unwrap_or_else(|| name.clone());
    let is_unit = matches!(variant.fields, Fields::Unit);
    own.rename_all = own.rename_all.or(container.serde.rename_all_fields);
    VariantModel {
        ident: &variant.ident,
        step: container.serde.step(&own, &wire),
        is_unit,
        is_text: is_unit && container.serde.tags_externally(&own),
        identified_by: match (own.skip, own.other, own.untagged) {
            (true, ..) => IdentifiedBy::Nothing,
            (_, true, _) => IdentifiedBy::AnyOther,
            (.., true) => IdentifiedBy::Shape,
            _ => IdentifiedBy::Name,
        },
        is_opaque: own.with.is_some() || own.deserialize_with.is_some(),
        fields: fields(&variant.fields, &own, container, true, errors),
        aliases: own.aliases,
        name,
        wire,
    }
}
