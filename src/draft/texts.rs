//! The formal sentences of the texts, out of `procedures/drafts/`: who knows how such texts are written
//! corrects them there.

use std::collections::BTreeMap;
use std::path::Path;

use include_dir::{Dir, include_dir};
use schemars::JsonSchema;
use serde::Deserialize;

use super::DraftKind;
use crate::border::{self, Shelf};
use crate::choice::choice;
use crate::fault::{Fault, Problem};
use crate::knowledge::{Ground, Name, Rank};
use crate::measure::Kind;
use crate::target::Axis;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/procedures/drafts");
static SHELF: Shelf = Shelf { folder: "procedures/drafts", files: &FILES, others: &["wording"] };

/// The text of one kind of draft.
///
/// `{name}` is a slot, `{#id}` a figure of the report; a slot that nothing fills is a visible blank.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextFile {
    /// Always `tinhgon/draft-text/1`.
    pub schema: Box<str>,
    /// What it is the text of.
    pub kind: DraftKind,
    /// What kind of text it is, in capitals.
    pub heading: Box<str>,
    /// The same within a sentence.
    pub name: Box<str>,
    /// What it is about.
    pub subject: Box<str>,
    /// What stands behind the number.
    pub sign: Box<str>,
    /// Who issues such texts, where it is always the same body.
    pub issuer: Option<Box<str>>,
    /// Where they are issued, where it is always the same place.
    pub place: Option<Box<str>>,
    /// At whose proposal, where it is always the same.
    pub proposer: Option<Box<str>>,
    /// In whose name it is signed, and the post.
    pub signature: Vec<Box<str>>,
    /// Its paragraphs.
    pub body: Vec<Item>,
    /// Its annexes.
    pub annexes: Vec<AnnexText>,
}

/// An annex.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnexText {
    /// The slot by which the text calls it.
    pub id: Box<str>,
    /// What it holds, in capitals.
    pub title: Box<str>,
    /// When it is there.
    #[serde(default)]
    pub when: When,
    /// Where its form was taken from.
    pub source: Option<Ground>,
    /// Its paragraphs.
    pub body: Vec<Item>,
}

/// A paragraph, or a place where something made of the measures stands.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What the paragraph is.
    pub style: Option<ItemStyle>,
    /// Its words.
    pub text: Option<Box<str>>,
    /// What stands here instead.
    pub insert: Option<Insert>,
    /// When it is there.
    #[serde(default)]
    pub when: When,
    /// Where the wording was taken from; absent where it is this project's own.
    pub source: Option<Ground>,
}

choice! {
    /// What a paragraph of a text is.
    pub enum ItemStyle {
        /// Who it is sent to.
        Addressee,
        /// A legal ground.
        Basis,
        /// Who decides, and that they do.
        Decides,
        /// An article with a title; it is numbered.
        Article,
        /// An article that begins with its words; it is numbered.
        Lead,
        /// A clause of the article before; numbered where there is more than one.
        Clause,
        /// A paragraph.
        Body,
        /// The heading of a section; it is numbered in Roman figures.
        Heading,
        /// A part of an annex.
        Part,
        /// What a part holds.
        PartTitle,
    }
}

choice! {
    /// What is made of the measures.
    pub enum Insert {
        /// The papers that data replace, by register.
        Papers,
        /// The eight columns of papers replaced.
        Replacements,
        /// Papers and procedures that go.
        Cuts,
        /// The instruments to amend, by rank.
        Instruments,
        /// The procedures of a plan with what is proposed.
        List,
        /// Each procedure with content, reason, amendment, benefit and road.
        Procedures,
        /// The axes of the target.
        Axes,
        /// The measures by kind.
        Kinds,
    }
}

choice! {
    /// When a paragraph is there.
    #[derive(Default)]
    pub enum When {
        /// Always.
        #[default]
        Always,
        /// Data replace papers.
        Replacements,
        /// Papers or procedures go.
        Cuts,
        /// Procedures are abolished.
        Abolished,
        /// Instruments are to be amended.
        Instruments,
        /// Time limits become shorter.
        Time,
        /// Instruments of higher bodies are to be amended.
        Above,
        /// Instruments of the body that decides are to be amended, or nobody knows whose.
        Own,
        /// A province decides.
        Province,
        /// A ministry decides.
        Ministry,
        /// A year's cost of some procedures is known.
        Annual,
        /// The measures were chosen for another target than figures are measured against.
        OtherTarget,
    }
}

