//! The catalogue: procedures as typed values, whatever format they came in.
//!
//! Loading is the border. Three adapters read files: [`native`] our own JSON, where the papers are
//! stated, [`portal`] the national portal's records, where they are prose to be read, and
//! `eregulations` procedures of that system, which are steps.

pub mod amount;
pub(crate) mod digest;
mod eregulations;
mod foreign;
mod gist;
mod lines;
mod merge;
pub mod native;
pub mod portal;
pub mod raw;
mod record;
mod source;
pub(crate) mod text;
mod texts;
mod walk;

pub use amount::{Dong, Duration, Fee, FeeGap, FeeItem, Pays, Relief, TimeLimit, TimeUnit};
pub use gist::{Gist, Glean, Said};
pub use source::{Input, Loaded, load, load_gist};

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use crate::choice::choice;
use crate::cost::{Activity, Decimal, Money};
use crate::fault::Fault;
use crate::ids::ProcedureCode;
use crate::knowledge::{AuthorityIx, DocumentIx, InstrumentIx, Provision};
use crate::reading::Role;

/// A catalogue of procedures, sorted by code.
#[derive(Debug, Default)]
pub struct Catalog {
    /// The procedures, by code; codes are distinct.
    pub procedures: Vec<Procedure>,
    /// What was said while reading it that does not keep it from being used.
    pub remarks: Vec<Remark>,
    /// What was read: equal inputs have equal digests, in whatever order the files came.
    pub provenance: Provenance,
}

impl Catalog {
    /// The remarks on records that are not in the catalogue.
    pub fn left_out(&self) -> impl Iterator<Item = &Remark> {
        self.remarks.iter().filter(|remark| remark.effect == Effect::LeftOut)
    }
}

/// What a catalogue was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// SHA-256 over the sorted digests (XXH3, 128 bits) of the records, in hexadecimal.
    pub digest: String,
    /// The latest day on which any of its facts was taken.
    pub snapshot: Option<Date>,
    /// Records read, whether they became procedures or not.
    pub records: usize,
    /// Bytes read.
    pub bytes: usize,
}

/// A remark on one record: it is a finding, not a reason to stop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What and where.
    pub fault: Fault,
    /// The procedure it is about, when it has a code.
    pub procedure: Option<ProcedureCode>,
    /// Whether the record had to be left out.
    pub effect: Effect,
}

/// What became of a record on which there is a remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// The record is in the catalogue.
    Kept,
    /// The record is not in the catalogue.
    LeftOut,
}

/// One entry of the catalogue (thủ tục hành chính). Equal texts of procedures that were read together
/// are one text, so that a catalogue takes the memory of what it says and not of how often.
#[derive(Clone, Debug)]
pub struct Procedure {
    /// Its key.
    pub code: ProcedureCode,
    /// Its name.
    pub name: Box<str>,
    /// The authority that promulgated it, when it is one we know.
    pub authority: Option<AuthorityIx>,
    /// That authority as printed.
    pub authority_text: Arc<str>,
    /// The agencies that settle it, when we know them.
    pub settled_by: Vec<AuthorityIx>,
    /// Those agencies as printed.
    pub settled_by_text: Arc<str>,
    /// The levels at which it is settled.
    pub levels: Vec<Level>,
    /// Its field (lĩnh vực).
    pub sector: Arc<str>,
    /// Who may ask for it.
    pub subjects: Vec<SubjectKind>,
    /// Groups it belongs to, such as the essential services.
    pub groups: Vec<Box<str>>,
    /// The cases it distinguishes.
    pub cases: Vec<Case>,
    /// The lines of its dossier, in the order of the source.
    pub requirements: Vec<Requirement>,
    /// Who does what, in order.
    pub steps: Vec<Step>,
    /// How it can be submitted.
    pub channels: Vec<Channel>,
    /// What it issues.
    pub results: Vec<Outcome>,
    /// Conditions to be met.
    pub conditions: Vec<Said>,
    /// Whether it says that there are none, which is more than to say nothing of any.
    pub denies_conditions: bool,
    /// What steps and conditions say, where their texts were let go.
    pub gist: Option<Box<Gist>>,
    /// The instruments it rests on.
    pub legal_bases: Vec<LegalBasis>,
    /// How often it is asked for; unknown when absent, never zero by default.
    pub volume: Option<Volume>,
    /// Rows of its cost sheet that somebody measured.
    pub measured: Vec<Measured>,
    /// The day the facts were taken.
    pub facts_taken: Option<Date>,
    /// Where they were taken from.
    pub source: Arc<str>,
}

