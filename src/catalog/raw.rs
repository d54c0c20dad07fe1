//! `tinhgon/procedure/1` as it is written: a mirror without judgement.
//!
//! Each struct is the JSON it reads and nothing else; [`super::native`] turns it into a
//! [`super::Procedure`], where every id is known to exist.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::{Actor, ChannelKind, Level, Relief, SubjectKind, TimeUnit};
use crate::choice::choice;
use crate::cost::Decimal;
use crate::knowledge::Ground;
use crate::reading::Role;

/// The value of [`Procedure::schema`].
pub const SCHEMA: &str = "tinhgon/procedure/1";

/// One procedure: `catalog/<authority>/<code>.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Procedure {
    /// Always `tinhgon/procedure/1`.
    pub schema: Box<str>,
    /// Its code in the national catalogue, such as `1.001193`, or in another system, such as `ereg:123`.
    pub code: Box<str>,
    /// Its name.
    pub name: Box<str>,
    /// Id of the authority that promulgated it; of a procedure of another system, the agencies as printed.
    pub authority: Box<str>,
    /// Ids of the agencies that settle it.
    #[serde(default)]
    pub settled_by: Vec<Box<str>>,
    /// The levels at which it is settled.
    #[serde(default)]
    pub level: Vec<Level>,
    /// Its field (lĩnh vực).
    #[serde(default)]
    pub sector: Box<str>,
    /// Who may ask for it.
    #[serde(default)]
    pub subjects: Vec<SubjectKind>,
    /// Groups it belongs to, such as `essential-25`.
    #[serde(default)]
    pub groups: Vec<Box<str>>,
    /// The cases it distinguishes.
    #[serde(default)]
    pub cases: Vec<Case>,
    /// Why there are no lines, where there are none.
    pub dossier: Option<Dossier>,
    /// The lines of its dossier.
    pub requirements: Vec<Requirement>,
    /// Who does what, in order.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// How it can be submitted.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// What it issues.
    #[serde(default)]
    pub results: Vec<Outcome>,
    /// Conditions to be met; “Không” says that there are none, silence says nothing.
    #[serde(default)]
    pub conditions: Vec<Box<str>>,
    /// Numbers of the instruments it rests on.
    #[serde(default)]
    pub legal_bases: Vec<Box<str>>,
    /// How often it is asked for; only where a source publishes it.
    pub volume: Option<Volume>,
    /// Rows of the cost sheet that somebody measured; each wins over the computed one.
    #[serde(default)]
    pub measured: Vec<MeasuredRow>,
    /// The day the facts were taken; unknown only of a procedure of another system.
    pub facts_taken: Option<Date>,
    /// Where they were taken from.
    pub source: Box<str>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// A row of the cost sheet that somebody measured.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasuredRow {
    /// The activity, as tariff editions name it (`obtain_paper`, `travel` …), or `inspection` or
    /// `other` for a task that no computed row has.
    pub activity: Box<str>,
    /// Id of the dossier line it is for; every row of the activity when absent.
    pub requirement: Option<Box<str>>,
    /// The channel it is for; every channel when absent.
    pub channel: Option<ChannelKind>,
    /// Hours of one person; none when absent.
    pub hours: Option<Decimal>,
    /// Hired services and what is bought, in whole đồng; none when absent.
    pub price: Option<i64>,
    /// Who measured it, when and how.
    pub source: Box<str>,
}

/// A case (trường hợp).
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Its id within the procedure.
    pub id: Box<str>,
    /// Its heading.
    pub name: Box<str>,
}

choice! {
    /// Why a procedure has no dossier lines.
    pub enum Dossier {
        /// The source publishes the procedure without its dossier.
        NotPublished,
    }
}

/// One line of the dossier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// Its id within the procedure.
    pub id: Box<str>,
    /// The line, in short field terms.
    pub text: Box<str>,
    /// Whether it is a paper or a form; without it the line is prose, to be read.
    pub kind: Option<RequirementKind>,
    /// How its papers combine.
    #[serde(default)]
    pub operator: Combination,
    /// The papers it asks for.
    #[serde(default)]
    pub documents: Vec<Paper>,
    /// Id of the case it belongs to.
    pub case: Option<Box<str>>,
    /// Originals to hand in.
    pub originals: Option<u16>,
    /// Copies to hand in.
    pub copies: Option<u16>,
    /// How many of the copies are to be certified, where the text asks for certified ones; all of them
    /// when absent.
    pub certified: Option<u16>,
    /// The form to fill in, as named.
    pub form: Option<Box<str>>,
    /// Whether it is asked only of those who have it (nếu có).
    #[serde(default)]
    pub if_any: bool,
    /// Whether it is asked only when the data cannot be looked up.
    #[serde(default)]
    pub fallback: bool,
    /// The provision that imposes it.
    pub provision: Option<Ground>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

choice! {
    /// What a dossier line is.
    pub enum RequirementKind {
        /// A paper that existed before.
        Document,
        /// A form the applicant writes.
        Form,
    }
}

choice! {
    /// How the papers of one line combine.
    #[derive(Default)]
    pub enum Combination {
        /// Every one is asked for.
        #[default]
        AllOf,
        /// One of them is enough.
        AnyOf,
    }
}

/// A paper with the role of whom it is about.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// Id of its document type.
    #[serde(rename = "type")]
    pub document: Box<str>,
    /// Whose.
    pub role: Role,
}

/// One step.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Who acts; unknown when absent.
    pub actor: Option<Actor>,
    /// What is done.
    pub text: Box<str>,
}

/// One way to submit the dossier.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Channel {
    /// The way.
    pub channel: ChannelKind,
    /// How long the agency may take; unknown when absent.
    pub time_limit: Option<TimeLimit>,
    /// What it costs; unknown when absent.
    pub fee: Option<Fee>,
}

/// A number of units of time.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TimeLimit {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: TimeUnit,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// What one channel costs.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fee {
    /// What the source says.
    pub status: FeeStatus,
    /// The amounts.
    #[serde(default)]
    pub items: Vec<FeeItem>,
}

choice! {
    /// What a source says about a fee.
    pub enum FeeStatus {
        /// Nothing is charged.
        Free,
        /// Amounts are listed.
        Listed,
        /// A province sets the amount.
        SetByProvince,
        /// It does not say.
        Unknown,
    }
}

/// One amount.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeItem {
    /// What it is for, such as "Lệ phí".
    pub name: Box<str>,
    /// Whole đồng, not below zero; unknown when absent. Signed, so that a negative amount is read
    /// and reported as what it is.
    pub amount: Option<i64>,
    /// The most that is paid, whole đồng, where the amount is not known.
    pub at_most: Option<u64>,
    /// Who pays it, where others pay something else instead; everybody when absent. Amounts of one
    /// case are paid together.
    pub case: Option<Box<str>>,
    /// What is paid instead in certain times.
    #[serde(default)]
    pub reliefs: Vec<Relief>,
    /// Per what.
    pub per: Option<Box<str>>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// What the procedure issues.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Id of its document type; unknown when absent.
    #[serde(rename = "type")]
    pub document: Option<Box<str>>,
    /// Its name, where it is no known type or differs from the type's own.
    pub name: Option<Box<str>>,
}

/// How often it is asked for.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// Dossiers a year.
    pub per_year: u64,
    /// Which year.
    pub year: Option<i16>,
    /// Who published it.
    pub source: Box<str>,
}
