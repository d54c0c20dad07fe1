//! The order of lists: words as Vietnamese dictionaries have them, đ behind d, ă and â behind a, tones
//! last; instruments by year and number.

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

/// The number of an instrument as lists order it: by year, then number; without a year behind those.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct ByNumber {
    year: u32,
    number: Vec<u32>,
    printed: String,
}

impl ByNumber {
    /// That of a number as printed.
    pub(super) fn of(printed: &str) -> Self {
        let mut parts = printed.split('/');
        let first = parts.next().unwrap_or_default();
        let year = parts.next().filter(|part| part.len() == 4).and_then(|part| part.parse().ok());
        let digits = first.split(|letter: char| !letter.is_ascii_digit());
        let number = digits.filter_map(|part| part.parse().ok()).collect();
        Self { year: year.unwrap_or(u32::MAX), number, printed: printed.to_owned() }
    }
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

    #[test]
    fn instruments_stand_by_year_and_number_not_by_letters() {
        let mut numbers = ["123/2015/NĐ-CP", "3458/QĐ-BTP", "9/2015/NĐ-CP", "63/2010/NĐ-CP"];
        numbers.sort_by_key(|number| ByNumber::of(number));
        assert_eq!(numbers, ["63/2010/NĐ-CP", "9/2015/NĐ-CP", "123/2015/NĐ-CP", "3458/QĐ-BTP"]);
    }
}
