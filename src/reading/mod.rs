//! Vietnamese text to meaning: what a dossier line asks for, and why we think so.

mod cues;
mod fold;
mod grammar;
mod judge;
mod lexicon;
mod phrases;
pub mod raw;
mod reader;
mod sign;
mod spelling;
mod surroundings;
mod trie;
mod typo;

pub use cues::Cues;
pub use fold::nfc;
pub(crate) use phrases::{Meanings, Phrases};
pub use reader::{Line, Reader};
pub use surroundings::Surroundings;

use std::ops::Range;

use serde::Serialize;

use crate::choice::choice;
use crate::knowledge::DocumentIx;

choice! {
    /// What a dossier line is.
    pub enum LineKind {
        /// It asks for a paper that existed before or is issued or certified by somebody.
        Document,
        /// It asks for an application, declaration, statement or plan that the applicant writes.
        Form,
        /// It asks for nothing: an explanation, heading or rule.
        Note,
    }
}

choice! {
    /// How the papers of one line combine.
    pub enum Operator {
        /// Every one is asked for.
        AllOf,
        /// One of them is enough.
        AnyOf,
    }
}

choice! {
    /// Whose data a paper is about (chủ thể).
    #[allow(missing_docs, reason = "each role is named by its own word")]
    pub enum Role {
        Applicant,
        Spouse,
        Child,
        Parent,
        Father,
        Mother,
        Deceased,
        Adopter,
        Adoptee,
        Ward,
        Guardian,
        Representative,
        HouseholdHead,
        HouseholdMember,
        Owner,
        Buyer,
        Seller,
        Employer,
        Worker,
        Enterprise,
        Organisation,
        Foreigner,
        Sponsor,
        Relative,
        Witness,
        Other,
    }
}

/// What a dossier line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What the line is.
    pub kind: LineKind,
    /// The papers it asks for (and, for a rule about papers, those it names), in order.
    pub papers: Vec<Paper>,
    /// Whether the line itself says that the data is looked up or the paper only the fall-back.
    pub already: bool,
    /// Whether it asks for a certified copy and leaves no choice. The reader leaves it open, since
    /// the words for it are those of the rules; [`crate::analysis`] looks once for each distinct line.
    pub certified: bool,
    /// The words that decided, so that a reviewer can contradict them.
    pub why: Vec<Why>,
}

/// One paper a line asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Its type; `None` for a paper that no type of the knowledge describes.
    pub document: Option<DocumentIx>,
    /// Whether it is a form that the applicant writes for this procedure.
    pub form: bool,
    /// The words that name it: a byte range of the NFC form of the line.
    pub span: Range<u32>,
    /// How it combines with its neighbours.
    pub operator: Operator,
    /// Papers of one line with the same group number are alternatives of each other, or one.
    pub group: u16,
    /// Whose.
    pub role: Role,
    /// Where it comes from, as far as the line says.
    pub origin: Origin,
    /// Whether the object itself is wanted, to be withdrawn or exchanged.
    pub taken_back: bool,
    /// Whether it is asked only of those who lack the other papers of its group.
    pub fallback: bool,
    /// How it was recognised.
    pub matched: Match,
}

choice! {
    /// Where a paper comes from and whom it is about, as far as a line says.
    #[derive(Default)]
    pub enum Origin {
        /// Nothing is said: a Vietnamese authority, about a citizen or an organisation of the country.
        #[default]
        Home,
        /// It is about foreigners, of whom few registers hold data.
        Foreigners,
        /// A foreign authority issued it, so that no register of the State holds it.
        Abroad,
    }
}

/// How words were recognised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Match {
    /// Stated by the author of the catalogue.
    Stated,
    /// An alias, letter by letter.
    Exact,
    /// An alias, apart from diacritics that the line lacks.
    WithoutMarks,
    /// An abbreviation in capitals.
    Abbreviation,
    /// An alias, nearly: similarity between 0 and 1 of it and of the runner-up.
    Fuzzy {
        /// Similarity of the alias that won.
        score: f32,
        /// Similarity of the nearest alias of another type.
        runner_up: f32,
    },
    /// Words that name a paper in general, of no known type.
    Head,
}

impl Eq for Match {}

/// One reason for a reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What was concluded.
    pub effect: Effect,
    /// The words: a byte range of the NFC form of the line.
    pub span: Range<u32>,
}

/// What words of a line did to its reading.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// They name a paper asked for.
    AsksPaper,
    /// They name a form.
    AsksForm,
    /// They make the line a note.
    MakesNote,
    /// They say that the data is looked up or the paper only the fall-back.
    LooksUp,
    /// They only mention a paper.
    OnlyMentions,
    /// They confine a paper to foreigners.
    ConfinesToForeigners,
    /// They say that a paper is not asked for.
    Excludes,
    /// They say that a paper is handed in for good.
    TakesBack,
}