choice! {
    /// The levels at which procedures are settled.
    pub enum Level {
        /// Cấp bộ.
        Ministry,
        /// Cấp tỉnh.
        Province,
        /// Cấp xã (and, in older records, cấp huyện).
        Commune,
        /// Cơ quan khác.
        Other,
    }
}

choice! {
    /// Who may ask for a procedure (đối tượng thực hiện).
    pub enum SubjectKind {
        /// Vietnamese citizens.
        Citizen,
        /// Vietnamese residing abroad.
        VietnameseAbroad,
        /// Foreigners.
        Foreigner,
        /// Enterprises.
        Enterprise,
        /// Cooperatives.
        Cooperative,
        /// Household businesses.
        HouseholdBusiness,
        /// Other organisations, officials and agencies.
        Organisation,
    }
}

/// A case of a procedure (trường hợp).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Its id within the procedure.
    pub id: Box<str>,
    /// Its heading.
    pub name: Box<str>,
}

/// One line of a dossier (thành phần hồ sơ).
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its id within the procedure: stated, or made from its words, never from its position. Findings
    /// on the line share it.
    pub id: Arc<str>,
    /// The line.
    pub text: Arc<str>,
    /// Position in [`Procedure::cases`] of the case it belongs to.
    pub case: Option<u16>,
    /// Originals to hand in; unknown when absent.
    pub originals: Option<u16>,
    /// Copies to hand in; unknown when absent.
    pub copies: Option<u16>,
    /// How many of the copies are to be certified, where the words ask for certified ones; all of them
    /// when absent.
    pub certified: Option<u16>,
    /// The form to fill in, as named.
    pub form: Option<Arc<str>>,
    /// The provision that imposes it; unknown when absent, as it is in most sources: therefore boxed.
    pub provision: Option<Box<Provision>>,
    /// What it asks for, where the source states it; `None` for prose that is to be read. Boxed: of
    /// the many lines of a national catalogue most are prose.
    pub stated: Option<Box<Stated>>,
}

/// What a line asks for, stated by the author of the catalogue.
#[derive(Clone, Debug)]
pub struct Stated {
    /// Whether it is a form or a paper.
    pub kind: crate::reading::LineKind,
    /// How the papers combine.
    pub operator: crate::reading::Operator,
    /// The papers.
    pub papers: Vec<StatedPaper>,
    /// Whether it is asked only when the data cannot be looked up.
    pub fallback: bool,
    /// Whether it is asked only of those who have it ("nếu có").
    pub if_any: bool,
}

/// A paper with the role of the person or thing it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedPaper {
    /// Its type.
    pub document: DocumentIx,
    /// Whose.
    pub role: Role,
}

/// One step of a procedure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Who acts; unknown for prose.
    pub actor: Option<Actor>,
    /// What is done.
    pub text: Said,
}

choice! {
    /// Who acts in a step.
    pub enum Actor {
        /// The person or organisation that asks.
        Applicant,
        /// The agency that settles.
        Authority,
    }
}

/// One way to submit a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Channel {
    /// The way.
    pub kind: ChannelKind,
    /// How long the agency may take.
    pub time_limit: TimeLimit,
    /// What it costs.
    pub fee: Fee,
}

choice! {
    /// The ways to submit a dossier.
    pub enum ChannelKind {
        /// Trực tiếp.
        InPerson,
        /// Dịch vụ bưu chính.
        Post,
        /// Trực tuyến.
        Online,
    }
}

/// What a procedure issues.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Its document type, when stated or recognised without doubt.
    pub document: Option<DocumentIx>,
    /// As printed.
    pub name: Box<str>,
}

/// An instrument a procedure rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalBasis {
    /// The instrument, when it is one we know.
    pub instrument: Option<InstrumentIx>,
    /// Its number as printed, spaces and typing faults mended.
    pub number: Arc<str>,
    /// Its title as printed; empty when the source gives none or we know the instrument.
    pub title: Arc<str>,
}

/// A row of the cost sheet that somebody measured: it wins over the computed one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// An activity of the name measured; what class it is of does not matter.
    pub activity: Activity,
    /// Position of the dossier line it is for; every row of the activity when absent.
    pub line: Option<u32>,
    /// The channel it is for; every channel when absent.
    pub channel: Option<ChannelKind>,
    /// Hours of one person.
    pub hours: Decimal,
    /// Hired services and what is bought.
    pub price: Money,
    /// Who measured it, when and how.
    pub source: Box<str>,
}

/// How often a procedure is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Dossiers a year.
    pub per_year: u64,
    /// Which year.
    pub year: Option<i16>,
    /// Who published it.
    pub source: Box<str>,
}
