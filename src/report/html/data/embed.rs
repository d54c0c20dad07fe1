//! JSON that may stand inside a script element: it holds no character that markup knows.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, Formatter};

/// A value as JSON that cannot end the element it stands in.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(1 << 16);
    value.serialize(&mut Serializer::with_formatter(&mut out, Inert))?;
    Ok(out)
}

/// Compact JSON that writes what HTML or old readers of scripts would act on as escapes: `<`, `>`,
/// `&`, and the two ends of lines that JSON allows in texts and scripts did not.
struct Inert;

impl Formatter for Inert {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        let bytes = fragment.as_bytes();
        let mut begin = 0;
        for (at, byte) in bytes.iter().enumerate() {
            let (escape, long) = match byte {
                b'<' => ("\\u003c", 1),
                b'>' => ("\\u003e", 1),
                b'&' => ("\\u0026", 1),
                // Both end-of-line characters are three bytes that differ in the last.
                0xe2 => match bytes.get(at + 1..at + 3) {
                    Some([0x80, 0xa8]) => ("\\u2028", 3),
                    Some([0x80, 0xa9]) => ("\\u2029", 3),
                    _ => continue,
                },
                _ => continue,
            };
            out.write_all(bytes.get(begin..at).unwrap_or_default())?;
            out.write_all(escape.as_bytes())?;
            begin = at + long;
        }
        out.write_all(bytes.get(begin..).unwrap_or_default())
    }

    fn write_char_escape<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        escape: CharEscape,
    ) -> io::Result<()> {
        serde_json::ser::CompactFormatter.write_char_escape(out, escape)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_element() {
        let hostile = "</script><!-- & \u{2028}\u{2029} “x” \u{1} \"";
        let out = String::from_utf8(json(hostile).unwrap()).unwrap();
        assert_eq!(
            out,
            "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 “x” \\u0001 \\\"\""
        );
    }

    proptest! {
        /// What is read back is what was written, and no letter of it is known to markup.
        #[test]
        fn any_text_survives_and_stays_inert(text in "\\PC*[<>&\u{2028}\u{2029}]?\\PC*") {
            let out = json(&text).unwrap();
            prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), text);
            let out = String::from_utf8(out).unwrap();
            let known = out.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(!known, "{}", out);
        }
    }
}
