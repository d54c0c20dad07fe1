//! Text from a catalogue, made safe to show anywhere: what nobody sees can turn words around.

use std::borrow::Cow;

/// What stands for a letter that nobody would see.
pub(crate) const HIDDEN: char = '\u{FFFD}';

/// The text on one line: line ends and tabs as spaces, control characters and marks of direction as
/// a visible sign.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if is_plain(text) || !text.contains(|letter| shown(letter) != letter) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
}

/// Whether no byte of a text can belong to a letter that [`shown`] changes or XML forbids: most texts
/// are so, and bytes are looked at many at a time.
pub(crate) fn is_plain(text: &str) -> bool {
    // Controls of two bytes begin with c2, marks of direction and line ends with d8 and e2, letters that
    // are none with ef.
    let suspect = |byte: u8| byte < 0x20 || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe2 | 0xef);
    // Blocks without early exit are what the compiler turns into vector instructions.
    let mut blocks = text.as_bytes().chunks(64);
    !blocks.any(|block| block.iter().fold(false, |any, &byte| any | suspect(byte)))
}

/// The letter that stands for one, so that it is seen and stays on its line.
pub(crate) fn shown(letter: char) -> char {
    match letter {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        // Marks of direction: they show a text in another order than it is read by programs.
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            HIDDEN
        }
        letter if letter.is_control() => HIDDEN,
        letter => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_not_copied() {
        assert!(matches!(visible("Giấy khai sinh"), Cow::Borrowed(_)));
    }

    #[test]
    fn a_plain_text_has_no_letter_that_is_shown_as_another() {
        for letter in '\0'..='\u{1ffff}' {
            let text = letter.to_string();
            assert!(!is_plain(&text) || shown(letter) == letter, "{letter:?}");
        }
        assert!(is_plain("Giấy chứng nhận đăng ký hộ kinh doanh, 01 bản"));
    }

    #[test]
    fn what_turns_words_around_is_shown() {
        assert_eq!(visible("a\u{202E}b\u{1b}[31mc\r\nd"), "a\u{FFFD}b\u{FFFD}[31mc  d");
    }
}
