//! `procedures/knowledge/citation.json`: the words of citations, as they are written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::place::Level;
use crate::choice::choice;
use crate::knowledge::{Name, Rank};

/// `citation.json` as it is written (`tinhgon/citation/1`). The first word of a list is printed.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CitationWords {
    /// Always `tinhgon/citation/1`.
    pub schema: Box<str>,
    /// What the file is and how to add a spelling.
    pub about: Name,
    /// The divisions of texts.
    pub levels: Vec<LevelWords>,
    /// The kinds of texts.
    pub kinds: Vec<KindWords>,
    /// What stands behind the year in a number, and what it tells.
    pub signs: Vec<SignWords>,
    /// Before a number.
    pub number: Vec<Box<str>>,
    /// Between what is issued with a text, and the text.
    pub issued_with: Vec<Box<str>>,
    /// Other words between a place and its text.
    pub within: Vec<Box<str>>,
    /// Before what amends.
    pub amended: Vec<Box<str>>,
    /// Before what is referred to.
    pub refers: Vec<Box<str>>,
    /// Before a year.
    pub year: Vec<Box<str>>,
    /// Before a date.
    pub day: Vec<Box<str>>,
    /// Between day and month, and with the word for a year between month and year.
    pub month: Vec<Box<str>>,
    /// Before who issued a text.
    pub issuer: Vec<Box<str>>,
    /// Openings of what a text is about.
    pub subject: Vec<Box<str>>,
    /// Between two of a kind.
    pub and: Vec<Box<str>>,
    /// Before several of a kind; says nothing.
    pub each: Vec<Box<str>>,
    /// Between the ends of a span.
    pub up_to: Vec<Box<str>>,
    /// Behind the kind of a text named before; says nothing.
    pub this: Vec<Box<str>>,
    /// Openings of names of agencies; says nothing where such a name stands before a stroke.
    pub agency: Vec<Box<str>>,
}

/// A level and its words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelWords {
    /// The level.
    pub is: Level,
    /// Its words.
    pub words: Vec<Box<str>>,
    /// The word printed before a label that begins with a letter, where it is another.
    pub coded: Option<Box<str>>,
}

choice! {
    /// Kinds of legal texts (hình thức văn bản).
    pub enum Kind {
        /// Hiến pháp.
        Constitution,
        /// Bộ luật.
        Code,
        /// Luật.
        Law,
        /// Pháp lệnh.
        Ordinance,
        /// Nghị quyết liên tịch.
        JointResolution,
        /// Nghị quyết.
        Resolution,
        /// Nghị định.
        Decree,
        /// Quyết định.
        Decision,
        /// Chỉ thị.
        Directive,
        /// Thông tư liên tịch.
        JointCircular,
        /// Thông tư.
        Circular,
        /// Văn bản hợp nhất.
        Consolidated,
        /// Công văn.
        Dispatch,
    }
}

/// A kind and its words.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KindWords {
    /// The kind.
    pub is: Kind,
    /// The rank of such a text where its number does not tell.
    pub rank: Rank,
    /// Its words.
    pub words: Vec<Box<str>>,
    /// Whether a name follows it, as with laws, and not only a number.
    #[serde(default)]
    pub has_name: bool,
}

/// Beginnings of what stands behind the year in a number.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignWords {
    /// The rank they tell.
    pub rank: Rank,
    /// The kind they tell.
    pub kind: Kind,
    /// The signs; where several fit, the longest counts.
    pub signs: Vec<Box<str>>,
}
