//! Legal citations as values: “điểm b khoản 1 Điều 10 Nghị định số 113/2017/NĐ-CP”.
//!
//! A [`Grammar`] reads the variants found in official annexes and prints the official form. What it
//! reads can be compared and ordered: texts by rank, year and number, places as their text orders them.
//! What cannot be read to the last word is refused with the place where reading stopped, so that it is
//! kept as it was written and never half understood. The words of the grammar are data
//! (`procedures/knowledge/citation.json`).

mod grammar;
mod label;
mod number;
mod parse;
mod place;
mod print;
mod prose;
pub mod raw;
mod text;
mod token;

pub use grammar::Grammar;
pub use label::{Code, Label, Letter, Part};
pub use number::Number;
pub use parse::Unread;
pub use place::{Level, Place, Step};
pub use prose::TextNumber;
pub use raw::Kind;
pub use text::CitedText;

pub(crate) use prose::Signs;

/// Places in texts, as one cell or sentence cites them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Citation(
    /// What is cited, in the order in which it is named.
    pub Vec<Cited>,
);

/// Places of one text, with what amended them.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cited {
    /// The places and their text.
    pub source: Source,
    /// What amended them.
    pub amended_by: Vec<Source>,
    /// What they refer to for their content.
    pub refers_to: Vec<Source>,
}

/// Places of one text. At least one of both is there.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The text; `None` where the citation leaves it to its surroundings.
    pub text: Option<CitedText>,
    /// The places; none for the whole text.
    pub places: Vec<Place>,
}

impl Citation {
    /// Every text that is cited, amends, or is referred to, in the order of the citation.
    pub fn texts(&self) -> impl Iterator<Item = &CitedText> {
        let sources = self.0.iter().flat_map(|cited| {
            std::iter::once(&cited.source).chain(&cited.amended_by).chain(&cited.refers_to)
        });
        sources.filter_map(|source| source.text.as_ref())
    }
}
