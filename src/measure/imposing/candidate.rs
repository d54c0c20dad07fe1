//! What one legal basis weighs before any line is looked at.

use std::borrow::Cow;

use jiff::civil::Date;

use super::Imposing;
use super::compiled::{Compiled, Title};
use super::hint::{Hint, Hints};
use super::overlap::Bag;
use super::words::Topic;
use crate::catalog::{LegalBasis, Procedure};
use crate::citation::TextNumber;
use crate::index::Ix;
use crate::knowledge::{Instrument, InstrumentIx, Knowledge};

/// A legal basis, weighed.
#[derive(Debug)]
pub(super) struct Candidate {
    /// Its place in the procedure's list.
    pub(super) position: usize,
    pub(super) instrument: Option<InstrumentIx>,
    /// Its number; `None` when none can be read in it.
    pub(super) citation: Option<TextNumber>,
    pub(super) points: i32,
    pub(super) hints: Hints,
}

impl Candidate {
    /// Adds points, and says what for.
    fn add(&mut self, points: i32, hint: Hint) {
        if points != 0 {
            self.points = self.points.saturating_add(points);
            self.hints.insert(hint);
        }
    }
}

/// What the title of a text tells, whatever procedure rests on it.
#[derive(Clone, Debug)]
pub(super) struct TitleFacts {
    topics: Vec<(Topic, i32)>,
    amends: bool,
    several: bool,
}

impl TitleFacts {
    fn of(words: &Compiled, title: &str) -> Self {
        let folded = Title::new(title);
        Self {
            topics: words.topics(&folded),
            amends: words.amends(&folded),
            several: words.several(&folded),
        }
    }
}

/// A legal basis as its texts are compared.
struct Reading<'p> {
    basis: &'p LegalBasis,
    known: Option<&'p Instrument>,
    citation: Option<TextNumber>,
    title: &'p str,
    facts: Cow<'p, TitleFacts>,
    words: Cow<'p, Bag>,
}

/// What the bases of a procedure weigh, in their order; a text listed twice stands where it weighs
/// more.
pub(super) fn of(imposing: &Imposing<'_>, procedure: &Procedure) -> Vec<Candidate> {
    let bases: Vec<_> =
        procedure.legal_bases.iter().map(|basis| Reading::new(imposing, basis)).collect();
    let whole = Whole::new(imposing, procedure, &bases);
    let mut candidates: Vec<Candidate> = Vec::with_capacity(bases.len());
    for (position, basis) in bases.iter().enumerate() {
        let candidate = whole.weigh(imposing, position, basis);
        let same = |other: &&mut Candidate| {
            let (Some(a), Some(b)) = (other.citation, candidate.citation) else { return false };
            a.is_of_the_text_of(b)
        };
        match candidates.iter_mut().find(same) {
            Some(other) if other.points >= candidate.points => {}
            Some(other) => *other = candidate,
            None => candidates.push(candidate),
        }
    }
    candidates.sort_by_key(|candidate| candidate.position);
    candidates
}

impl<'p> Reading<'p> {
    fn new<'k: 'p>(imposing: &'p Imposing<'k>, basis: &'p LegalBasis) -> Self {
        let known = basis.instrument.map(|ix| &imposing.knowledge.instruments[ix]);
        let title = known.map_or(&*basis.title, |known| &*known.title);
        let told = || TitleFacts::of(&imposing.words, title);
        // The titles of the instruments we know are looked at once for all procedures.
        let at = basis.instrument.map(|ix| ix.raw() as usize);
        let known_title =
            at.and_then(|at| Some((imposing.titles.get(at)?, imposing.bags.get(at)?)));
        let (facts, words) = match known_title {
            Some((seen, bag)) => (Cow::Borrowed(seen.get_or_init(told)), Cow::Borrowed(bag)),
            None => (Cow::Owned(told()), Cow::Owned(Bag::new(title))),
        };
        let mut citation = imposing.words.signs.numbers(&basis.number).next();
        if let (Some(citation), Some(known)) = (&mut citation, known) {
            citation.rank = Some(known.rank);
        }
        Self { basis, known, citation, title, facts, words }
    }
}

