//! The files below `procedures/knowledge/` as they are written: mirrors without judgement.
//!
//! Each struct is the JSON it reads and nothing else; [`super::load`] turns them into
//! [`super::Knowledge`], where every id is known to exist.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;

/// A name in both languages of the product.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Name {
    /// Vietnamese, in the register of an official document.
    pub vi: Box<str>,
    /// English.
    pub en: Box<str>,
}

/// How far a legal source was checked.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
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

/// `meta.json`: what day the folder speaks of, and where it comes from.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Meta {
    /// Always `tinhgon/knowledge/1`.
    pub schema: Box<str>,
    /// The latest day that anything in the folder takes account of.
    pub as_of: Date,
    /// Where it was taken from.
    pub sources: Vec<Name>,
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

/// Ranks of legal texts, highest first (Luật Ban hành văn bản quy phạm pháp luật).
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
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
}

/// Where an authority stands.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
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

/// `data_items.json`: the fields that papers prove and registers hold.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItems {
    /// Always `tinhgon/data-items/1`.
    pub schema: Box<str>,
    /// The items.
    pub items: Vec<DataItem>,
}

/// One field.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DataItem {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it is about.
    pub about: About,
    /// Whether it is a yes-or-no answer: the data behind it need not flow.
    #[serde(default)]
    pub fact: bool,
}

/// What a data item or a document type is about.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// A natural person.
    Person,
    /// A household.
    Household,
    /// An enterprise or another organisation.
    Organisation,
    /// A vehicle or vessel.
    Vehicle,
    /// A parcel of land and what stands on it.
    Parcel,
    /// A document itself.
    Document,
    /// The dossier at hand.
    Dossier,
    /// Anything else.
    Other,
}

/// `registers.json`: the databases of the State.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Registers {
    /// Always `tinhgon/registers/1`.
    pub schema: Box<str>,
    /// The registers.
    pub registers: Vec<Register>,
}

/// One register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Register {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Other written forms.
    #[serde(default)]
    pub aliases: Vec<Box<str>>,
    /// Id of the authority that runs it.
    pub owner: Box<str>,
    /// Its standing.
    pub kind: RegisterKind,
    /// What establishes it.
    pub grounds: Vec<Ground>,
    /// Rules that forbid asking for papers whose data it holds.
    #[serde(default)]
    pub no_paper_rules: Vec<Ground>,
    /// About whom or what it holds data.
    pub populations: Vec<Population>,
    /// First day it can be used.
    pub available_from: Option<Date>,
    /// Whether the owner published its field list (Nghị quyết 66.7/2025/NQ-CP, Điều 6).
    pub published_items: Option<PublishedItems>,
    /// The fields it holds.
    pub items: Vec<RegisterItem>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// Standing of a register.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum RegisterKind {
    /// A national database.
    National,
    /// A database of one sector.
    Sector,
    /// A platform that passes on data of others.
    Platform,
}

/// About whom or what a register holds data.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Population {
    /// Vietnamese citizens.
    Citizen,
    /// Persons of Vietnamese origin whose nationality is not determined.
    VietnameseOrigin,
    /// Foreigners.
    Foreigner,
    /// Enterprises registered in Viet Nam.
    Enterprise,
    /// Cooperatives and their unions.
    Cooperative,
    /// Household businesses.
    HouseholdBusiness,
    /// Other organisations.
    Organisation,
    /// Vehicles and vessels.
    Vehicle,
    /// Parcels of land.
    Parcel,
    /// Anything else.
    Other,
}

/// Whether the owner of a register published what can be looked up in it.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PublishedItems {
    /// Whether a published list was found.
    pub status: Publication,
    /// Where.
    pub ground: Option<Ground>,
}

/// Whether a published field list was found.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Publication {
    /// Found.
    Published,
    /// Looked for and not found.
    NotFound,
}

/// One field of a register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RegisterItem {
    /// How the register's own law numbers it.
    #[serde(rename = "ref")]
    pub reference: Box<str>,
    /// Id of the data item.
    pub item: Box<str>,
    /// The article that establishes it.
    pub ground: Ground,
    /// First day it is held.
    pub from: Option<Date>,
    /// Words on a restriction of its use.
    pub restricted: Option<Box<str>>,
}

/// `access.json`: who may read which register.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Access {
    /// Always `tinhgon/access/1`.
    pub schema: Box<str>,
    /// The permissions.
    pub access: Vec<Permission>,
}

