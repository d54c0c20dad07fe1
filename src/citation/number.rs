//! Numbers of legal texts: `113/2017/NĐ-CP`, `66.7/2025/NQ-CP`, `19/2012/QH13`, `06/QĐ-TTg`.

use std::fmt;

/// The number of a legal text, ordered by year and running number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number {
    /// The year; numbers of many decisions have none.
    year: Option<u16>,
    /// The running number.
    running: u32,
    /// What stands behind a point in it: `66.7`.
    sub: Option<u32>,
    /// The letter behind it: `09b`.
    letter: Option<char>,
    /// The sign of kind and issuer: `NĐ-CP`; empty where it was left out.
    sign: Box<str>,
}

impl Number {
    /// The number that a word is; `None` for dates, ratios and what was cut off.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let mut pieces = word.split('/');
        let (running, sub, letter) = running(pieces.next()?)?;
        let second = pieces.next()?;
        let year = year(second);
        let signs: Vec<&str> = year.is_none().then_some(second).into_iter().chain(pieces).collect();
        let sign = signs.join("/").replace(['–', '—', '‑'], "-");
        let sound = match (sign.chars().next(), sign.chars().last()) {
            (Some(first), Some(last)) => first.is_alphabetic() && last.is_alphanumeric(),
            // Without a sign only the year tells a number from a ratio.
            _ => year.is_some(),
        };
        sound.then(|| Self { year, running, sub, letter, sign: sign.into() })
    }

    /// The sign of kind and issuer; empty where it was left out.
    #[must_use]
    pub fn sign(&self) -> &str {
        &self.sign
    }

    /// The year in it.
    #[must_use]
    pub fn year(&self) -> Option<u16> {
        self.year
    }
}

impl fmt::Display for Number {
    /// As official texts print it: numbers below ten with a zero before them (Nghị định
    /// 30/2020/NĐ-CP, Phụ lục I).
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.running)?;
        if let Some(sub) = self.sub {
            write!(f, ".{sub}")?;
        }
        if let Some(letter) = self.letter {
            write!(f, "{letter}")?;
        }
        if let Some(year) = self.year {
            write!(f, "/{year}")?;
        }
        if self.sign.is_empty() { Ok(()) } else { write!(f, "/{}", self.sign) }
    }
}

/// Number, what stands behind a point in it, and the letter behind it.
fn running(piece: &str) -> Option<(u32, Option<u32>, Option<char>)> {
    let front = piece.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let mut letters = piece.get(front.len()..)?.chars();
    let letter = letters.next();
    // A point between a number and its letter says nothing: "08.a".
    let front = if letter.is_some() { front.strip_suffix('.').unwrap_or(front) } else { front };
    let number = |text: &str| -> Option<u32> {
        let digits = (1..=5).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let (first, sub) = match front.split_once('.') {
        Some((first, sub)) => (number(first)?, Some(number(sub)?)),
        None => (number(front)?, None),
    };
    letters.next().is_none().then_some((first, sub, letter))
}

/// A year in which laws of today's State were made.
fn year(piece: &str) -> Option<u16> {
    let year = piece.parse().ok().filter(|_| piece.len() == 4)?;
    (1945..2100).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_print_as_official_texts_write_them() {
        for (word, printed) in [
            ("113/2017/NĐ-CP", "113/2017/NĐ-CP"),
            ("7/2023/TT-BNG", "07/2023/TT-BNG"),
            ("66.7/2025/NQ-CP", "66.7/2025/NQ-CP"),
            ("09b/2013/TT-BTP", "09b/2013/TT-BTP"),
            ("08.a/2010/TT-BTP", "08a/2010/TT-BTP"),
            ("19/2012/QH13", "19/2012/QH13"),
            ("06/QĐ-TTg", "06/QĐ-TTg"),
            ("07/2016/TTLT–BYT–BTC", "07/2016/TTLT-BYT-BTC"),
            ("49/2018", "49/2018"),
        ] {
            assert_eq!(Number::of(word).map(|number| number.to_string()).as_deref(), Some(printed));
        }
    }

    #[test]
    fn what_was_cut_off_or_is_a_date_is_no_number() {
        for word in
            ["15/2022/TT-", "272019/NĐ-CP", "10/2017/14", "31/5/2023", "1/2", "/", "a/b", ""]
        {
            assert_eq!(Number::of(word), None, "{word}");
        }
    }
}
