//! What the schema says about a value, in the words of [`Problem`], and what would silence it.

use jsonschema::error::{TypeKind, ValidationErrorKind as Kind};
use jsonschema::{JsonType, ValidationError};
use serde_json::Value;

use crate::fault::Problem;

/// One fault of a value and the smallest change that removes it.
#[derive(Debug)]
pub(super) struct Complaint {
    /// Where.
    pub(super) pointer: String,
    /// What.
    pub(super) problem: Problem,
    mend: Mend,
}

/// A change that removes a fault.
#[derive(Debug)]
enum Mend {
    /// Remove a key of the object.
    Remove(String),
    /// Add a key to the object.
    Add(String),
    /// Put another value in its place.
    Set(Value),
    /// None is known.
    GiveUp,
}

impl Complaint {
    /// Applies the change; gives the pointer of the placeholder, if one was put in.
    pub(super) fn mend(self, value: &mut Value) -> Option<String> {
        match self.mend {
            Mend::Remove(key) => {
                let parent = self.pointer.rsplit_once('/').map_or("", |(parent, _)| parent);
                value.pointer_mut(parent)?.as_object_mut()?.remove(&key);
                None
            }
            Mend::Add(key) => {
                let place = format!("{}/{}", self.pointer, escape(&key));
                value.pointer_mut(&self.pointer)?.as_object_mut()?.insert(key, Value::Null);
                Some(place)
            }
            Mend::Set(placeholder) => {
                *value.pointer_mut(&self.pointer)? = placeholder;
                Some(self.pointer)
            }
            Mend::GiveUp => None,
        }
    }
}

/// All complaints of one validation error; alternatives are resolved to the one that was meant.
pub(super) fn complaints(error: &ValidationError<'_>) -> Vec<Complaint> {
    let pointer = error.instance_path().to_string();
    let one = |problem, mend| vec![Complaint { pointer: pointer.clone(), problem, mend }];
    match error.kind() {
        Kind::AdditionalProperties { unexpected } | Kind::UnevaluatedProperties { unexpected } => {
            unexpected.iter().map(|key| unknown_key(&pointer, key)).collect()
        }
        Kind::Required { property } => {
            let key = property.as_str().unwrap_or_default().to_owned();
            one(Problem::MissingKey { key: key.clone() }, Mend::Add(key))
        }
        Kind::AnyOf { context } | Kind::OneOfNotValid { context } => alternatives(error, context),
        Kind::Format { format } if format == "date" => {
            let found = error.instance().as_str().unwrap_or_default().to_owned();
            // Any day will do: what depends on it is not checked.
            one(Problem::BadDate { found }, Mend::Set(Value::from("2000-01-01")))
        }
        kind => {
            let found = short(error.instance());
            let expected = expected(kind).unwrap_or_else(|| kind.keyword().to_owned());
            one(Problem::BadValue { found, expected }, placeholder(kind))
        }
    }
}

fn unknown_key(pointer: &str, key: &str) -> Complaint {
    Complaint {
        pointer: format!("{pointer}/{}", escape(key)),
        problem: Problem::UnknownKey { key: key.to_owned() },
        mend: Mend::Remove(key.to_owned()),
    }
}

/// An optional object or a choice of words: one complaint, not one for each alternative.
fn alternatives(
    error: &ValidationError<'_>,
    branches: &[Vec<ValidationError<'static>>],
) -> Vec<Complaint> {
    let here = error.instance_path().to_string();
    let fits = |branch: &&Vec<ValidationError<'static>>| {
        // A branch that complains only about what lies deeper, or about keys, is the one meant.
        !branch.iter().any(|e| e.instance_path().as_str() == here && is_misfit(e.kind()))
    };
    if let Some(meant) = branches.iter().find(fits) {
        return meant.iter().flat_map(complaints).collect();
    }
    let mut words = Vec::new();
    let mut mend = Mend::GiveUp;
    gather(branches, &mut words, &mut mend);
    words.dedup();
    let problem = Problem::BadValue { found: short(error.instance()), expected: words.join(" | ") };
    vec![Complaint { pointer: here, problem, mend }]
}

