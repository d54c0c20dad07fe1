//! What is known about the State's data: registers, document types, data items, rules,
//! authorities and instruments, each with its legal source.
//!
//! The truth of the field is in data files that a domain expert can read and correct
//! (`procedures/knowledge/`); this module only holds them as typed tables in which every id exists.

mod embedded;
mod integrity;
mod load;
pub mod raw;
mod resolve;

pub use embedded::{embedded, load_embedded};
pub use load::{Files, load};
pub use raw::{
    About, AuthorityLevel, DocumentClass, DocumentStatus, Ground, Holders, Listed, Name,
    OutsideGovernment, Population, Publication, Rank, RegisterKind, Scope, SharingBasis, StandsFor,
    Verified, Whom,
};

use jiff::civil::Date;

use crate::index::Table;
use crate::index_type;
use crate::reading::nfc;

index_type!(
    /// A legal instrument in [`Knowledge::instruments`].
    InstrumentIx
);
index_type!(
    /// An authority in [`Knowledge::authorities`].
    AuthorityIx
);
index_type!(
    /// A data item in [`Knowledge::items`].
    ItemIx
);
index_type!(
    /// A register in [`Knowledge::registers`].
    RegisterIx
);
index_type!(
    /// A derivation rule in [`Knowledge::rules`].
    RuleIx
);
index_type!(
    /// A document type in [`Knowledge::documents`].
    DocumentIx
);

/// Everything known, every reference resolved.
#[derive(Debug, Default)]
pub struct Knowledge {
    /// The latest day that anything in it takes account of.
    pub as_of: Date,
    /// Where it was taken from.
    pub sources: Vec<Name>,
    /// Legal texts by number.
    pub instruments: Table<InstrumentIx, Instrument>,
    /// Authorities by id.
    pub authorities: Table<AuthorityIx, Authority>,
    /// Data items by id.
    pub items: Table<ItemIx, raw::DataItem>,
    /// Registers by id.
    pub registers: Table<RegisterIx, Register>,
    /// Derivation rules by id.
    pub rules: Table<RuleIx, Rule>,
    /// Document types by id.
    pub documents: Table<DocumentIx, DocumentType>,
    /// Who may read which register.
    pub permissions: Vec<Permission>,
    /// What dossier lines are read with.
    pub cues: crate::reading::Cues,
    /// What their clauses on looking up are read with.
    pub exemptions: crate::exemption::Exemptions,
}

impl Knowledge {
    /// An authority, the one it belongs to, and so on upwards; loading refuses circles.
    pub fn lineage(&self, authority: AuthorityIx) -> impl Iterator<Item = AuthorityIx> + '_ {
        std::iter::successors(Some(authority), |&below| self.authorities[below].parent)
    }
}

/// A legal text.
#[derive(Clone, Debug)]
pub struct Instrument {
    /// Its number, the key by which it is cited.
    pub number: Box<str>,
    /// Its title, shortened.
    pub title: Box<str>,
    /// Its rank.
    pub rank: Rank,
    /// The authority that issued it.
    pub issuer: AuthorityIx,
    /// Day of signature.
    pub date: Option<Date>,
    /// When it holds; an unknown first day is open.
    pub in_force: InForce,
    /// How far it was checked.
    pub verified: Verified,
}

/// Who promulgates, settles, owns or reads.
#[derive(Clone, Debug)]
pub struct Authority {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Other written forms, old names, abbreviations.
    pub aliases: Vec<Box<str>>,
    /// Where it stands.
    pub level: AuthorityLevel,
    /// The authority it belongs to.
    pub parent: Option<AuthorityIx>,
    /// Why it is none of the Government's; those below it are none either.
    pub outside_government: Option<OutsideGovernment>,
}

/// A place in a known instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provision {
    /// The instrument.
    pub instrument: InstrumentIx,
    /// Point, clause, article; `None` when only the instrument is known.
    pub place: Option<Box<str>>,
    /// How far it was checked.
    pub verified: Verified,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// A span of days, both ends included; an absent end is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
}

