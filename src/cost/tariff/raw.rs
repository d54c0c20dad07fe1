//! `tinhgon/tariff/1` and `tinhgon/effort/1` as they are written.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::choice::choice;
use crate::cost::{Currency, Decimal};
use crate::knowledge::{Name, Verified};

/// The value of [`TariffFile::schema`].
pub const SCHEMA: &str = "tinhgon/tariff/1";

/// One edition of every constant that prices rest on: `procedures/tariffs/<id>.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TariffFile {
    /// Always `tinhgon/tariff/1`.
    pub schema: Box<str>,
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it is, when to use it, and where it is weak.
    pub about: Name,
    /// The currency of all prices and incomes.
    pub currency: Currency,
    /// The year of its incomes.
    pub year: i16,
    /// Hours of a working day.
    pub hours_per_day: u16,
    /// What an hour of each segment is worth.
    pub hourly_income: IncomeFile,
    /// Every activity, once each.
    pub activities: Vec<ActivityFile>,
    /// The share of dossiers that come by each channel; the middle values sum to 1.
    pub channel_shares: SharesFile,
    /// The share of the time for a form that is saved when known fields are filled in beforehand.
    pub prefilled_share: ConstantFile,
    /// The share of dossiers to which a line applies that is asked "nếu có" only.
    pub conditional_share: ConstantFile,
}

/// What an hour of each segment is worth.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct IncomeFile {
    /// Of natural persons.
    pub citizen: ConstantFile,
    /// Of enterprises, cooperatives, household businesses.
    pub enterprise: ConstantFile,
    /// Of other organisations.
    pub organisation: ConstantFile,
}

/// The share of dossiers that come by each channel.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SharesFile {
    /// Handed in at the counter.
    pub in_person: ConstantFile,
    /// Sent by post.
    pub post: ConstantFile,
    /// Sent online.
    pub online: ConstantFile,
}

/// What one activity is worth: hours, a price, both, or nothing with the reason why.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivityFile {
    /// Its name.
    pub activity: Box<str>,
    /// Its class, where it has classes.
    pub class: Option<Box<str>>,
    /// Hours of one person.
    pub hours: Option<ConstantFile>,
    /// Price each time.
    pub price: Option<ConstantFile>,
    /// Why this edition prices nothing here.
    pub not_priced: Option<Name>,
}

/// One constant.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConstantFile {
    /// The low end.
    pub low: Decimal,
    /// The value used.
    pub mid: Decimal,
    /// The high end.
    pub high: Decimal,
    /// What it rests on.
    pub mark: Mark,
    /// The year it is of.
    pub year: i16,
    /// Where it is from.
    pub source: Name,
    /// How it was computed.
    pub derivation: Option<Name>,
    /// Number of the legal text that fixes it.
    pub instrument: Option<Box<str>>,
    /// The place in that text.
    pub place: Option<Box<str>>,
    /// How far the source was checked.
    pub verified: Verified,
}

choice! {
    /// What a constant rests on.
    pub enum Mark {
        /// A legal text or an official publication fixes it.
        Official,
        /// Somebody measured it.
        Measured,
        /// Nobody did: it is assumed, and the report says how much rests on it.
        Assumption,
    }
}

/// How hard each type of paper is to come by: `procedures/tariffs/effort.json`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffortFile {
    /// Always `tinhgon/effort/1`.
    pub schema: Box<str>,
    /// What the classes mean.
    pub about: Name,
    /// Papers whose data do not come about without the applicant.
    pub work_that_stays: StayingWork,
    /// The classes.
    pub classes: Vec<EffortClass>,
}

/// Papers whose work stays when data replace them.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StayingWork {
    /// Why it stays.
    pub why: Name,
    /// Ids of the document types.
    pub documents: Vec<Box<str>>,
}

/// The papers of one class.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EffortClass {
    /// The class.
    pub effort: EffortName,
    /// What belongs to it.
    pub why: Name,
    /// Ids of the document types.
    pub documents: Vec<Box<str>>,
}

choice! {
    /// How hard a paper is to come by, or a form to fill.
    pub enum EffortName {
        /// Kept at home.
        AtHand,
        /// To be asked of another agency first.
        Issued,
        /// Drawn up by professionals.
        Professional,
        /// An application or declaration.
        Declaration,
        /// A plan, report or explanation.
        Report,
    }
}
