//! A legal text as a citation names it.

use jiff::civil::Date;

use super::number::Number;
use super::raw::Kind;
use crate::knowledge::Rank;

/// A legal text as a citation names it, ordered by rank, then by year and number, then by name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitedText {
    /// Its rank, told by its number, else by its kind; `None` where neither is there.
    pub rank: Option<Rank>,
    /// Its number.
    pub number: Option<Number>,
    /// Its year, where a year is named instead of a number.
    pub year: Option<u16>,
    /// Its name, as laws have one: `An toàn thực phẩm`.
    pub name: Option<Box<str>>,
    /// Its kind.
    pub kind: Option<Kind>,
    /// The day of its signature.
    pub date: Option<Date>,
    /// Who issued it.
    pub issuer: Option<Box<str>>,
    /// What it is about, as its title says.
    pub subject: Option<Box<str>>,
}

impl CitedText {
    /// Whether both are one text, as far as they say: by number, or by kind and name.
    #[must_use]
    pub fn is_the_text_of(&self, other: &Self) -> bool {
        if let (Some(number), Some(another)) = (&self.number, &other.number) {
            return number == another;
        }
        match (&self.name, &other.name) {
            (Some(name), Some(another)) => {
                self.kind == other.kind && name.to_lowercase() == another.to_lowercase()
            }
            _ => false,
        }
    }

    /// Whether it only stands for a text that the surroundings name: "khoản 1 Điều 5 Nghị định".
    #[must_use]
    pub fn is_anonymous(&self) -> bool {
        self.number.is_none() && self.name.is_none() && self.year.is_none()
    }
}
