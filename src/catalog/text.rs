//! Cleaning of texts, cheap where they are clean.

use std::borrow::Cow;

use crate::lower::words_in_lower_case;
use crate::reading::nfc;

/// A text in NFC, without space at its ends.
///
/// The portal's texts come from many keyboards: the same word may be written with composed letters
/// or with combining marks, and must compare equal afterwards.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let text = nfc(text.trim());
    if has_invisible(&text) {
        return Cow::Owned(text.chars().filter(|&letter| !is_invisible(letter)).collect());
    }
    text
}

/// Whether an invisible character stands in a text.
fn has_invisible(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_control =
        |byte: u8| (byte < 0x20 && !matches!(byte, b'\n' | b'\t' | b'\r')) || byte == 0x7f;
    // Blocks without early exit are what the compiler turns into vector instructions.
    let mut blocks = bytes.chunks(64);
    if blocks.any(|block| block.iter().fold(false, |any, &byte| any | is_control(byte))) {
        return true;
    }
    // All others begin with one of three bytes. Quotation marks and dashes begin with one of them
    // too, so that a look at every letter of such texts took 3 % of an analysis.
    let begins = memchr::memchr3_iter(0xc2, 0xe2, 0xef, bytes);
    let mut letters = begins.filter_map(|at| text.get(at..)?.chars().next());
    letters.any(is_invisible)
}

/// Whether a character commands a terminal or turns the direction of writing: no Vietnamese text
/// needs it, and a report that carries it can lie to the eye.
fn is_invisible(letter: char) -> bool {
    match letter {
        '\n' | '\t' | '\r' => false,
        letter if letter.is_control() => true,
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => true,
        _ => false,
    }
}

/// [`clean`], to keep.
pub(crate) fn kept(text: &str) -> Box<str> {
    clean(text).into()
}

/// [`kept`], unless nothing is left.
pub(crate) fn kept_unless_empty<'t, T: From<Cow<'t, str>>>(text: &'t str) -> Option<T> {
    let text = clean(text);
    (!text.is_empty()).then(|| text.into())
}

/// The form in which names and words are compared: lower case, words separated by one space, no
/// punctuation.
pub(crate) fn key(text: &str) -> String {
    words_in_lower_case(&clean(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn combining_marks_are_composed_and_clean_text_is_borrowed() {
        assert_eq!(clean(" Gia\u{302}\u{301}y to\u{31b}\u{300} "), "Giấy tờ");
        assert!(matches!(clean(" Giấy tờ – “đã” cấp "), Cow::Borrowed("Giấy tờ – “đã” cấp")));
    }

    #[test]
    fn keys_forget_case_spacing_and_punctuation() {
        assert_eq!(key("Cục  Cảnh sát QLHC, về trật tự"), "cục cảnh sát qlhc về trật tự");
        assert_eq!(key(" - "), "");
    }

    #[test]
    fn every_character_that_is_not_seen_is_taken_out_and_no_other() {
        for letter in '\0'..='\u{ffff}' {
            let text = format!("Giấy {letter} tờ");
            assert_eq!(has_invisible(&text), is_invisible(letter), "{letter:?}");
        }
        assert_eq!(clean("Giấy\u{200b} tờ – “đã”\u{202e}\u{85} cấp"), "Giấy tờ – “đã” cấp");
    }
}