/// Collects what each alternative expected; the first that can be put in place is the placeholder.
fn gather(branches: &[Vec<ValidationError<'static>>], words: &mut Vec<String>, mend: &mut Mend) {
    for branch in branches {
        // A word says more than its type.
        let named =
            branch.iter().any(|e| matches!(e.kind(), Kind::Constant { .. } | Kind::Enum { .. }));
        for error in branch {
            match error.kind() {
                Kind::AnyOf { context } | Kind::OneOfNotValid { context } => {
                    gather(context, words, mend);
                }
                Kind::Type { .. } if named => {}
                kind => {
                    words.extend(expected(kind));
                    if matches!(mend, Mend::GiveUp) {
                        *mend = placeholder(kind);
                    }
                }
            }
        }
    }
}

/// Whether a value is of another kind altogether than the alternative.
fn is_misfit(kind: &Kind) -> bool {
    matches!(
        kind,
        Kind::Type { .. }
            | Kind::Constant { .. }
            | Kind::Enum { .. }
            | Kind::AnyOf { .. }
            | Kind::OneOfNotValid { .. }
    )
}

/// What was expected, in words of the format and of no language.
fn expected(kind: &Kind) -> Option<String> {
    match kind {
        Kind::Type { kind } => {
            Some(types(kind).iter().map(ToString::to_string).collect::<Vec<_>>().join(" | "))
        }
        Kind::Enum { options } => Some(match options.as_array() {
            Some(options) => options.iter().map(short).collect::<Vec<_>>().join(" | "),
            None => short(options),
        }),
        Kind::Constant { expected_value } => Some(short(expected_value)),
        Kind::Minimum { limit } => Some(format!(">= {limit}")),
        Kind::Maximum { limit } => Some(format!("<= {limit}")),
        Kind::Pattern { pattern } => Some(pattern.clone()),
        Kind::Format { format } => Some(format.clone()),
        Kind::FalseSchema => Some(String::new()),
        _ => None,
    }
}

fn placeholder(kind: &Kind) -> Mend {
    match kind {
        Kind::Type { kind } => types(kind).first().map_or(Mend::GiveUp, |first| {
            Mend::Set(match first {
                JsonType::Array => Value::Array(Vec::new()),
                JsonType::Boolean => Value::Bool(false),
                JsonType::Integer | JsonType::Number => Value::from(0),
                JsonType::Object => Value::Object(serde_json::Map::new()),
                JsonType::String => Value::from(""),
                JsonType::Null => Value::Null,
            })
        }),
        Kind::Enum { options } => {
            options.get(0).map_or(Mend::GiveUp, |first| Mend::Set(first.clone()))
        }
        Kind::Constant { expected_value } => Mend::Set(Value::clone(expected_value)),
        Kind::Minimum { limit } | Kind::Maximum { limit } => Mend::Set(limit.clone()),
        _ => Mend::GiveUp,
    }
}

/// The allowed types, `null` last: it stands for "may be left out".
fn types(kind: &TypeKind) -> Vec<JsonType> {
    let mut types: Vec<_> = match kind {
        TypeKind::Single(one) => vec![*one],
        TypeKind::Multiple(set) => set.iter().collect(),
    };
    types.sort_by_key(|one| matches!(one, JsonType::Null));
    types
}

/// A value as JSON, cut where it becomes too long to read in a message.
fn short(value: &Value) -> String {
    const LONGEST: usize = 60;
    let mut text = value.to_string();
    if let Some((cut, _)) = text.char_indices().nth(LONGEST) {
        text.truncate(cut);
        text.push('…');
    }
    text
}

/// A key as a token of a JSON pointer (RFC 6901, section 3).
pub(super) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
