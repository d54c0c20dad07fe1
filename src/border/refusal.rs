//! What serde says of a value that no schema looked at, as a problem with fields: its sentences are
//! English, and messages are told in the language of the reader.

use crate::fault::Problem;

/// The problem that a sentence of serde tells, without the place that it ends in.
pub(super) fn problem(said: &str) -> Problem {
    told(said).unwrap_or_else(|| Problem::Syntax { reason: said.to_owned() })
}

fn told(said: &str) -> Option<Problem> {
    if let Some(rest) = said.strip_prefix("missing field ") {
        return Some(Problem::MissingKey { key: quoted(rest)?.to_owned() });
    }
    if let Some(rest) = said.strip_prefix("unknown field ") {
        return Some(Problem::UnknownKey { key: quoted(rest)?.to_owned() });
    }
    if let Some(rest) = said.strip_prefix("unknown variant ") {
        let expected: Vec<&str> = rest.split('`').skip(3).step_by(2).collect();
        let (found, expected) = (quoted(rest)?.to_owned(), expected.join(" | "));
        return Some(Problem::BadValue { found, expected });
    }
    let rest = said.strip_prefix("invalid type: ").or_else(|| said.strip_prefix("invalid value: "));
    let (found, expected) = rest?.rsplit_once(", expected ")?;
    let found = quoted(found).unwrap_or_else(|| bare(found)).to_owned();
    Some(Problem::BadValue { found, expected: json_type(expected).to_owned() })
}

/// What stands between the first two backticks.
fn quoted(text: &str) -> Option<&str> {
    text.split('`').nth(1)
}

/// A value without the word for its type: `string "a"` and `integer 5` tell both.
fn bare(found: &str) -> &str {
    match found.split_once(' ') {
        Some((_, value)) if value.starts_with('"') => value,
        _ => json_type(found),
    }
}

/// A type of Rust as JSON calls it; what is none stays as it is.
fn json_type(expected: &str) -> &str {
    match expected {
        "a string" | "a borrowed string" | "a character" => "string",
        "a sequence" | "sequence" | "an array" => "array",
        "a map" | "map" => "object",
        "a boolean" => "boolean",
        "u8" | "u16" | "u32" | "u64" | "u128" | "i8" | "i16" | "i32" | "i64" | "i128" | "usize" => {
            "integer"
        }
        "f32" | "f64" => "number",
        "unit" => "null",
        other if other.starts_with("struct ") => "object",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Row {
        count: u16,
        rank: Option<Rank>,
        names: Vec<String>,
    }

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "snake_case")]
    enum Rank {
        High,
        Low,
    }

    fn of(text: &str) -> String {
        let said = serde_json::from_str::<Row>(text).unwrap_err().to_string();
        let (said, _) = said.rsplit_once(" at line ").unwrap();
        format!("{:?}", problem(said))
    }

    #[test]
    fn the_usual_sentences_of_serde_become_fields() {
        let bad = |found: &str, expected: &str| {
            let (found, expected) = (found.to_owned(), expected.to_owned());
            format!("{:?}", Problem::BadValue { found, expected })
        };
        assert_eq!(of(r#"{"names": []}"#), r#"MissingKey { key: "count" }"#);
        assert_eq!(of(r#"{"cuont": 1}"#), r#"UnknownKey { key: "cuont" }"#);
        assert_eq!(of(r#"{"count": "a"}"#), bad("\"a\"", "integer"));
        assert_eq!(of(r#"{"count": -1}"#), bad("-1", "integer"));
        assert_eq!(of(r#"{"count": 70000}"#), bad("70000", "integer"));
        assert_eq!(of(r#"{"names": {}}"#), bad("object", "array"));
        assert_eq!(of(r#"{"rank": "hi"}"#), bad("hi", "high | low"));
        assert!(of(r#"{"count": }"#).starts_with("Syntax"));
    }
}
