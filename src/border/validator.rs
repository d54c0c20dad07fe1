//! JSON Schemas compiled once for each type.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use jsonschema::Validator;
use schemars::JsonSchema;
use serde_json::Value;

use super::complaint::{Complaint, complaints as complaints_of};

/// Compiled schemas by the id of their type: a folder may hold thousands of faulty files.
static COMPILED: Mutex<BTreeMap<String, Option<Arc<Validator>>>> = Mutex::new(BTreeMap::new());

/// Everything the schema of a type says against a value, ordered by place.
pub(super) fn complaints<T: JsonSchema>(value: &Value) -> Vec<Complaint> {
    let Some(validator) = of::<T>() else {
        return Vec::new();
    };
    let mut all: Vec<_> =
        validator.iter_errors(value).flat_map(|error| complaints_of(&error)).collect();
    all.sort_by(|a, b| (&a.pointer, &a.problem).cmp(&(&b.pointer, &b.problem)));
    all.dedup_by(|a, b| a.pointer == b.pointer && a.problem == b.problem);
    all
}

/// The validator of a type; `None` would mean that schemars made no valid schema, which no type
/// of ours does: then only the first fault, that of serde, is reported.
fn of<T: JsonSchema>() -> Option<Arc<Validator>> {
    let mut compiled = COMPILED.lock().unwrap_or_else(PoisonError::into_inner);
    compiled
        .entry(T::schema_id().into_owned())
        .or_insert_with(|| {
            let schema = schemars::schema_for!(T);
            jsonschema::options()
                .should_validate_formats(true)
                .build(schema.as_value())
                .ok()
                .map(Arc::new)
        })
        .clone()
}
