//! Values that are read whatever their type: a fault in one of them never costs the record.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A text; numbers as written, empty when absent or of another type.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Text<'a>(Cow<'a, str>);

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A list; a single text is a list of one, anything else but a list is empty.
#[derive(Debug, PartialEq)]
pub(crate) struct List<T>(Vec<T>, Misfit);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Vec::new(), Misfit::default())
    }
}

impl<T> List<T> {
    /// What stands where the list should.
    pub(crate) fn misfit(&self) -> Option<&str> {
        self.1.found()
    }
}

impl<T> Deref for List<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// A whole number, also one written as text; `None` when absent or anything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Count(pub(crate) Option<i64>, Misfit);

impl Count {
    /// What stands where the number should.
    pub(crate) fn misfit(&self) -> Option<&str> {
        self.1.found()
    }
}

/// What stands where nothing of its type can: read as absent, and to be told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Misfit(Option<Box<str>>);

impl Misfit {
    fn found(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// A value that keeps what stood in its place.
trait Misfits {
    /// The value that is absent, since something else stood there.
    fn instead_of(found: &str) -> Self;
}

impl Misfits for Count {
    fn instead_of(found: &str) -> Self {
        Self(None, Misfit(Some(found.into())))
    }
}

impl<T> Misfits for List<T> {
    fn instead_of(found: &str) -> Self {
        Self(Vec::new(), Misfit(Some(found.into())))
    }
}

/// An element of a [`List`] that may be written as a bare text.
pub(crate) trait FromText<'de>: Deserialize<'de> + Default {
    /// The element that a bare text means.
    fn from_text(text: Text<'de>) -> Self;
}

/// Visits types that mean nothing here as the default value.
macro_rules! forgive {
    ($($visit:ident($of:ty)),+) => {
        $(fn $visit<E: Error>(self, _: $of) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        })+
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (told $($visit:ident($of:ty)),+) => {
        $(fn $visit<E: Error>(self, found: $of) -> Result<Self::Value, E> {
            Ok(Self::Value::instead_of(&found.to_string()))
        })+
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(Self::Value::default())
        }
    };
    (told map) => {
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Self::Value::instead_of("{…}"))
        }
    };
    (told seq) => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Self::Value::instead_of("[…]"))
        }
    };
    (map) => {
        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            Ok(Self::Value::default())
        }
    };
    (seq) => {
        fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
            while seq.next_element::<IgnoredAny>()?.is_some() {}
            Ok(Self::Value::default())
        }
    };
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<'a>(PhantomData<&'a str>);

        impl<'de: 'a, 'a> Visitor<'de> for Reader<'a> {
            type Value = Text<'a>;

            forgive!(visit_bool(bool));
            forgive!(seq);
            forgive!(map);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("string")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(text.to_owned())))
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(number.to_string())))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(number.to_string())))
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Text<'a>, E> {
                Ok(Text(Cow::Owned(number.to_string())))
            }
        }

        deserializer.deserialize_any(Reader(PhantomData))
    }
}

impl<'de> Deserialize<'de> for Count {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;

        impl<'de> Visitor<'de> for Reader {
            type Value = Count;

            forgive!(told visit_bool(bool));
            forgive!(told seq);
            forgive!(told map);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("integer")
            }
            fn visit_i64<E: Error>(self, number: i64) -> Result<Count, E> {
                Ok(Count(Some(number), Misfit::default()))
            }
            fn visit_u64<E: Error>(self, number: u64) -> Result<Count, E> {
                self.visit_str(&number.to_string())
            }
            fn visit_f64<E: Error>(self, number: f64) -> Result<Count, E> {
                // Spreadsheets write 1 as 1.0; a fraction is no count.
                self.visit_str(&number.to_string())
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Count, E> {
                match text.trim() {
                    "" => Ok(Count::default()),
                    text => Ok(match text.parse() {
                        Ok(number) => Count(Some(number), Misfit::default()),
                        Err(_) => Count::instead_of(text),
                    }),
                }
            }
        }

        deserializer.deserialize_any(Reader)
    }
}

impl<'de, T: FromText<'de>> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: FromText<'de>> Visitor<'de> for Reader<T> {
            type Value = List<T>;

            forgive!(told visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64));
            forgive!(told map);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("array")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<List<T>, E> {
                Ok(List(vec![T::from_text(Text(Cow::Borrowed(text)))], Misfit::default()))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<List<T>, E> {
                let text = Text(Cow::Owned(text.to_owned()));
                Ok(List(vec![T::from_text(text)], Misfit::default()))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
                let mut list = Vec::new();
                while let Some(Element(element)) = seq.next_element()? {
                    list.push(element);
                }
                Ok(List(list, Misfit::default()))
            }
        }

        deserializer.deserialize_any(Reader(PhantomData))
    }
}

/// An element of a list, an object or a bare text.
struct Element<T>(T);

impl<T: Default> Default for Element<T> {
    fn default() -> Self {
        Self(T::default())
    }
}

impl<'de, T: FromText<'de>> Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader<T>(PhantomData<T>);

        impl<'de, T: FromText<'de>> Visitor<'de> for Reader<T> {
            type Value = Element<T>;

            forgive!(visit_bool(bool), visit_i64(i64), visit_u64(u64), visit_f64(f64));
            forgive!(seq);

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("object")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Element<T>, E> {
                Ok(Element(T::from_text(Text(Cow::Borrowed(text)))))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<Element<T>, E> {
                Ok(Element(T::from_text(Text(Cow::Owned(text.to_owned())))))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Element<T>, A::Error> {
                T::deserialize(MapAccessDeserializer::new(map)).map(Element)
            }
        }

        deserializer.deserialize_any(Reader(PhantomData))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_from_numbers_and_texts_and_otherwise_unknown() {
        let counts: List<Text<'_>> = serde_json::from_str(r#"[1, "2", null, {"x": 1}]"#).unwrap();
        assert_eq!(counts.iter().map(|text| &**text).collect::<Vec<_>>(), ["", "2", "", ""]);
        for (source, count) in
            [("1", Some(1)), ("\"2 \"", Some(2)), ("3.0", Some(3)), ("0.5", None), ("[]", None)]
        {
            assert_eq!(serde_json::from_str::<Count>(source).unwrap().0, count, "{source}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_kept_to_be_told() {
        for (source, misfit) in [
            ("1", None),
            ("null", None),
            ("\" \"", None),
            ("\"7.000\"", Some("7.000")),
            ("0.5", Some("0.5")),
            ("true", Some("true")),
            ("{\"a\": 1}", Some("{…}")),
            ("99999999999999999999", Some("100000000000000000000")),
        ] {
            let count: Count = serde_json::from_str(source).unwrap();
            assert_eq!(count.misfit(), misfit, "{source}");
        }
        let list = |source| serde_json::from_str::<List<Text<'_>>>(source).unwrap();
        assert_eq!(list("5").misfit(), Some("5"));
        assert_eq!((list("null").misfit(), list("\"a\"").misfit()), (None, None));
    }

    #[test]
    fn a_bare_text_is_a_list_of_one_and_null_is_none() {
        let one: List<Text<'_>> = serde_json::from_str("\"Cấp Xã\"").unwrap();
        assert_eq!(&*one[0], "Cấp Xã");
        assert!(serde_json::from_str::<List<Text<'_>>>("null").unwrap().is_empty());
    }
}
