//! Pages in files, from several documentation generators.

use token_request::{BasicPart, Validate, field_table, field_tables};

use super::{field, inner, summary, verdict};

field_tables!("tests/pages/typescript");

#[test]
fn typescript() {
    assert_eq!(
        summary(&models::Order::TABLE),
        "id: string required chars(alphanumeric, \"-_\") length(max = 12)\n\
         type: string required one_of(\"order\")\n\
         lines: list of OrderLine required\n\
         state: State\n\
         paidAt: string date_time\n\
         dueOn: string date\n\
         labels: map of list of string\n\
         payer: Payer\n\
         note: string\n\
         self: Order"
    );
    assert_eq!(field::<Order>("paidAt").example, Some("2026-11-23T08:00:00Z"));
    let body = r#"{"id": "o 1", "type": "order", "lines": [{"sku": "A", "n": 100}], "self": {"id": "", "type": "x", "lines": []}}"#;
    assert_eq!(
        verdict::<Order>(body),
        "id: must contain only ASCII letters and digits and `-_`\n\
         lines[0].sku: must have 3 to 8 characters\n\
         lines[0].n: must be from 1.0 to 99.0\n\
         self.type: must be `order`"
    );
}

#[test]
fn an_open_enumeration_accepts_unknown_values() {
    let states: Vec<State> = serde_json::from_str(r#"["part-paid", "lost"]"#).unwrap();
    assert_eq!(states, [State::PartPaid, State::Unrecognized("lost".into())]);
    assert_eq!(serde_json::to_string(&states).unwrap(), r#"["part-paid","lost"]"#);
}

#[test]
fn a_union_is_the_variant_that_matches() {
    let payers: Vec<Payer> =
        serde_json::from_str(r#"[{"name": "Jane", "password": "x"}, "p-1"]"#).unwrap();
    let [Payer::Person(person), Payer::String(id)] = &payers[..] else { panic!("{payers:?}") };
    assert_eq!((person.name.as_str(), id.as_str()), ("Jane", "p-1"));
    assert!(!format!("{payers:?}").contains('x'), "a password is a secret");
}

mod python {
    token_request::field_tables!("tests/pages/python");
}

#[test]
fn python() {
    assert_eq!(
        summary(&python::Refund::TABLE),
        "order_id: string required\n\
         amount: number range(exclusive_min = 0.0)\n\
         reason: string\n\
         created_at: string required date_time\n\
         value_date: string date\n\
         tags: list of string\n\
         extra: map of any\n\
         next: Refund"
    );
    // A required field that may be null is written as null.
    let refund = r#"{"order_id":"o","reason":null,"created_at":"2026-11-23T08:00:00Z"}"#;
    let read: python::Refund = serde_json::from_str(refund).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), refund);
    #[cfg(feature = "wire")]
    assert_eq!(token_request::Valid::new(read).unwrap().to_json(), refund);
}

#[field_table("tests/pages/go/webhook.md", rename_all = "camelCase")]
struct Webhook;

#[test]
fn go() {
    assert_eq!(
        summary(&Webhook::TABLE),
        "callbackUrl: string required\n\
         retries: integer\n\
         name: string\n\
         events: list of string required\n\
         headers: map of string\n\
         at: string required date_time"
    );
    let _ = |webhook: Webhook| {
        (
            webhook.callback_url,
            webhook.retries,
            webhook.name,
            webhook.events,
            webhook.headers,
            webhook.at,
        )
    };
}

mod java {
    token_request::field_tables!("tests/pages/java");
}

#[test]
fn java() {
    assert_eq!(
        summary(&java::Card::TABLE),
        "number: string required\n\
         holder: string\n\
         limits: map of list of integer\n\
         object: string",
        "a page beats a builtin type of its name"
    );
    let read: java::Object = serde_json::from_str("\"credit-card\"").unwrap();
    assert_eq!(read, java::Object::CreditCard);
}

mod csharp {
    token_request::field_tables!("tests/pages/csharp", rename_all = "camelCase");
}

#[test]
fn csharp() {
    assert_eq!(
        summary(&csharp::Quota::TABLE),
        "limit: integer required\n\
         used: integer\n\
         meta: map of any\n\
         any: any\n\
         since: string date"
    );
}

mod php {
    token_request::field_tables!("tests/pages/php");
}

#[test]
fn php() {
    assert_eq!(
        summary(&php::Filter::TABLE),
        "query: string\n\
         since: string required date\n\
         ids: list of integer\n\
         byKey: map of number\n\
         target: Target",
        "one type stands for moments and days, and the example says which"
    );
    assert_eq!(field::<php::Filter>("query").example, Some("a|b"));
    let read: php::Target = serde_json::from_str("[1]").unwrap();
    assert!(matches!(read, php::Target::ListOfAny(list) if list.len() == 1));
}

mod ruby {
    token_request::field_tables!("tests/pages/ruby");
}

#[test]
fn ruby() {
    assert_eq!(
        summary(&ruby::Invite::TABLE),
        "email: string required email\n\
         role: string one_of(\"reader\", \"writer\")\n\
         sent_at: string date\n\
         flags: map of list of boolean\n\
         count: integer"
    );
}

mod openapi_rust {
    token_request::field_tables!("tests/pages/openapi_rust");
}

#[test]
fn openapi_generator_for_rust() {
    assert_eq!(
        summary(&openapi_rust::Session::TABLE),
        "id: string required uuid\n\
         expires_at: string date_time\n\
         devices: list of Device\n\
         traits: any\n\
         labels: map of string required"
    );
    assert_eq!(summary(&openapi_rust::Device::TABLE), "ip_address: string ip\nparent: Device");
    let devices = field::<openapi_rust::Session>("devices").ty;
    assert_eq!(inner(&devices).to_string(), "Device");
    let session = r#"{"id": "x", "labels": {}, "devices": [{"parent": {"ip_address": "y"}}]}"#;
    assert_eq!(
        verdict::<openapi_rust::Session>(session),
        "id: must be a UUID\ndevices[0].parent.ip_address: must be an IP address"
    );
}

mod openapi_java {
    token_request::field_tables!("tests/pages/openapi_java");
}

#[test]
fn openapi_generator_for_java() {
    assert_eq!(
        summary(&openapi_java::Pet::TABLE),
        "name: string required\n\
         status: string one_of(\"available\", \"sold\")\n\
         born: string date_time\n\
         photos: list of string"
    );
}

mod openapi_go {
    token_request::field_tables!("tests/pages/openapi_go");
}

#[test]
fn openapi_generator_for_go() {
    assert_eq!(
        summary(&openapi_go::Fee::TABLE),
        "Type: string required\nValue: number\nKind: string"
    );
    let read: openapi_go::FeeKind = serde_json::from_str("\"7DAYS\"").unwrap();
    assert_eq!(read, openapi_go::FeeKind::N7Days);
}

#[cfg(feature = "regex")]
mod apimatic {
    token_request::field_tables!("tests/pages/apimatic");
}

#[test]
#[cfg(feature = "regex")]
fn apimatic() {
    assert_eq!(
        summary(&apimatic::ApplePayCard::TABLE),
        "name: string length(min = 2, max = 30)\n\
         last_digits: string required pattern(\"[0-9]{2,}\")\n\
         brand: string\n\
         cards: list of ApplePayCard length(max = 2)"
    );
    assert_eq!(field::<apimatic::ApplePayCard>("name").description, "The holder.");
}

/// A page with several types.
#[field_table("tests/pages/gateway.md#gatewayspec")]
struct GatewaySpec;

#[test]
fn crd_ref_docs() {
    assert_eq!(
        summary(&GatewaySpec::TABLE),
        "name: string required length(min = 1, max = 63)\n\
         mode: string one_of(\"open\", \"closed\")\n\
         ports: list of integer length(max = 4)"
    );
    let _ = |spec: GatewaySpec| (spec.name, spec.mode, spec.ports);
}

#[field_table("tests/pages/rules.md")]
#[derive(Debug)]
struct Client;

#[test]
fn the_rules_column_overrides_prose() {
    assert_eq!(
        summary(&Client::TABLE),
        "clientId: string required one_of(\"c-1\", \"c-2\", error = \"invalid_client\")\n\
         redirectUri: string prefix(\"https://\") length(max = 64)\n\
         secretName: string\n\
         clientSecret: string\n\
         note: string secret length(max = 3)\n\
         scopes: list of string each(length(min = 1)) unique"
    );
    let parts: Vec<_> = Client::TABLE.fields.iter().map(|field| field.basic).collect();
    let (user, password) = (Some(BasicPart::User), Some(BasicPart::Password));
    assert_eq!(parts, [user, None, None, password, None, None]);
    let body = r#"{"clientId": "c-1", "note": "abcd", "scopes": ["a", "", "a"]}"#;
    let client: Client = serde_json::from_str(body).unwrap();
    assert!(!format!("{client:?}").contains("abcd"));
    assert_eq!(
        client.validate().unwrap_err().to_string(),
        "note: must have at most 3 characters\n\
         scopes[1]: must have at least 1 character\n\
         scopes: must not have duplicate items"
    );
}

#[field_table("tests/pages/java/Object.md")]
#[derive(Debug, PartialEq)]
enum Kind {}

#[test]
fn a_page_of_values_is_an_enum() {
    let kinds: Vec<Kind> = serde_json::from_str(r#"["credit-card", "debit-card"]"#).unwrap();
    assert_eq!(kinds, [Kind::CreditCard, Kind::DebitCard]);
}
