//! JSON that may stand inside a script element: it holds no character that markup knows.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CharEscape, Formatter};

use crate::visible::{HIDDEN, shown};

/// A value as JSON that cannot end the element it stands in.
pub(super) fn json<T: Serialize + ?Sized>(value: &T) -> io::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(1 << 16);
    value.serialize(&mut Serializer::with_formatter(&mut out, Inert))?;
    Ok(out)
}

/// What stands for a character that nobody sees, some of which turn words around.
const REPLACED: &str = "\\ufffd";

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
                // Where characters of this kind begin: all others cost no look at the letter.
                0xc2 | 0xd8 | 0xe2 => match fragment.get(at..).and_then(|rest| rest.chars().next())
                {
                    Some('\u{2028}') => ("\\u2028", 3),
                    Some('\u{2029}') => ("\\u2029", 3),
                    Some(letter) if shown(letter) == HIDDEN => (REPLACED, letter.len_utf8()),
                    _ => continue,
                },
                0x7f => (REPLACED, 1),
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
        match escape {
            CharEscape::AsciiControl(_) | CharEscape::Backspace | CharEscape::FormFeed => {
                out.write_all(REPLACED.as_bytes())
            }
            escape => serde_json::ser::CompactFormatter.write_char_escape(out, escape),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn nothing_in_a_text_ends_the_element() {
        let hostile = "</script><!-- & \u{2028}\u{2029} “x” \u{1}\u{202e}\u{61c}\u{85} \"";
        let out = String::from_utf8(json(hostile).unwrap()).unwrap();
        assert_eq!(
            out,
            "\"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 “x” \\ufffd\\ufffd\\ufffd\u{85} \\\"\""
        );
    }

    proptest! {
        /// What is read back is what was written, and no letter of it is known to markup; signs that
        /// nobody sees are another matter.
        #[test]
        fn any_text_survives_and_stays_inert(text in "\\PC*[<>&\u{2028}\u{2029}]?\\PC*") {
            let out = json(&text).unwrap();
            let ends = ['\n', '\t', '\r', '\u{85}', '\u{2028}', '\u{2029}'];
            let seen = |letter| if ends.contains(&letter) { letter } else { shown(letter) };
            let seen: String = text.chars().map(seen).collect();
            prop_assert_eq!(serde_json::from_slice::<String>(&out).unwrap(), seen);
            let out = String::from_utf8(out).unwrap();
            let known = out.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(!known, "{}", out);
        }
    }
}
