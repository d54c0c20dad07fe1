//! Text from a catalogue, made safe to show anywhere: what nobody sees can turn words around.

use std::borrow::Cow;

/// What stands for a letter that nobody would see.
pub(crate) const HIDDEN: char = '\u{FFFD}';

/// The text on one line: line ends and tabs as spaces, control characters and marks of direction as
/// a visible sign.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(|letter| shown(letter) != letter) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(shown).collect())
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
    fn what_turns_words_around_is_shown() {
        assert_eq!(visible("a\u{202E}b\u{1b}[31mc\r\nd"), "a\u{FFFD}b\u{FFFD}[31mc  d");
    }
}
