//! The compiled reading knowledge: what phrases mean.

use super::Origin;
use super::fold::{Folded, nfc};
use super::lexicon::{Lexicon, Meaning, Phrase};
use super::raw::ReadingFile;
use super::typo::Repair;
use crate::index::Table;
use crate::knowledge::{DocumentClass, DocumentIx, DocumentType, Listed};
use crate::lower::lower;

/// Phrases of so few words that one of them with other marks makes another paper: without marks,
/// *chứng tử* (a death certificate) is *chứng từ* (a voucher).
const SHORT_PHRASE: usize = 3;

/// Everything lines are read with.
#[derive(Debug, Default)]
pub struct Cues {
    pub(super) lexicon: Lexicon,
    pub(super) repair: Repair,
    /// Finds the names of procedures that only confirm what is held.
    confirmations: Lexicon,
    /// What names of procedures and headings say of the papers below them.
    confinements: Vec<Confinement>,
    /// Finds the names of procedures that withdraw a paper.
    pub(super) withdrawals: Lexicon,
    /// The document type of each short name.
    pub(super) short_names: Vec<DocumentIx>,
    /// A bit for each short name that needs no topic.
    pub(super) anywhere: u64,
    /// What tells originals that are taken in exchange.
    pub(super) exchanges: Exchanges,
    /// Which document types some rule lets go, by index.
    pub(super) replaceable: Vec<bool>,
    /// Which document types are forms, by index.
    pub(super) forms: Vec<bool>,
    /// Which document types any one of the papers listed behind their name shows, by index.
    pub(super) shown_by_any: Vec<bool>,
}

/// Compiled [`super::raw::Exchanges`].
#[derive(Debug, Default)]
pub(super) struct Exchanges {
    pub(super) titles: Lexicon,
    pub(super) endings: Lexicon,
    /// The papers on what such a procedure ends.
    pub(super) ended: Vec<DocumentIx>,
    originals: Lexicon,
    unless_line: Lexicon,
}

impl Exchanges {
    /// Whether a line says that the original is wanted, not a look at it.
    pub(super) fn takes_original(&self, line: &Folded) -> bool {
        self.originals.occurs_in(line) && !self.unless_line.occurs_in(line)
    }
}

/// The bit of a row in a set of rows: there is a handful of each kind, so that 64 always suffice.
pub(super) fn bit(row: u16) -> u64 {
    1 << (row % 64)
}

/// The document types of some ids; those of none are added to the unknown ones.
fn types(
    ids: &[Box<str>],
    documents: &Table<DocumentIx, DocumentType>,
    unknown: &mut Vec<Box<str>>,
) -> Vec<DocumentIx> {
    let found = ids.iter().filter_map(|id| {
        let found = documents.find(id);
        unknown.extend(found.is_none().then(|| id.clone()));
        found
    });
    found.collect()
}

/// A phrase once for each country that may stand in it.
fn in_each_country(text: &str, countries: &[Box<str>]) -> Vec<Box<str>> {
    const PLACE: &str = "{country}";
    match text.contains(PLACE) {
        true => countries.iter().map(|country| text.replace(PLACE, country).into()).collect(),
        false => vec![text.into()],
    }
}

/// A compiled [`super::raw::Confinement`].
#[derive(Debug)]
pub(super) struct Confinement {
    pub(super) origin: Origin,
    pub(super) titles: Lexicon,
    pub(super) headings: Lexicon,
    pub(super) unless: Lexicon,
    pub(super) unless_line: Lexicon,
    /// The types it is about; none: all.
    documents: Vec<DocumentIx>,
}

impl Confinement {
    /// Whether it is about papers of a type.
    pub(super) fn covers(&self, document: Option<DocumentIx>) -> bool {
        self.documents.is_empty() || document.is_some_and(|one| self.documents.contains(&one))
    }
}

impl Cues {
    /// Whether the name of a procedure says that it only confirms or copies what a register holds.
    #[must_use]
    pub fn only_confirms(&self, procedure: &str) -> bool {
        self.confirmations.occurs_in(&Folded::new(&nfc(procedure)))
    }

    /// The confinements, each with a bit of its own.
    pub(super) fn confinements(&self) -> impl Iterator<Item = (u64, &Confinement)> {
        (0..).zip(&self.confinements).map(|(row, one)| (bit(row), one))
    }

