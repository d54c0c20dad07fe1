//! The order of words as Vietnamese lists have it: đ behind d, ă and â behind a, tones last.

use unicode_normalization::UnicodeNormalization as _;

/// The letters in their order; those that only foreign words have stand where Latin has them.
const ALPHABET: &str = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
/// The tones: huyền, sắc, ngã, nặng, hỏi as combining signs.
const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{323}', '\u{309}'];

/// What a text is sorted by: its letters, then their tones, then the text itself.
pub(super) fn key(text: &str) -> (Vec<u32>, String, String) {
    let is_tone = |letter: &char| TONES.contains(letter);
    let lower = text.to_lowercase();
    let letters: String = lower.nfd().filter(|letter| !is_tone(letter)).nfc().collect();
    // What is no letter stands before all letters.
    let place = |letter: char| match ALPHABET.chars().zip(1_u32..).find(|(one, _)| *one == letter) {
        Some((_, at)) => u32::from(char::MAX) + at,
        None => u32::from(letter),
    };
    let tones = lower.nfd().filter(is_tone).collect();
    (letters.chars().map(place).collect(), tones, text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_as_in_a_vietnamese_dictionary() {
        let mut words = [
            "Đất đai",
            "Y tế",
            "Dược",
            "Âm nhạc",
            "Ăn uống",
            "An ninh",
            "Điện",
            "Em",
            "Chứng thực",
        ];
        words.sort_by_key(|word| key(word));
        let sorted = [
            "An ninh",
            "Ăn uống",
            "Âm nhạc",
            "Chứng thực",
            "Dược",
            "Đất đai",
            "Điện",
            "Em",
            "Y tế",
        ];
        assert_eq!(words, sorted);
    }
}