/// One permission to read.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Permission {
    /// Id of the register.
    pub register: Box<str>,
    /// Ids of authorities; `*` for every agency that settles procedures.
    pub readers: Vec<Box<str>>,
    /// What for.
    pub purpose: Name,
    /// The article that permits it.
    pub ground: Ground,
    /// First day.
    pub from: Option<Date>,
}

/// `rules.json`: Horn rules over data items.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// Always `tinhgon/rules/1`.
    pub schema: Box<str>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// One rule: who knows all of `if` knows `then`.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its id.
    pub id: Box<str>,
    /// The item that follows.
    pub then: Box<str>,
    /// The items it follows from.
    #[serde(rename = "if")]
    pub premises: Vec<Box<str>>,
    /// Its name.
    pub name: Name,
    /// The article that says so.
    pub ground: Option<Ground>,
    /// Why it is sound.
    pub why: Name,
}

/// `document_types/*.json`: the papers.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentTypes {
    /// Always `tinhgon/document-types/1`.
    pub schema: Box<str>,
    /// Name of the group, equal to the file's name.
    pub group: Box<str>,
    /// The types.
    pub types: Vec<DocumentType>,
}

/// One type of paper.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentType {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Whether it existed before or is written for the procedure.
    pub class: DocumentClass,
    /// Written forms, lower case, with diacritics.
    pub aliases: Vec<Box<str>>,
    /// Abbreviations, matched in capitals only.
    #[serde(default)]
    pub abbreviations: Vec<Box<str>>,
    /// Whether it is still issued.
    pub status: DocumentStatus,
    /// Since when it is obsolete.
    pub obsolete_since: Option<Date>,
    /// What made it obsolete.
    pub obsolete_ground: Option<Ground>,
    /// What it is about.
    pub about: About,
    /// Ids of the data items it proves.
    pub proves: Vec<Box<str>>,
    /// Ids of papers that serve the same purpose: beside one of them it is only another way to show
    /// what the register already holds.
    #[serde(default)]
    pub alternative_to: Vec<Box<str>>,
    /// Rules or decisions that let a register's data take its place.
    #[serde(default)]
    pub replaced_by: Vec<Replacement>,
    /// Registers that hold its data without a rule that the paper is not asked.
    #[serde(default)]
    pub shared_in: Vec<Sharing>,
    /// A source that shows it is still required.
    pub kept: Option<Ground>,
    /// Codes of published procedures that still require it.
    #[serde(default)]
    pub kept_in: Vec<Box<str>>,
    /// Cases in which the data may be missing.
    #[serde(default)]
    pub caveats: Vec<Name>,
    /// Codes of the procedures that issue it.
    #[serde(default)]
    pub issued_by: Vec<Box<str>>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// Whether a document existed before or is written for the procedure.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentClass {
    /// Issued or certified by somebody before.
    Paper,
    /// Written by the applicant for this procedure.
    Form,
}

/// Whether a document is still issued.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum DocumentStatus {
    /// Still issued.
    Current,
    /// No longer valid.
    Obsolete,
}

/// A rule or decision that lets a register's data take the place of a paper.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Replacement {
    /// Id of the register.
    pub register: Box<str>,
    /// The rule.
    pub ground: Ground,
    /// Whether it holds for every procedure; for those of one field only when not said otherwise.
    #[serde(default)]
    pub scope: Scope,
    /// First day of its force.
    pub from: Option<Date>,
    /// Last day of its force.
    pub until: Option<Date>,
}

/// For which procedures a rule on replacing a paper holds.
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Every procedure.
    General,
    /// Procedures that rest on the instrument of the rule. The default: what a decree says of its
    /// own field says nothing of others.
    #[default]
    Field,
    /// Only procedures that an annex names one by one. The annexes are not carried here, so such a
    /// rule is shown and never counted.
    Listed,
}

/// A register that holds a paper's data without a rule that the paper is not asked.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharing {
    /// Id of the register.
    pub register: Box<str>,
    /// Where the data are listed.
    pub ground: Option<Ground>,
    /// Whether a text lists them or we infer it.
    pub basis: SharingBasis,
}

/// Why data are thought to be in a register.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Deserialize,
    serde::Serialize,
    JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum SharingBasis {
    /// A legal text lists them as shared.
    Listed,
    /// Inferred from the contents; unverified.
    Inferred,
}
