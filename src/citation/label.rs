//! What tells the divisions of a text apart: `10`, `18d`, `đ`, `II`, `V.1`, `NA5`.

use std::cmp::Ordering;
use std::fmt;

use super::place::Level;
use crate::roman::{from_roman, roman};

/// The letters of points, in the order of the Vietnamese alphabet as laws use it: đ stands behind d,
/// and f, j, w and z are no letters.
const ALPHABET: &str = "abcdđeghiklmnopqrstuvxy";

/// A letter that numbers something, ordered as the Vietnamese alphabet orders it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Letter(u8);

impl Letter {
    /// The letter of a character in either case; `None` for what numbers no point.
    #[must_use]
    pub fn of(letter: char) -> Option<Self> {
        let small = letter.to_lowercase().next()?;
        let at = ALPHABET.chars().position(|one| one == small)?;
        u8::try_from(at).ok().map(Self)
    }

    /// The letter, small.
    #[must_use]
    pub fn small(self) -> char {
        // A letter is only made from its position in the alphabet.
        ALPHABET.chars().nth(usize::from(self.0)).unwrap_or('?')
    }

    /// The one behind it; `None` behind the last.
    fn next(self) -> Option<Self> {
        let next = self.0 + 1;
        (usize::from(next) < ALPHABET.chars().count()).then_some(Self(next))
    }
}

/// One part of a label between points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// An Arabic number, with the letter of what was inserted behind it: `18`, `18d`.
    Number(u32, Option<Letter>),
    /// A letter, with the number of what was inserted behind it: `b`, `a1`.
    Letter(Letter, Option<u32>),
    /// A Roman number with the letter of what was inserted: `IV`, `IIa`.
    Roman(u32, Option<Letter>),
}

/// The code of a form as its text prints it: `02`, `NA5`, `01.CĐD`, `D01-THADS`.
///
/// Ordered as people order it: runs of digits count as numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code(Box<str>);

impl Code {
    /// A code of at least one digit or capital, without blanks.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let sound = |c: char| c.is_alphanumeric() || "./-_".contains(c);
        let tells = text.chars().any(|c| c.is_ascii_digit() || c.is_uppercase());
        (tells && text.chars().all(sound)).then(|| Self(text.into()))
    }

    /// As printed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Runs of digits as numbers, then everything else letter by letter.
    fn key(&self) -> Vec<(Option<char>, u64)> {
        let mut key: Vec<(Option<char>, u64)> = Vec::new();
        let mut within = false;
        for letter in self.0.chars() {
            match (letter.to_digit(10), key.last_mut()) {
                (Some(digit), Some((_, number))) if within => {
                    *number = number.saturating_mul(10).saturating_add(u64::from(digit));
                }
                (Some(digit), _) => key.push((None, u64::from(digit))),
                (None, _) => key.push((Some(letter), 0)),
            }
            within = letter.is_ascii_digit();
        }
        key
    }
}

impl Ord for Code {
    fn cmp(&self, other: &Self) -> Ordering {
        // Codes that differ in zeros before a number are two codes.
        self.key().cmp(&other.key()).then_with(|| self.0.cmp(&other.0))
    }
}

impl PartialOrd for Code {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// What tells a division from its neighbours.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Numbers and letters with points between them.
    Parts(Vec<Part>),
    /// The code of a form.
    Code(Code),
    /// The title of a list or of rules issued with a text, which have no number.
    Title(Box<str>),
}

impl Label {
    /// The label that a word is at a level; `None` for any other word.
    #[must_use]
    pub fn of(word: &str, level: Level) -> Option<Self> {
        if level == Level::Form {
            return Code::of(word)
                .filter(|code| code.0.contains(|c: char| c.is_ascii_digit()))
                .map(Self::Code);
        }
        let parts: Option<Vec<Part>> = word.split('.').map(|piece| part(piece, level)).collect();
        parts.map(Self::Parts)
    }

    /// The label behind this one, for spans such as `từ điểm a đến điểm d`.
    pub(super) fn next(&self) -> Option<Self> {
        let Self::Parts(parts) = self else { return None };
        let mut parts = parts.clone();
        let last = parts.last_mut()?;
        *last = match *last {
            Part::Number(number, None) => Part::Number(number.checked_add(1)?, None),
            Part::Roman(number, None) => Part::Roman(number.checked_add(1)?, None),
            Part::Letter(letter, None) => Part::Letter(letter.next()?, None),
            _ => return None,
        };
        Some(Self::Parts(parts))
    }