impl InForce {
    /// Whether a day lies within the span.
    #[must_use]
    pub fn covers(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

/// A database of the State.
#[derive(Debug)]
pub struct Register {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// Other written forms.
    pub aliases: Vec<Box<str>>,
    /// The authority that runs it.
    pub owner: AuthorityIx,
    /// Its standing.
    pub kind: RegisterKind,
    /// What establishes it.
    pub grounds: Vec<Provision>,
    /// Rules that forbid asking for papers whose data it holds.
    pub no_paper_rules: Vec<Provision>,
    /// About whom or what it holds data.
    pub populations: Vec<Population>,
    /// First day it can be used; unknown when absent.
    pub available_from: Option<Date>,
    /// Whether the owner published what can be looked up.
    pub publication: Option<(Publication, Option<Provision>)>,
    /// What lets forms be filled in beforehand from it, for those whose data it holds.
    pub fills_forms: Option<Provision>,
    /// The fields it holds.
    pub items: Vec<RegisterItem>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

/// One field of a register.
#[derive(Debug)]
pub struct RegisterItem {
    /// How the register's own law numbers it.
    pub reference: Box<str>,
    /// The data item.
    pub item: ItemIx,
    /// The article that establishes it.
    pub ground: Provision,
    /// First day it is held; as the register itself when absent.
    pub from: Option<Date>,
    /// Words on a restriction of its use.
    pub restricted: Option<Box<str>>,
}

/// Who may read a register.
#[derive(Debug)]
pub struct Permission {
    /// The register.
    pub register: RegisterIx,
    /// Who.
    pub readers: Readers,
    /// What for.
    pub purpose: Name,
    /// The article that permits it.
    pub ground: Provision,
    /// First day; open when absent.
    pub from: Option<Date>,
}

/// The readers of a register.
#[derive(Debug, PartialEq, Eq)]
pub enum Readers {
    /// Every agency that settles procedures.
    Everyone,
    /// These and the agencies below them.
    Only(Vec<AuthorityIx>),
}

/// A Horn rule: who knows all premises knows the conclusion.
#[derive(Debug)]
pub struct Rule {
    /// Its id.
    pub id: Box<str>,
    /// What follows.
    pub conclusion: ItemIx,
    /// From what.
    pub premises: Vec<ItemIx>,
    /// Its name.
    pub name: Name,
    /// The article that says so.
    pub ground: Option<Provision>,
    /// Why it is sound.
    pub why: Name,
}

/// A type of paper, independent of any procedure.
#[derive(Debug)]
pub struct DocumentType {
    /// Its id.
    pub id: Box<str>,
    /// The group it is filed under.
    pub group: Box<str>,
    /// Its name.
    pub name: Name,
    /// Whether it existed before or is written for the procedure.
    pub class: DocumentClass,
    /// Whether it is one paper, or a common name of many.
    pub stands_for: StandsFor,
    /// Whom it is issued to.
    pub holders: Holders,
    /// How the papers combine that a line lists behind this name.
    pub listed: Listed,
    /// Written forms, lower case, with diacritics.
    pub aliases: Vec<Box<str>>,
    /// Abbreviations, matched in capitals only.
    pub abbreviations: Vec<Box<str>>,
    /// Since when it is obsolete, and why; `None` while it is current.
    pub obsolete: Option<Obsolete>,
    /// What it is about.
    pub about: About,
    /// The data items it proves.
    pub proves: Vec<ItemIx>,
    /// Papers that serve the same purpose.
    pub alternative_to: Vec<DocumentIx>,
    /// Rules or decisions that let a register's data take its place.
    pub replaced_by: Vec<Replacement>,
    /// Registers that hold its data without such a rule.
    pub shared_in: Vec<Sharing>,
    /// A source that shows it is still required.
    pub kept: Option<Provision>,
    /// Cases in which the data may be missing.
    pub caveats: Vec<Name>,
    /// Codes of the procedures that issue it.
    pub issued_by: Vec<Box<str>>,
    /// Who asks for it beside Vietnamese agencies, with the text that says so.
    pub also_serves: Vec<(Whom, Provision)>,
    /// A word on it.
    pub note: Option<Box<str>>,
}

impl DocumentType {
    /// Whether two who ask for it ask for the same paper, not for two of a common name.
    #[must_use]
    pub fn is_one_paper(&self) -> bool {
        self.stands_for == StandsFor::OnePaper
    }

    /// Whether a rule for every procedure lets data take its place.
    #[must_use]
    pub fn is_replaced_everywhere(&self) -> bool {
        self.replaced_by.iter().any(|one| one.scope == Scope::General)
    }

    /// Whether a text names it by its name or one of its aliases. Slow: for single texts.
    #[must_use]
    pub fn is_named_in(&self, text: &str) -> bool {
        let text = nfc(text).to_lowercase();
        let mut names = self.aliases.iter().map(|alias| &**alias);
        names.any(|alias| text.contains(alias)) || text.contains(&self.name.vi.to_lowercase())
    }
}

/// Why a document is obsolete.
#[derive(Debug)]
pub struct Obsolete {
    /// Since when.
    pub since: Option<Date>,
    /// What made it so.
    pub ground: Option<Provision>,
}

/// A rule or decision that lets a register's data take the place of a paper.
#[derive(Debug)]
pub struct Replacement {
    /// The register.
    pub register: RegisterIx,
    /// The rule.
    pub ground: Provision,
    /// For which procedures it holds.
    pub scope: Scope,
    /// When it holds.
    pub in_force: InForce,
}

impl Replacement {
    /// Whether it speaks to a procedure that rests on some instruments.
    ///
    /// A rule whose source nobody checked speaks to none.
    #[must_use]
    pub fn speaks_to(&self, bases: &[InstrumentIx]) -> bool {
        match self.scope {
            Scope::General => self.ground.verified != Verified::Unverified,
            // A rule of one field counts only where its text was seen, if only as a quotation.
            Scope::Field => {
                bases.contains(&self.ground.instrument) && self.ground.verified <= Verified::Quoted
            }
            Scope::Listed => false,
        }
    }
}

/// A register that holds a paper's data without a rule that the paper is not asked.
#[derive(Debug)]
pub struct Sharing {
    /// The register.
    pub register: RegisterIx,
    /// Where the data are listed.
    pub ground: Option<Provision>,
    /// Whether a text lists them or it is inferred.
    pub basis: SharingBasis,
}
