//! Lower case and word letters by one look-up a letter.
//!
//! The standard library searches a table of ranges for every letter that is not ASCII, and every third
//! letter of Vietnamese is none: lower-casing took 8 % of an analysis. Vietnamese ends at U+1EF9, so one
//! table of 16 KiB answers for all its letters; what is beyond it is asked as before.

use std::sync::LazyLock;

/// Letters up to the last of Vietnamese.
const END: u32 = 0x1f00;
/// Stands for a letter whose lower case is more than one letter.
const SEVERAL: u16 = u16::MAX;

/// By letter: its lower case where it is a letter or digit, otherwise nought.
static LETTERS: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let row = |code: u32| {
        let letter = char::from_u32(code).filter(|letter| letter.is_alphanumeric())?;
        let mut lower = letter.to_lowercase();
        let one = u16::try_from(u32::from(lower.next()?)).ok()?;
        Some(if lower.next().is_some() { SEVERAL } else { one })
    };
    (0..END).map(|code| row(code).unwrap_or_default()).collect()
});

/// A text in lower case, as [`str::to_lowercase`] says it.
pub(crate) fn lower(text: &str) -> String {
    let letters = LETTERS.as_slice();
    let mut lower = String::with_capacity(text.len());
    // What stays as it is goes over in one piece: few letters of a line are capitals.
    let mut kept = 0;
    for (at, letter) in text.char_indices() {
        let code = u32::from(letter);
        let small = match letters.get(code as usize) {
            Some(&0) => continue,
            Some(&one) if u32::from(one) == code => continue,
            Some(&one) if one != SEVERAL => char::from_u32(u32::from(one)),
            _ => None,
        };
        // The lower case of a sigma depends on the letters around it.
        let Some(small) = small.filter(|_| letter != 'Σ') else {
            if !letter.to_lowercase().eq([letter]) {
                return text.to_lowercase();
            }
            continue;
        };
        lower.push_str(text.get(kept..at).unwrap_or_default());
        lower.push(small);
        kept = at + letter.len_utf8();
    }
    lower.push_str(text.get(kept..).unwrap_or_default());
    lower
}

/// The words of a text in lower case, one space between them: letters and digits are words, all else
/// separates them.
pub(crate) fn words_in_lower_case(text: &str) -> String {
    let letters = LETTERS.as_slice();
    let mut words = String::with_capacity(text.len());
    let mut behind_word = false;
    for letter in text.chars() {
        let known = letters.get(u32::from(letter) as usize);
        let is_word = known.map_or_else(|| letter.is_alphanumeric(), |&row| row != 0);
        if !is_word {
            behind_word = !words.is_empty();
            continue;
        }
        if behind_word {
            words.push(' ');
            behind_word = false;
        }
        match known.and_then(|&row| char::from_u32(u32::from(row)).filter(|_| row != SEVERAL)) {
            Some(small) => words.push(small),
            None => words.extend(letter.to_lowercase()),
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_letter_is_lowered_as_the_standard_library_does() {
        for letter in '\0'..=char::MAX {
            let text = format!("A{letter}Ầ");
            assert_eq!(lower(&text), text.to_lowercase(), "{letter:?}");
            let words = words_in_lower_case(&text);
            let right = match letter.is_alphanumeric() {
                true => format!("a{}ầ", letter.to_lowercase()),
                false => "a ầ".into(),
            };
            assert_eq!(words, right, "{letter:?}");
        }
    }

    #[test]
    fn separators_at_the_ends_and_in_rows_leave_no_spaces() {
        assert_eq!(words_in_lower_case(" – Đơn,  (Mẫu 01) ;"), "đơn mẫu 01");
        assert_eq!(words_in_lower_case(" -- "), "");
    }

    proptest! {
        #[test]
        fn texts_are_lowered_as_the_standard_library_does(text in "\\PC{0,40}") {
            prop_assert_eq!(lower(&text), text.to_lowercase());
        }
    }
}
