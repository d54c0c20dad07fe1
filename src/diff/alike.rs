//! How alike two texts are. How letters are composed, spaces beside signs, and the sign before an item
//! of a list are no difference: sources set them anew with every edition.

use std::collections::BTreeSet;

use crate::lower::words_in_lower_case;
use crate::reading::nfc;

/// A text for comparing: composed letters, single spaces between words only, no sign before it.
pub(super) fn tidy(text: &str) -> String {
    let composed = nfc(text);
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let mut tidy = String::with_capacity(composed.len());
    let mut space = false;
    for c in composed.trim_start_matches(is_bullet).trim_end().chars() {
        if c.is_whitespace() {
            space = true;
            continue;
        }
        if space && is_word(Some(c)) && is_word(tidy.chars().next_back()) {
            tidy.push(' ');
        }
        space = false;
        tidy.push(c);
    }
    tidy
}

/// Whether a character before an item of a list is no part of it.
fn is_bullet(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '+' | '*' | '–' | '—' | '•' | '·')
}

/// Whether two texts say the same, letter by letter.
pub(super) fn same(a: &str, b: &str) -> bool {
    a == b || tidy(a) == tidy(b)
}

/// A text as it is compared: lower case, letters and digits only.
pub(crate) fn folded(text: &str) -> String {
    words_in_lower_case(&nfc(text))
}

/// How alike two folded texts are, from 0 to 1: the mean of the pairs of letters they share and of
/// the words they share. Letters alone find too much in common between any two Vietnamese texts;
/// words alone are lost by one typing fault. In a short line such a fault spoils most pairs of
/// letters, too, so that there the letters to be typed anew count, where they find more in common.
pub(crate) fn alike(a: &str, b: &str) -> f64 {
    /// Bytes; beyond them the time of comparing letter by letter, which grows with the square, shows.
    const SHORT: usize = 100;
    if a == b {
        return 1.0;
    }
    let (words_a, words_b) = (words(a), words(b));
    let mean = f64::midpoint(strsim::sorensen_dice(a, b), shared(&words_a, &words_b));
    match a.len().max(b.len()) <= SHORT {
        true => mean.max(strsim::normalized_levenshtein(a, b)),
        false => mean,
    }
}

fn words(text: &str) -> Vec<&str> {
    let mut words: Vec<&str> = text.split(' ').collect();
    words.sort_unstable();
    words
}

/// The share of two sorted lists that they have in common (Dice), each element once for each time it
/// stands there; nothing in common where one is empty.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> f64 {
    let whole = a.len() + b.len();
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let (mut n, mut m, mut common) = (0, 0, 0_usize);
    while let (Some(x), Some(y)) = (a.get(n), b.get(m)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => n += 1,
            std::cmp::Ordering::Greater => m += 1,
            std::cmp::Ordering::Equal => (n, m, common) = (n + 1, m + 1, common + 1),
        }
    }
    #[allow(clippy::cast_precision_loss, reason = "words of a line are few")]
    let share = (2 * common) as f64 / whole as f64;
    share
}

/// Of pairs with a score, by position on both sides, the surest first and each position once; of
/// equals the first by position.
pub(super) fn surest(mut scored: Vec<(f64, usize, usize)>) -> Vec<(f64, usize, usize)> {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut olds, mut news) = (BTreeSet::new(), BTreeSet::new());
    scored.retain(|(_, n, m)| {
        let free = !olds.contains(n) && !news.contains(m);
        if free {
            olds.insert(*n);
            news.insert(*m);
        }
        free
    });
    scored
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_composed_letters_are_no_difference() {
        assert!(same("Giấy  khai\u{a0}sinh ", "Gia\u{302}\u{301}y khai sinh"));
        assert!(same("- a) Văn bản", "a)Văn bản") && same("+", "–"));
        assert!(!same("Giấy khai sinh", "Giấy khai sinh."));
        assert!(!same("Giấy khai sinh", "Giấy khaisinh"));
    }

    #[test]
    fn a_word_more_is_alike_and_another_paper_is_not() {
        let alike = |a: &str, b: &str| super::alike(&folded(a), &folded(b));
        assert!(alike("Giấy khai sinh của trẻ em", "Bản sao giấy khai sinh của trẻ em") > 0.7);
        assert!(alike("Ảnh", "Ảnhh") >= 0.75);
        assert!(alike("Giấy khai sinh của trẻ em", "Sơ đồ mặt bằng nhà xưởng") < 0.4);
    }
}
