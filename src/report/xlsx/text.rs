//! Texts as a cell of a workbook can hold them.

use std::borrow::Cow;

use crate::visible::{is_plain, shown};

/// What a cell holds at most, in units of UTF-16 (Excel's limit).
const MOST: usize = 32_767;
/// What a text that was cut ends with.
const CUT: &str = "…";

/// A text made fit for a cell: what XML cannot carry or nobody would see is shown as a replacement,
/// what is too long is cut and says so. It stays text whatever it begins with, since texts are never
/// written as formulas.
pub(super) fn fit(text: &str) -> Cow<'_, str> {
    let text = match is_plain(text) || text.chars().all(|letter| carried(letter) == letter) {
        true => Cow::Borrowed(text),
        false => text.chars().map(carried).collect(),
    };
    // The library takes a text that begins and ends so for one with markup in it, and writes it as such.
    let text = match text.starts_with("<r>") && text.ends_with("</r>") {
        true => Cow::Owned(format!("{text} ")),
        false => text,
    };
    // A character takes at most as many units as bytes.
    if text.len() <= MOST || text.encode_utf16().count() <= MOST {
        return text;
    }
    let room = MOST - CUT.encode_utf16().count();
    let mut units = 0;
    let within = |c: &char| {
        units += c.len_utf16();
        units <= room
    };
    text.chars().take_while(within).chain(CUT.chars()).collect()
}

/// The letter that a cell shows for one. Lines and tabs stay; of the rest XML 1.0 forbids most controls
/// and two letters more (its production `Char`).
fn carried(letter: char) -> char {
    match letter {
        '\n' | '\t' => letter,
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        letter => shown(letter),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_xml_cannot_carry_is_shown_as_a_replacement() {
        assert_eq!(fit("a\u{0}b\u{1b}[31m\r\u{ffff}"), "a\u{fffd}b\u{fffd}[31m \u{fffd}");
        let sound = "Giấy khai sinh\n\t“bản sao” 𠀀";
        assert!(matches!(fit(sound), Cow::Borrowed(same) if same == sound));
    }

    #[test]
    fn what_the_library_would_take_for_markup_is_text() {
        assert_eq!(fit("<r><t>1</t></r>"), "<r><t>1</t></r> ");
        assert_eq!(fit("<r> và </r>."), "<r> và </r>.");
    }

    #[test]
    fn a_text_beyond_the_limit_is_cut_between_characters_and_says_so() {
        let long = "𠀀".repeat(20_000);
        let cut = fit(&long);
        assert!(cut.ends_with(CUT));
        assert_eq!(cut.encode_utf16().count(), MOST, "an even number of halves and the sign");
        let just = "đ".repeat(MOST);
        assert_eq!(fit(&just), just.as_str());
    }

    proptest! {
        #[test]
        fn every_text_fits_and_sound_ones_stay_as_they_are(text in "(?s).{0,300}") {
            let fitted = fit(&text);
            let forbidden = |c: char| c < ' ' && c != '\n' && c != '\t' || c > '\u{fffd}' && c < '\u{10000}';
            prop_assert!(!fitted.chars().any(forbidden));
            prop_assert_eq!(fitted.chars().count(), text.chars().count());
            prop_assert_eq!(&*fit(&fitted), &*fitted, "once is enough");
        }
    }
}