    /// Compiles the cues with the aliases of all document types.
    ///
    /// # Errors
    /// The ids that name no document type.
    pub fn compile(
        file: &ReadingFile,
        documents: &Table<DocumentIx, DocumentType>,
    ) -> Result<Self, Vec<Box<str>>> {
        let mut phrases = Vec::new();
        let mut unknown = Vec::new();
        let add = |phrases: &mut Vec<Phrase>, texts: &[Box<str>], meaning, capitals| {
            let texts = texts.iter().flat_map(|text| in_each_country(text, &file.countries));
            phrases.extend(texts.map(|text| Phrase {
                text,
                meaning,
                capitals,
                needs_marks: false,
            }));
        };
        for (index, document) in documents.iter() {
            let meaning = Meaning::Document(index);
            let name: Box<str> = lower(&document.name.vi).into();
            add(&mut phrases, &[name], meaning, false);
            add(&mut phrases, &document.aliases, meaning, false);
            add(&mut phrases, &document.abbreviations, meaning, true);
        }
        for cue in &file.cues {
            add(&mut phrases, &cue.phrases, Meaning::Cue(cue.class), false);
        }
        for role in &file.roles {
            add(&mut phrases, &role.phrases, Meaning::Role(role.role), false);
        }
        for fact in &file.facts {
            match documents.find(&fact.document) {
                Some(index) => add(&mut phrases, &fact.phrases, Meaning::Fact(index), false),
                None => unknown.push(fact.document.clone()),
            }
        }
        let compile = |texts: &[Box<str>]| {
            let mut phrases = Vec::new();
            add(&mut phrases, texts, Meaning::Topic(0), false);
            Lexicon::new(&phrases)
        };
        let mut confinements = Vec::new();
        for row in &file.confinements {
            confinements.push(Confinement {
                origin: row.origin,
                titles: compile(&row.titles),
                headings: compile(&row.headings),
                unless: compile(&row.unless),
                unless_line: compile(&row.unless_line),
                documents: types(&row.documents, documents, &mut unknown),
            });
        }
        let mut short_names = Vec::new();
        let mut anywhere = 0_u64;
        for short in &file.short_names {
            let Some(index) = documents.find(&short.document) else {
                unknown.push(short.document.clone());
                continue;
            };
            // A handful of short names: the number always fits.
            let row = u16::try_from(short_names.len()).unwrap_or(u16::MAX);
            short_names.push(index);
            anywhere |= if short.topics.is_empty() { bit(row) } else { 0 };
            add(&mut phrases, &short.phrases, Meaning::ShortName(row), false);
            add(&mut phrases, &short.closing, Meaning::ClosingName(row), false);
            add(&mut phrases, &short.topics, Meaning::Topic(row), false);
        }
        let ended = types(&file.exchanges.ended, documents, &mut unknown);
        if !unknown.is_empty() {
            return Err(unknown);
        }
        for phrase in &mut phrases {
            let words = || phrase.text.split(' ');
            let confusable = |word: &str| file.confusable.iter().any(|one| **one == *word);
            phrase.needs_marks = words().count() <= SHORT_PHRASE && words().any(confusable);
        }
        let aliases = phrases
            .iter()
            .filter_map(|phrase| match (phrase.meaning, phrase.capitals) {
                (Meaning::Document(index), false) => Some((&*phrase.text, index)),
                _ => None,
            })
            .collect::<Vec<_>>();
        // Every run waits for these two, the longest work of loading.
        let (repair, lexicon) =
            rayon::join(|| Repair::new(&aliases, &file.confusable), || Lexicon::new(&phrases));
        Ok(Self {
            confirmations: compile(&file.confirmations),
            withdrawals: compile(&file.withdrawals),
            repair,
            confinements,
            lexicon,
            short_names,
            anywhere,
            exchanges: Exchanges {
                titles: compile(&file.exchanges.titles),
                endings: compile(&file.exchanges.endings),
                ended,
                originals: compile(&file.exchanges.originals),
                unless_line: compile(&file.exchanges.unless_line),
            },
            replaceable: documents.rows().iter().map(|one| !one.replaced_by.is_empty()).collect(),
            forms: documents.rows().iter().map(|one| one.class == DocumentClass::Form).collect(),
            shown_by_any: documents.rows().iter().map(|one| one.listed == Listed::AnyOne).collect(),
        })
    }
}
