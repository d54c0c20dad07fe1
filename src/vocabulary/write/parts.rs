//! What is written by the table of fields.

use serde_json::Value;

use super::item::Node;
use super::shared::Shared;
use crate::vocabulary::fields::{Field, Kind};

/// Adds the fields that a value of our JSON has.
pub(super) fn put(node: &mut Node, fields: &[Field], json: &Value, shared: &mut Shared<'_>) {
    for field in fields {
        let Some(value) = json.get(field.key) else { continue };
        match (field.kind, value) {
            (Kind::Choice(scheme), Value::String(key)) => {
                node.put(field.term, shared.choice(scheme, key));
            }
            (Kind::Decimal, number) => {
                node.put(field.term, number.to_string().trim_matches('"'));
            }
            (_, value) => node.put(field.term, value.clone()),
        }
    }
}

/// The elements of a list of our JSON, none where it is not there.
pub(super) fn each<'a>(json: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    json.get(key).and_then(Value::as_array).into_iter().flatten()
}

/// A text of our JSON, empty where it is not there.
pub(super) fn text<'a>(json: &'a Value, key: &str) -> &'a str {
    json.get(key).and_then(Value::as_str).unwrap_or_default()
}
