//! `procedures/knowledge/imposing.json`: the words and points of the ranking, as they are written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::choice::choice;
use crate::knowledge::{Name, Rank};

/// `imposing.json` as it is written (`tinhgon/imposing/1`).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImposingWords {
    /// Always `tinhgon/imposing/1`.
    pub schema: Box<str>,
    /// What the file is and how to add a word.
    pub about: Name,
    /// What a text starts with, by its rank.
    pub ranks: Ranks,
    /// What a title says that makes a text more or less likely.
    pub topics: Topics,
    /// Numbers of texts on fees whose titles need not say so.
    pub fee_numbers: FeeNumbers,
    /// Openings of titles of texts that amend others.
    pub amending: Weighed,
    /// Openings of titles of texts that set rules of their own.
    pub setting: Listed,
    /// Words for several texts at once, in the title of a text that amends.
    pub several: Weighed,
    /// Another basis amends the text.
    pub amended: Weight,
    /// The text is not in force on the day of the facts.
    pub out_of_force: Weight,
    /// The title has all distinctive words of the procedure's name.
    pub name: Weight,
    /// The title has all distinctive words of the sector.
    pub sector: Weight,
    /// Steps or conditions cite the text.
    pub cited_in_steps: Weight,
    /// A line of the dossier cites the text.
    pub cited_in_dossier: Weight,
    /// The line in question cites the text.
    pub cited_in_line: Weight,
    /// Kinds of lines that texts on a topic do impose.
    pub lines: Lines,
}

/// Points of ranks.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ranks {
    /// What the list is for.
    pub why: Name,
    /// Points of a text whose rank is not told or not listed.
    pub unknown: i32,
    /// The ranks.
    pub entries: Vec<RankEntry>,
}

/// One rank.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RankEntry {
    /// The rank.
    pub is: Rank,
    /// What a text of this rank starts with.
    pub points: i32,
    /// Why that much.
    pub why: Name,
}

/// Words for each topic.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Topics {
    /// What the list is for.
    pub why: Name,
    /// The topics.
    pub entries: Vec<TopicEntry>,
}

choice! {
    /// What a text is about, as far as it bears on whether it imposes papers.
    pub enum Topic {
        /// The dossier, order and procedure of a matter.
        Procedure,
        /// Fees, charges, prices.
        Fees,
        /// Functions, tasks and organisation of agencies.
        Organisation,
        /// The one-stop mechanism.
        OneStop,
        /// Decentralisation of competences.
        Delegation,
        /// Cutting and simplifying of procedures.
        Reduction,
        /// Forms.
        Forms,
        /// Databases and online procedures.
        Digital,
        /// Workflows of officials.
        Process,
        /// Technical regulations, standards and norms.
        Standards,
        /// Sanctions.
        Sanctions,
    }
}

/// One topic.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TopicEntry {
    /// The topic.
    pub is: Topic,
    /// What it adds.
    pub points: i32,
    /// Why that much.
    pub why: Name,
    /// The words by which a title tells it.
    pub words: Vec<Box<str>>,
}

/// Numbers that mean fees in the procedures of all authorities but one.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeNumbers {
    /// What the list is for.
    pub why: Name,
    /// What stands behind the year in such numbers.
    pub numbers: Vec<Box<str>>,
    /// Id of the authority in whose own procedures they mean nothing.
    pub authority: Box<str>,
}

/// Words that add points.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weighed {
    /// What they add.
    pub points: i32,
    /// Why that much.
    pub why: Name,
    /// The words.
    pub words: Vec<Box<str>>,
}

/// Words that only tell something.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// What the list is for.
    pub why: Name,
    /// The words.
    pub words: Vec<Box<str>>,
}

/// What a relation adds.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Weight {
    /// The points.
    pub points: i32,
    /// Why that much.
    pub why: Name,
}

/// Kinds of lines.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lines {
    /// What the list is for.
    pub why: Name,
    /// The kinds, at most one a topic.
    pub entries: Vec<LineEntry>,
}

/// A kind of line.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LineEntry {
    /// The topic whose texts impose it.
    pub topic: Topic,
    /// What it adds to them.
    pub points: i32,
    /// Why that much.
    pub why: Name,
    /// The words by which a line tells it.
    pub words: Vec<Box<str>>,
}