/// What all bases are compared with.
struct Whole {
    name: Bag,
    sector: Bag,
    /// Cited by steps and conditions.
    steps: Vec<TextNumber>,
    /// Cited by lines of the dossier.
    dossier: Vec<TextNumber>,
    /// Cited by titles of bases that amend, with the place of the basis.
    amended: Vec<(usize, TextNumber)>,
    /// The day of the facts.
    day: Date,
    /// Whether the procedure is of the authority that sets the fees of all others.
    sets_fees: bool,
}

impl Whole {
    fn new(imposing: &Imposing<'_>, procedure: &Procedure, bases: &[Reading<'_>]) -> Self {
        let Imposing { knowledge, words, .. } = imposing;
        let cited = |text| words.signs.numbers(text);
        let lines = procedure.requirements.iter().map(|line| &*line.text);
        let amending = bases.iter().enumerate().filter(|(_, basis)| basis.facts.amends);
        Self {
            name: Bag::new(&procedure.name),
            sector: Bag::new(&procedure.sector),
            steps: match &procedure.gist {
                Some(gist) => gist.cited.to_vec(),
                None => procedure.prose().flat_map(cited).collect(),
            },
            dossier: lines.flat_map(cited).collect(),
            amended: amending
                .flat_map(|(position, basis)| cited(basis.title).map(move |one| (position, one)))
                .collect(),
            day: procedure.facts_taken.unwrap_or(knowledge.as_of),
            sets_fees: sets_fees(procedure, knowledge, &words.raw.fee_numbers.authority),
        }
    }

    /// What a basis weighs.
    fn weigh(&self, imposing: &Imposing<'_>, position: usize, basis: &Reading<'_>) -> Candidate {
        let Imposing { words, weights, .. } = imposing;
        let raw = &words.raw;
        let mut candidate = Candidate {
            position,
            instrument: basis.basis.instrument,
            citation: basis.citation,
            points: words.rank_points(basis.citation.and_then(|citation| citation.rank)),
            hints: Hints::default(),
        };
        let topics = &basis.facts.topics;
        for &(topic, points) in topics {
            candidate.add(points, topic.into());
        }
        let told = topics.iter().any(|(topic, _)| *topic == Topic::Fees);
        if !told && !self.sets_fees && words.is_fee_number(&basis.basis.number) {
            candidate.add(words.topic_points(Topic::Fees), Hint::OnFees);
        }
        if basis.facts.amends {
            candidate.add(raw.amending.points, Hint::Amends);
            if basis.facts.several {
                candidate.add(raw.several.points, Hint::AmendsSeveral);
            }
        }
        if basis.known.is_some_and(|known| !known.in_force.covers(self.day)) {
            candidate.add(raw.out_of_force.points, Hint::OutOfForce);
        }
        let title = &basis.words;
        candidate.add(weights.earned(raw.name.points, &self.name, title), Hint::SharesName);
        candidate.add(weights.earned(raw.sector.points, &self.sector, title), Hint::SharesSector);
        let Some(citation) = basis.citation else { return candidate };
        let among = |cited: &[TextNumber]| cited.iter().any(|one| one.is_of_the_text_of(citation));
        let amended =
            |(by, one): &(usize, TextNumber)| *by != position && one.is_of_the_text_of(citation);
        if self.amended.iter().any(amended) {
            candidate.add(raw.amended.points, Hint::Amended);
        }
        if among(&self.steps) {
            candidate.add(raw.cited_in_steps.points, Hint::CitedInSteps);
        }
        if among(&self.dossier) {
            candidate.add(raw.cited_in_dossier.points, Hint::CitedInDossier);
        }
        candidate
    }
}

/// Whether a procedure belongs to the authority of an id, or to one below it.
fn sets_fees(procedure: &Procedure, knowledge: &Knowledge, id: &str) -> bool {
    let mut lineage = procedure.authority.into_iter().flat_map(|ix| knowledge.lineage(ix));
    lineage.any(|ix| &*knowledge.authorities[ix].id == id)
}
