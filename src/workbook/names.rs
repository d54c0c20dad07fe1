//! Names as people retype them: capitals, marks and spacing make no difference, slips of the keyboard
//! are told.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A name without what people vary: letters without marks in lower case and digits, words parted by
/// one space. Stars, brackets and line breaks of headings go.
pub(super) fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for letter in name.nfd().filter(|&letter| !is_combining_mark(letter)) {
        match letter {
            'đ' | 'Đ' => plain.push('d'),
            letter if letter.is_alphanumeric() => plain.extend(letter.to_lowercase()),
            _ if plain.ends_with(' ') || plain.is_empty() => {}
            _ => plain.push(' '),
        }
    }
    plain.truncate(plain.trim_end().len());
    plain
}

/// The name nearest to one of the form, when no more than one letter in six was mistyped; its position.
///
/// Headings are short and many share words (“Mã thủ tục”, “Tên thủ tục”), so that a measure that
/// favours equal beginnings, as for ids, would take one for the other.
pub(super) fn near<'a>(
    plain: &str,
    known: impl Iterator<Item = (usize, &'a str)>,
) -> Option<usize> {
    const NEAR: f64 = 5.0 / 6.0;
    known
        .map(|(at, name)| (strsim::normalized_damerau_levenshtein(plain, name), at))
        .filter(|(score, _)| *score >= NEAR)
        .max_by(|(a, x), (b, y)| a.total_cmp(b).then_with(|| y.cmp(x)))
        .map(|(_, at)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_capitals_and_punctuation_make_no_difference() {
        assert_eq!(plain(" Mã  thủ\ntục (*)"), "ma thu tuc");
        assert_eq!(plain("MÃ THỦ TỤC"), plain("ma thu tuc"));
        assert_eq!(plain("Đối tượng"), "doi tuong");
    }

    #[test]
    fn a_slip_is_near_and_another_column_is_not() {
        let known = ["ma thu tuc", "ten thu tuc"];
        let near = |name| near(name, known.iter().copied().enumerate());
        assert_eq!(near("ten thu tcu"), Some(1));
        assert_eq!(near("ten ho so"), None);
        assert_eq!(near("ma tinh"), None);
    }
}
