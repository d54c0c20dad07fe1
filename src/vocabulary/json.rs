//! JSON as it stands in a file: keys in their order, none twice, and no more values than fit.
//!
//! `serde_json::Value` keeps the last of two equal keys and says nothing; of data that others wrote,
//! that would be losing some.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// The most values of one file, so that a small file of brackets cannot fill the memory.
const MOST_VALUES: usize = 4_000_000;

/// A JSON value.
#[derive(Debug)]
pub(super) enum Json {
    Null,
    Flag(bool),
    Number(Number),
    Text(Box<str>),
    List(Vec<Json>),
    Object(Vec<(Box<str>, Json)>),
}

impl Json {
    /// Reads a text.
    ///
    /// # Errors
    /// What is no JSON, keys that stand twice in one object, nesting deeper than 127 and too many
    /// values.
    pub(super) fn read(text: &str) -> Result<Self, serde_json::Error> {
        let values = Cell::new(0);
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = Values { values: &values }.deserialize(&mut reader)?;
        reader.end()?;
        Ok(read)
    }

    /// The value of a key of an object.
    pub(super) fn get(&self, key: &str) -> Option<&Self> {
        let Self::Object(entries) = self else { return None };
        entries.iter().find(|(own, _)| **own == *key).map(|(_, value)| value)
    }

    /// The value as messages show it, shortened.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Flag(flag) => flag.to_string(),
            Self::Number(number) => number.to_string(),
            Self::Text(text) => text.chars().take(60).collect(),
            Self::List(_) => "[…]".to_owned(),
            Self::Object(_) => "{…}".to_owned(),
        }
    }
}

/// Reads values and counts them.
#[derive(Clone, Copy)]
struct Values<'c> {
    values: &'c Cell<usize>,
}

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = Json;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Json, D::Error> {
        self.values.set(self.values.get() + 1);
        if self.values.get() > MOST_VALUES {
            return Err(D::Error::custom(format_args!("more than {MOST_VALUES} values")));
        }
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, flag: bool) -> Result<Json, E> {
        Ok(Json::Flag(flag))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Json, E> {
        Ok(Json::Number(number.into()))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Json, E> {
        Ok(Number::from_f64(number).map_or(Json::Null, Json::Number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.into()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Json, A::Error> {
        let mut values = Vec::new();
        while let Some(value) = list.next_element_seed(self)? {
            values.push(value);
        }
        Ok(Json::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Json, A::Error> {
        let mut entries: Vec<(Box<str>, Json)> = Vec::new();
        let mut taken = BTreeSet::new();
        while let Some(key) = object.next_key::<Box<str>>()? {
            if !taken.insert(key.clone()) {
                return Err(A::Error::custom(format_args!("duplicate field `{key}`")));
            }
            let value = object.next_value_seed(self)?;
            entries.push((key, value));
        }
        Ok(Json::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_keep_their_order_and_none_stands_twice() {
        let Json::Object(entries) = Json::read(r#"{"b": [1, null], "a": "x"}"#).unwrap() else {
            panic!("no object");
        };
        let keys: Vec<&str> = entries.iter().map(|(key, _)| &**key).collect();
        assert_eq!(keys, ["b", "a"]);
        let twice = Json::read(r#"{"a": 1, "a": 2}"#).unwrap_err();
        assert!(twice.to_string().contains("duplicate field `a`"), "{twice}");
    }

    #[test]
    fn brackets_without_end_are_refused() {
        assert!(Json::read(&"[".repeat(100_000)).is_err());
        assert!(Json::read("{} {}").is_err());
    }
}