/// What all texts share.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// Always `tinhgon/draft-wording/1`.
    pub schema: Box<str>,
    /// Where it was taken from.
    pub sources: Vec<Name>,
    /// What texts of a rank are called.
    pub ranks: BTreeMap<Rank, Box<str>>,
    /// How joint circulars are known and called.
    pub joint: Joint,
    /// The headings of a list by rank.
    pub groups: BTreeMap<Rank, Box<str>>,
    /// How the titles of those begin who issue texts in the name of a ministry.
    pub heads: Vec<Box<str>>,
    /// Between an instrument and one that amended it.
    pub amended: Box<str>,
    /// Quốc hiệu.
    pub nation: Box<str>,
    /// Tiêu ngữ.
    pub motto: Box<str>,
    /// Số, ký hiệu.
    pub number: Box<str>,
    /// Place and date.
    pub date: Box<str>,
    /// Behind what a text is about, where it is about one authority.
    pub scope: Box<str>,
    /// Over the list of those who receive it.
    pub recipients: Box<str>,
    /// The last of that list.
    pub archive: Box<str>,
    /// Below the title of an annex.
    pub annexed: Box<str>,
    /// What an annex is called.
    pub annex: Box<str>,
    /// Behind an amount for one dossier.
    pub per_dossier: Box<str>,
    /// Behind an amount for a year.
    pub per_year: Box<str>,
    /// What totals count.
    pub basis: BasisText,
    /// The headings of the tables.
    pub columns: Columns,
    /// What is said of each kind of measure.
    pub measures: BTreeMap<Kind, MeasureText>,
    /// What each kind of measure is called.
    pub kinds: BTreeMap<Kind, Box<str>>,
    /// What each axis is called.
    pub axes: BTreeMap<Axis, Box<str>>,
    /// What is said of the target that measures were chosen for.
    pub chosen_for: ChosenForText,
    /// What is said of each procedure of a plan.
    pub procedure: ProcedureText,
    /// What is said of papers.
    pub papers: PapersText,
    /// What is said of measures that somebody has to decide on first.
    pub undecided: UndecidedText,
}

/// How joint circulars are known and called.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Joint {
    /// Letters of their numbers.
    pub sign: Box<str>,
    /// Their name.
    pub name: Box<str>,
}

/// What is said of the target that measures were chosen for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChosenForText {
    /// Its name.
    pub target: Box<str>,
    /// Behind it, where a plan had goals of its own.
    pub goals: Box<str>,
    /// A goal of its own on the number of regulations.
    pub count: Box<str>,
    /// On compliance cost.
    pub cost: Box<str>,
    /// On the time agencies take.
    pub time: Box<str>,
    /// On conditions.
    pub conditions: Box<str>,
}

impl ChosenForText {
    /// What is said of a goal on an axis.
    #[must_use]
    pub fn goal(&self, axis: Axis) -> &str {
        match axis {
            Axis::Count => &self.count,
            Axis::Cost => &self.cost,
            Axis::Time => &self.time,
            Axis::Conditions => &self.conditions,
        }
    }
}

/// What totals count.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BasisText {
    /// A year.
    pub annual: Box<str>,
    /// One dossier of each procedure.
    pub per_dossier: Box<str>,
}

/// The headings of the tables.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Columns {
    /// The eight official columns of papers replaced.
    pub replacements: [Box<str>; 8],
    /// Of papers and procedures that go.
    pub cuts: [Box<str>; 6],
    /// Of instruments.
    pub instruments: [Box<str>; 4],
    /// Of the procedures of a plan.
    pub list: [Box<str>; 5],
    /// Of the axes.
    pub axes: [Box<str>; 5],
    /// Of the kinds of measures.
    pub kinds: [Box<str>; 4],
}

