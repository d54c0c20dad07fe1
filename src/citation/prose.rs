//! Numbers of legal texts, found in prose and told apart.
//!
//! What is found is not read as a citation: prose is full of faults that a citation must not have, and
//! only the question which text is meant is asked of it.

use super::Grammar;
use crate::knowledge::Rank;

/// The number of a legal text, as far as it tells texts apart: `66.7/2025/NQ-CP`, `31/2024/QH15`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextNumber {
    /// The running number, and what stands behind a point in it.
    number: (u32, u32),
    /// The year; numbers of many decisions have none.
    year: Option<u16>,
    /// The rank told by the letters behind; unknown when they are missing or no sign we know.
    pub(crate) rank: Option<Rank>,
}

impl TextNumber {
    /// Whether two citations can be of one text: letters that are missing contradict nothing.
    pub(crate) fn is_of_the_text_of(self, other: Self) -> bool {
        let ranks = self.rank.is_none() || other.rank.is_none() || self.rank == other.rank;
        ranks && self.number == other.number && self.year == other.year
    }
}

/// The signs of ranks behind the year, the longest first.
#[derive(Debug)]
pub(crate) struct Signs(Vec<(String, Rank)>);

impl Signs {
    /// Those of the grammar of citations.
    pub(crate) fn new(grammar: &Grammar) -> Self {
        Self(grammar.signs().map(|(sign, rank)| (sign.to_owned(), rank)).collect())
    }

    /// The rank whose sign a text begins with.
    fn rank(&self, text: &str) -> Option<Rank> {
        let begins = |sign: &str| {
            let mut letters = text.chars().flat_map(char::to_uppercase);
            sign.chars().all(|letter| letters.next() == Some(letter))
        };
        self.0.iter().find(|(sign, _)| begins(sign)).map(|(_, rank)| *rank)
    }

    /// The citations in a text, in order; nothing is allocated.
    pub(crate) fn numbers<'a>(&'a self, text: &'a str) -> impl Iterator<Item = TextNumber> + 'a {
        memchr::memchr_iter(b'/', text.as_bytes()).filter_map(move |slash| {
            let (before, behind) = (text.get(..slash)?, text.get(slash + 1..)?);
            self.at(before, behind)
        })
    }

    /// The citation whose first stroke stands between two texts.
    fn at(&self, before: &str, behind: &str) -> Option<TextNumber> {
        let number = running_number(before)?;
        let behind = behind.trim_start();
        let (year, letters) = match year(behind) {
            // Two numbers with a stroke between them are also dates and ratios: a third part, or
            // letters, make a citation of them.
            Some((year, rest)) => (Some(year), rest.trim_start().strip_prefix('/')?.trim_start()),
            None => (None, behind),
        };
        let rank = self.rank(letters);
        (year.is_some() || rank.is_some()).then_some(TextNumber { number, year, rank })
    }
}

/// The running number at the end of a text; `None` for the year in the middle of a citation.
fn running_number(before: &str) -> Option<(u32, u32)> {
    // Old numbers have a letter behind: "09b/2013", "08.a/2010".
    let before = before.trim_end().trim_end_matches(|c: char| c.is_ascii_lowercase());
    let before = before.strip_suffix('.').unwrap_or(before);
    let (before, last) = trailing_digits(before)?;
    let (before, number) = match before.strip_suffix('.').and_then(trailing_digits) {
        Some((before, first)) => (before, (first, last)),
        None => (before, (last, 0)),
    };
    (!before.trim_end().ends_with('/')).then_some(number)
}

/// The number of at most five digits at the end of a text, and what stands before it.
fn trailing_digits(text: &str) -> Option<(&str, u32)> {
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.get(before.len()..).filter(|digits| digits.len() <= 5)?;
    digits.parse().ok().map(|number| (before, number))
}

/// The four digits of a year at the start of a text, and what stands behind them.
fn year(text: &str) -> Option<(u16, &str)> {
    let (digits, rest) = text.split_at_checked(4)?;
    let alone = !rest.starts_with(|c: char| c.is_ascii_digit());
    let year = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
    alone.then_some((year, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<TextNumber> {
        Signs::new(&Grammar::embedded().unwrap()).numbers(text).collect()
    }

    #[test]
    fn numbers_are_found_however_they_are_typed() {
        for (text, expected) in [
            ("Nghị định số 123/2015/NĐ-CP ngày 15/11/2015", ((123, 0), Some(2015), Rank::Decree)),
            ("nghị định 07 / 2025 /nđ-cp", ((7, 0), Some(2025), Rank::Decree)),
            ("66.7/2025/NQ-CP", ((66, 7), Some(2025), Rank::GovernmentResolution)),
            ("Luật số 31/2024/QH15,", ((31, 0), Some(2024), Rank::Law)),
            ("28/2005/PL-UBTVQH11", ((28, 0), Some(2005), Rank::Ordinance)),
            ("09b/2013/TT-BTP", ((9, 0), Some(2013), Rank::Circular)),
            ("08.a/2010/TT-BTP", ((8, 0), Some(2010), Rank::Circular)),
            ("11/2016/TTLT-BTP-TANDTC", ((11, 0), Some(2016), Rank::Circular)),
            ("170/1999/QĐ-TTg", ((170, 0), Some(1999), Rank::PmDecision)),
        ] {
            let (number, year, rank) = expected;
            assert_eq!(found(text), [TextNumber { number, year, rank: Some(rank) }], "{text}");
        }
        let rank = Some(Rank::MinisterialDecision);
        assert_eq!(found("1898/QĐ-BTP"), [TextNumber { number: (1898, 0), year: None, rank }]);
    }

    #[test]
    fn dates_ratios_and_paths_are_no_numbers_of_texts() {
        for text in
            ["ngày 15/11/2015", "10/2022", "và/hoặc", "24/7", "1/2 hồ sơ", "/", "123456/2015/X"]
        {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn texts_of_one_number_and_two_ranks_are_two_texts() {
        let signs = Signs::new(&Grammar::embedded().unwrap());
        let one = |text: &'static str| signs.numbers(text).next().unwrap();
        assert!(!one("24/2026/NQ-CP").is_of_the_text_of(one("24/2026/NĐ-CP")));
        assert!(one("24/2026/NĐ-CP").is_of_the_text_of(one("24/2026/ND-CP")));
        assert!(one("24/2026/").is_of_the_text_of(one("24/2026/NĐ-CP")));
    }
}
