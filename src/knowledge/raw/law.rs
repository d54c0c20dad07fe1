//! Legal texts and the authorities they speak of.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Name;

use crate::choice::choice;

choice! {
    /// How far a legal source was checked.
    pub enum Verified {
        /// The provision itself was read.
        Read,
        /// Another text quotes or summarises the provision.
        Quoted,
        /// Known from the press only.
        Press,
        /// Not checked.
        Unverified,
    }
}

/// A place in a legal text.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Number of the instrument, such as `26/2023/QH15`.
    pub instrument: Box<str>,
    /// Point, clause and article, such as `khoản 1 Điều 9`; absent when only the instrument is known.
    pub place: Option<Box<str>>,
    /// How far it was checked.
    pub verified: Verified,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// `instruments.json`: the legal texts that everything else cites.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instruments {
    /// Always `tinhgon/instruments/1`.
    pub schema: Box<str>,
    /// The instruments.
    pub instruments: Vec<Instrument>,
}

/// One legal text.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Instrument {
    /// Its number, the key by which it is cited.
    pub number: Box<str>,
    /// Its title, shortened.
    pub title: Box<str>,
    /// Its rank.
    pub rank: Rank,
    /// Id of the authority that issued it.
    pub issuer: Box<str>,
    /// Day of signature.
    pub date: Option<Date>,
    /// First day in force.
    pub in_force: Option<Date>,
    /// Last day in force.
    pub until: Option<Date>,
    /// How far it was checked.
    pub verified: Verified,
}

choice! {
    /// Ranks of legal texts, highest first (Luật Ban hành văn bản quy phạm pháp luật).
    pub enum Rank {
        /// Luật, bộ luật.
        Law,
        /// Pháp lệnh.
        Ordinance,
        /// Nghị quyết của Quốc hội, Ủy ban Thường vụ Quốc hội.
        AssemblyResolution,
        /// Nghị quyết của Chính phủ.
        GovernmentResolution,
        /// Nghị định.
        Decree,
        /// Quyết định của Thủ tướng Chính phủ.
        PmDecision,
        /// Chỉ thị.
        Directive,
        /// Thông tư, thông tư liên tịch.
        Circular,
        /// Quyết định của bộ trưởng.
        MinisterialDecision,
        /// Quyết định, nghị quyết của địa phương.
        ProvincialDecision,
        /// Công văn.
        Dispatch,
        /// Anything else, such as treaties and consolidated texts.
        Other,
    }
}

/// `authorities.json`: who promulgates, settles, owns and reads.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authorities {
    /// Always `tinhgon/authorities/1`.
    pub schema: Box<str>,
    /// The authorities.
    pub authorities: Vec<Authority>,
}

/// One authority.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Other written forms, old names, abbreviations.
    #[serde(default)]
    pub aliases: Vec<Box<str>>,
    /// Where it stands.
    pub level: AuthorityLevel,
    /// Id of the authority it belongs to.
    pub parent: Option<Box<str>>,
    /// Why it is none of the Government's, so that no text of the Government binds its procedures; this
    /// holds for those below it, too. Absent for all others.
    pub outside_government: Option<OutsideGovernment>,
}

/// Why an authority is none of the Government's.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OutsideGovernment {
    /// Why, with the text that says so.
    pub why: Name,
    /// How far that was checked.
    pub verified: Verified,
}

choice! {
    /// Where an authority stands.
    pub enum AuthorityLevel {
        /// National Assembly, Government, Prime Minister.
        Central,
        /// A ministry or an agency of its rank.
        Ministry,
        /// Province.
        Province,
        /// Commune.
        Commune,
        /// Anything else.
        Other,
    }
}