/// What is said of a kind of measure.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureText {
    /// What is proposed.
    pub content: Box<str>,
    /// Why.
    pub reason: Box<str>,
    /// What is to be amended.
    pub amend: Box<str>,
}

/// What is said of each procedure of a plan.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProcedureText {
    /// The heading over what is proposed.
    pub content: Box<str>,
    /// Before a reason.
    pub reason: Box<str>,
    /// The heading over what is to be amended.
    pub amend: Box<str>,
    /// The heading over what is gained.
    pub benefit: Box<str>,
    /// The heading over when it is done.
    pub roadmap: Box<str>,
    /// The four lines on cost.
    pub cost: [Box<str>; 4],
    /// The four lines on time.
    pub time: [Box<str>; 4],
    /// Below the cost, where a fee is charged whose amount is not known.
    pub fee_unknown: Box<str>,
    /// Below the cost, where a year's is not worked out, since nobody knows how many dossiers there are.
    pub year_unknown: Box<str>,
    /// By when.
    pub deadline: Box<str>,
    /// Behind a reason, where the ground of a rule is known.
    pub ground: Box<str>,
    /// The case in which a line stands.
    pub case: Box<str>,
    /// Of a line that always applies.
    pub every_case: Box<str>,
}

/// What is said of measures that somebody has to decide on first.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UndecidedText {
    /// Over them.
    pub title: Box<str>,
    /// That they are no part of the text.
    pub note: Box<str>,
    /// Of an abolition.
    pub abolish: Box<str>,
}

/// What is said of papers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PapersText {
    /// Which papers the data of a register replace.
    pub by_register: Box<str>,
    /// The same of a register whose name begins with the word for data.
    pub by_data: Box<str>,
    /// That word.
    pub data: Box<str>,
    /// Papers that they replace only where they stand for others.
    pub instead: Box<str>,
    /// Papers that have lost their validity.
    pub ended: Box<str>,
    /// One of these, with the day and the provision.
    pub ended_since: Box<str>,
    /// One of these of which only the provision is known.
    pub ended_by: Box<str>,
    /// In a blank, an instrument that is only likely.
    pub likely: Box<str>,
}

/// The text of a kind of draft.
///
/// # Errors
/// Faults of its file; a test keeps all of them free of any.
pub fn embedded(kind: DraftKind) -> Result<TextFile, Vec<Fault>> {
    let missing = || {
        let file = Path::new(SHELF.folder).join(format!("{}.json", kind.word()));
        vec![Fault::of_file(&file, Problem::MissingFile)]
    };
    SHELF.read(kind.word(), border::read).ok_or_else(missing)?
}

/// What all texts share.
///
/// # Errors
/// Faults of its file; a test keeps it free of any.
pub fn wording() -> Result<Wording, Vec<Fault>> {
    let file = Path::new(SHELF.folder).join("wording.json");
    let missing = || vec![Fault::of_file(&file, Problem::MissingFile)];
    let found = FILES.get_file("wording.json").ok_or_else(missing)?;
    border::read(&file, found.contents())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_is_sound_and_named_after_its_kind() {
        assert_eq!(SHELF.ids().len(), DraftKind::ALL.len());
        for kind in DraftKind::ALL {
            let text = embedded(kind).unwrap_or_else(|faults| panic!("{faults:#?}"));
            assert_eq!(text.kind, kind);
            let annexes = text.annexes.iter().flat_map(|annex| &annex.body);
            for item in text.body.iter().chain(annexes) {
                let is_text = item.style.is_some() && item.text.is_some();
                assert!(is_text != item.insert.is_some(), "{item:?}");
            }
        }
    }

    #[test]
    fn every_kind_of_measure_rank_and_axis_has_its_words() {
        let wording = wording().unwrap_or_else(|faults| panic!("{faults:#?}"));
        for kind in Kind::ALL {
            assert!(wording.measures.contains_key(&kind), "{kind:?}");
            assert!(wording.kinds.contains_key(&kind), "{kind:?}");
        }
        assert_eq!(wording.ranks.len(), wording.groups.len());
        for axis in Axis::ALL {
            assert!(wording.axes.contains_key(&axis), "{axis:?}");
        }
    }
}
