//! The types of fields in a table: newtypes, lists, enums.

use super::*;

#[test]
fn a_newtype_has_the_type_of_its_field() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct ClientId(#[validate(length(max = 9))] String);
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Scopes(Vec<Scopes>);
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Login {
        id: ClientId,
        ids: Vec<Option<ClientId>>,
        scopes: Scopes,
    }
    let shown: Vec<_> = Login::TABLE.fields.iter().map(|field| field.ty.to_string()).collect();
    assert_eq!(shown, ["string", "list of string", "Scopes"]);
    assert!(matches!(Login::TABLE.fields[0].ty, Type::Object(table) if table().name == "ClientId"));
}

#[test]
fn the_type_of_an_optional_list_includes_its_items() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Lists {
        #[validate(each(required))]
        numbers: Option<Vec<Option<u8>>>,
        plain: Vec<u8>,
    }
    let [numbers, plain] = Lists::TABLE.fields else { panic!("two fields") };
    assert!(matches!(numbers.ty, Type::List(Type::Nullable(Type::Integer))), "{:?}", numbers.ty);
    assert_eq!(numbers.ty.to_string(), "list of integer");
    let elements = numbers.rules[0].elements.unwrap();
    assert!(elements.nullable && matches!(elements.ty, Type::Integer));
    assert!(matches!(plain.ty, Type::List(Type::Integer)), "{:?}", plain.ty);
}

#[test]
fn the_type_of_a_unit_enum_lists_its_names() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    #[serde(rename_all = "snake_case")]
    enum Kind {
        Code,
        RefreshToken,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    enum Open {
        Code,
        #[serde(other)]
        Other,
    }
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    struct Kinds {
        kind: Option<Kind>,
        open: Open,
    }
    let [kind, open] = Kinds::TABLE.fields else { panic!("two fields") };
    assert!(matches!(kind.ty, Type::Names(["code", "refresh_token"])), "{:?}", kind.ty);
    assert!(matches!(open.ty, Type::String), "any name will do: {:?}", open.ty);
    assert_eq!((kind.ty.to_string(), open.ty.to_string()), ("string".into(), "string".into()));
}

#[test]
fn the_table_has_the_tagging_of_an_enum() {
    #[derive(Validate)]
    #[allow(dead_code, reason = "only the table is used")]
    enum External {
        #[serde(alias = "unit")]
        Unit,
        Empty {},
        #[serde(untagged)]
        Open(u8),
        #[serde(skip)]
        Never,
    }
    #[derive(Validate)]
    #[serde(tag = "t")]
    enum Internal {}
    #[derive(Validate)]
    #[serde(tag = "t", content = "c")]
    enum Adjacent {}
    #[derive(Validate)]
    #[serde(untagged)]
    enum Untagged {}
    let variants = External::TABLE.variants.iter();
    let known: Vec<_> = variants.map(|variant| (variant.unit, variant.known_by)).collect();
    assert_eq!(
        known,
        [
            (true, KnownBy::Name),
            (false, KnownBy::Name),
            (false, KnownBy::Shape),
            (true, KnownBy::Nothing)
        ]
    );
    assert_eq!(External::TABLE.variants[0].aliases, ["unit"]);
    assert!(External::TABLE.variants[1].aliases.is_empty());
    assert_eq!(External::TABLE.tagging, Tagging::External);
    assert_eq!(Internal::TABLE.tagging, Tagging::Internal("t"));
    assert_eq!(Adjacent::TABLE.tagging, Tagging::Adjacent { tag: "t", content: "c" });
    assert_eq!(Untagged::TABLE.tagging, Tagging::Untagged);
}