    /// Prints it as a level writes it.
    pub(super) fn write(&self, level: Level, f: &mut dyn fmt::Write) -> fmt::Result {
        let parts = match self {
            Self::Parts(parts) => parts,
            Self::Code(code) => return f.write_str(&code.0),
            Self::Title(title) => return f.write_str(title),
        };
        let letter = |letter: Letter| {
            let small = letter.small();
            if level.is_capital() { small.to_uppercase().next().unwrap_or(small) } else { small }
        };
        for (position, part) in parts.iter().enumerate() {
            if position > 0 {
                f.write_char('.')?;
            }
            match *part {
                Part::Number(number, None) => write!(f, "{number}")?,
                Part::Number(number, Some(inserted)) => write!(f, "{number}{}", inserted.small())?,
                Part::Letter(one, None) => f.write_char(letter(one))?,
                Part::Letter(one, Some(number)) => write!(f, "{}{number}", letter(one))?,
                Part::Roman(number, inserted) => {
                    f.write_str(&roman(number))?;
                    inserted.map_or(Ok(()), |inserted| f.write_char(inserted.small()))?;
                }
            }
        }
        Ok(())
    }
}

/// One part of a label.
fn part(piece: &str, level: Level) -> Option<Part> {
    let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (front, rest) = piece.split_at_checked(digits)?;
    if !front.is_empty() {
        // Nothing in a law is numbered beyond thousands: a year is no label.
        let number = front.parse().ok().filter(|_| front.len() <= 4)?;
        return match rest {
            "" => Some(Part::Number(number, None)),
            _ => Some(Part::Number(number, Some(one_letter(rest)?))),
        };
    }
    if level.is_capital()
        && let Some(part) = roman_part(piece)
    {
        return Some(part);
    }
    let mut letters = piece.chars();
    let letter = Letter::of(letters.next()?)?;
    match letters.as_str() {
        "" => Some(Part::Letter(letter, None)),
        number if number.len() <= 3 && number.bytes().all(|b| b.is_ascii_digit()) => {
            Some(Part::Letter(letter, Some(number.parse().ok()?)))
        }
        _ => None,
    }
}

fn one_letter(text: &str) -> Option<Letter> {
    let mut letters = text.chars();
    let letter = Letter::of(letters.next()?)?;
    letters.next().is_none().then_some(letter)
}

/// A Roman number, with a small letter behind it where something was inserted.
fn roman_part(piece: &str) -> Option<Part> {
    // C, D, L and M alone are letters: no annex has a fiftieth part.
    if matches!(piece, "C" | "D" | "L" | "M" | "c" | "d" | "l" | "m") {
        return None;
    }
    let is_sign = |c: char| "IVXLC".contains(c);
    let capitals = piece.trim_end_matches(|c: char| !is_sign(c));
    let (front, rest) = match capitals.is_empty() {
        true => (piece.to_uppercase(), ""),
        false => (capitals.to_owned(), piece.get(capitals.len()..)?),
    };
    let number = from_roman(&front)?;
    match rest {
        "" => Some(Part::Roman(number, None)),
        _ => Some(Part::Roman(number, Some(one_letter(rest)?))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn label(word: &str, level: Level) -> Label {
        Label::of(word, level).unwrap_or_else(|| panic!("{word} is a label"))
    }

    fn printed(word: &str, level: Level) -> String {
        let mut text = String::new();
        label(word, level).write(level, &mut text).unwrap();
        text
    }

    #[test]
    fn points_stand_in_the_order_of_the_alphabet() {
        let letters = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p"];
        let labels = letters.map(|letter| label(letter, Level::Point));
        assert!(labels.is_sorted());
        assert!(label("p", Level::Point) < label("q", Level::Point));
        for none in ["f", "j", "w", "z", "aa", "-", ""] {
            assert_eq!(Label::of(none, Level::Point), None, "{none}");
        }
    }

    #[test]
    fn an_inserted_article_stands_behind_the_one_it_was_inserted_after() {
        let articles = ["18", "18a", "18d", "18đ", "19"].map(|word| label(word, Level::Article));
        assert!(articles.is_sorted());
    }

    #[test]
    fn labels_print_as_they_are_written() {
        for (word, level) in [
            ("18d", Level::Article),
            ("a.10", Level::Point),
            ("đ", Level::Point),
            ("a1", Level::Point),
            ("V.1", Level::Annex),
            ("II.2", Level::Section),
            ("IIa", Level::Annex),
            ("B", Level::Content),
            ("XIII", Level::Section),
            ("2.2", Level::Section),
            ("NA5", Level::Form),
            ("01.CĐD", Level::Form),
        ] {
            assert_eq!(printed(word, level), word);
        }
        assert_eq!(printed("iv", Level::Annex), "IV");
        assert_eq!(printed("Đ", Level::Point), "đ");
    }

    #[test]
    fn forms_are_ordered_by_their_numbers() {
        let forms = ["02", "10", "NA5", "NA12"].map(Code::of);
        assert!(forms.iter().flatten().is_sorted());
        assert_eq!(Label::of("đơn", Level::Form), None);
    }
}
