//! The verdict on one decision: which lines ask for its paper, and which say that it is looked up.

use std::collections::{BTreeMap, BTreeSet};

use super::kin::{Kin, Likeness};
use super::line::{Line, in_same_words};
use super::reference::{is_of, sources};
use super::wanted::{Wanted, holds, wanted};
use super::{Asking, Decision, Evidence, Reason, Status, Verdict};
use crate::analysis::{Analysis, Dossier};
use crate::citation::Grammar;
use crate::diff::{alike, folded};
use crate::fault::Fault;
use crate::knowledge::{DocumentIx, Knowledge, RegisterIx, Scope};
use crate::reading::{Line as Prose, LineKind, Origin, Paper, Reader};

/// Names less alike than this are those of two procedures; a code used again is rare, another wording
/// of one name is not.
const OTHER: f64 = 0.3;
/// How many letters behind a common name may lead to the list of what it stands for.
const BEHIND: usize = 40;

/// Judges decisions against the dossiers of one catalogue.
pub(super) struct Judge<'k> {
    knowledge: &'k Knowledge,
    kin: Kin,
    pub(super) grammar: Grammar,
    /// Names of registers in small letters.
    names: BTreeMap<RegisterIx, Vec<String>>,
}

/// What the lines say of one paper or all.
#[derive(Default)]
struct Said {
    /// Lines that ask, and how they name it.
    asks: BTreeMap<usize, Likeness>,
    /// Lines that name it and are exempted by others.
    exempted: BTreeSet<usize>,
    /// Lines by which it is looked up.
    looks_up: BTreeSet<usize>,
}

impl<'k> Judge<'k> {
    /// Prepares the judging.
    ///
    /// # Errors
    /// Faults of the data files it needs.
    pub(super) fn new(analysis: &Analysis<'k>) -> Result<Self, Vec<Fault>> {
        let knowledge = analysis.knowledge;
        let names = knowledge.registers.iter().map(|(ix, register)| {
            let names = std::iter::once(&register.name.vi).chain(&register.aliases);
            (ix, names.map(|name| name.to_lowercase()).collect())
        });
        Ok(Self {
            knowledge,
            kin: Kin::embedded(knowledge)?,
            grammar: Grammar::embedded()?,
            names: names.collect(),
        })
    }

    /// The verdict on a decision about a procedure.
    pub(super) fn judge(&self, decision: &Decision, dossier: Dossier<'_>) -> Verdict {
        let lines: Vec<Line<'_>> =
            dossier.lines().enumerate().map(|(n, one)| Line::of(n, one, &self.kin)).collect();
        if lines.is_empty() {
            return Verdict::of(Status::Unclear, Reason::NoDossier);
        }
        let names = [&decision.procedure, &dossier.procedure.name].map(|name| folded(name));
        if !decision.procedure.is_empty() && alike(&names[0], &names[1]) < OTHER {
            return Verdict::of(Status::Unclear, Reason::OtherProcedure);
        }
        let wanted = wanted(decision, self.knowledge, &self.kin);
        let mut said = Said::default();
        for paper in &wanted.papers {
            self.add(*paper, decision, &lines, &mut said);
        }
        let verdict = match said.asks.values().min() {
            Some(likeness) => {
                let verdict = Verdict::of(Status::NotImplemented, (*likeness).into());
                Verdict { evidence: evidence(said.asks.keys(), Asking::Asks), ..verdict }
            }
            None => self.not_asked(decision, &wanted, &lines, &said),
        };
        Verdict { papers: wanted.papers.into_iter().collect(), ..verdict }
    }

    /// Adds what the lines say of one paper.
    fn add(&self, paper: DocumentIx, decision: &Decision, lines: &[Line<'_>], said: &mut Said) {
        let looks_up: Vec<&Line<'_>> =
            lines.iter().filter(|line| self.looks_up(line, paper, decision)).collect();
        let is_asked = |line: &&Line<'_>| {
            let itself = looks_up.iter().any(|other| other.position == line.position);
            line.kind != LineKind::Note && !itself
        };
        let asks = lines.iter().filter(is_asked);
        let asks = asks.filter_map(|line| Some((line, self.named(line, paper)?)));
        let forbidden = lines.iter().find(|line| self.forbids(line));
        for (line, likeness) in asks {
            // A clause covers the lines of its own case: another case has requirements of its own.
            let mut others = looks_up.iter().filter(|other| !other.is_stated);
            let clause = others.find(|other| other.case == line.case).copied();
            if clause.or(forbidden).is_some() {
                said.exempted.insert(line.position);
            } else {
                let least = said.asks.entry(line.position).or_insert(likeness);
                *least = likeness.min(*least);
            }
        }
        said.looks_up.extend(looks_up.into_iter().chain(forbidden).map(|line| line.position));
    }

    /// How a line names a paper that it asks for; `None` when it does not.
    fn named(&self, line: &Line<'_>, wanted: DocumentIx) -> Option<Likeness> {
        let asked = line.papers.iter().filter(|one| !one.taken_back);
        let likeness = asked.filter_map(|one| {
            let likeness = self.likeness(line, one, wanted)?;
            // A paper about foreigners is that of the decision where it has its very name; a common
            // name then means papers of their own, which no register of the State replaces.
            let counts = match one.origin {
                Origin::Home => true,
                Origin::Foreigners => likeness == Likeness::Same,
                Origin::Abroad => false,
            };
            counts.then_some(likeness)
        });
        likeness.min()
    }

    fn likeness(&self, line: &Line<'_>, one: &Paper, wanted: DocumentIx) -> Option<Likeness> {
        let named = one.document?;
        let likeness = self.kin.likeness(named, wanted)?;
        if likeness != Likeness::Covered {
            return Some(likeness);
        }
        let (start, end) = (one.span.start as usize, one.span.end as usize);
        let words = line.text.get(start..end).unwrap_or_default();
        let next =
            line.papers.iter().map(|other| other.span.start as usize).filter(|at| *at > start);
        let next = next.min().unwrap_or(line.text.len());
        let behind = line.text.get(end..next.max(end)).unwrap_or_default();
        let behind: String = behind.chars().take(BEHIND).collect();
        let plain = !self.kin.is_too_wide(named, words) && !self.kin.is_closed(&behind);
        plain.then_some(likeness)
    }

    /// Whether a line says that a paper is looked up: it names the paper, or a common name of it, in a
    /// clause that is not about others; or it names the register of the decision and no paper of its own.
    fn looks_up(&self, line: &Line<'_>, wanted: DocumentIx, decision: &Decision) -> bool {
        if !line.looks_up {
            return false;
        }
        let papers = || line.papers.iter().filter_map(|paper| paper.document);
        let holding = self.holding(wanted, decision);
        if papers().any(|named| self.is_kin(named, wanted)) {
            return line.clauses.is_empty()
                || line.clauses.iter().any(|clause| self.is_about(clause, wanted, &holding));
        }
        self.names_register(&line.text, &holding)
            && !line.papers.iter().any(|it| self.is_general(it))
    }

    /// Whether one of two names covers the other.
    fn is_kin(&self, named: DocumentIx, wanted: DocumentIx) -> bool {
        self.kin.likeness(named, wanted).is_some() || self.kin.likeness(wanted, named).is_some()
    }

    /// The registers of a decision that hold a paper; all of them when none is known to.
    fn holding(&self, wanted: DocumentIx, decision: &Decision) -> Vec<RegisterIx> {
        let paper = &self.knowledge.documents[wanted];
        let some = decision.registers.iter().copied();
        let some: Vec<RegisterIx> = some.filter(|one| holds(paper, &[*one])).collect();
        if some.is_empty() { decision.registers.clone() } else { some }
    }

    fn names_register(&self, text: &str, registers: &[RegisterIx]) -> bool {
        let small = text.to_lowercase();
        let names = registers.iter().filter_map(|register| self.names.get(register)).flatten();
        names.into_iter().any(|name| small.contains(name.as_str()))
    }

    /// Whether a clause speaks of a paper: by name, by its register, or without naming anything else.
    fn is_about(&self, clause: &str, wanted: DocumentIx, holding: &[RegisterIx]) -> bool {
        let mut reader = Reader::new(&self.knowledge.cues);
        let reading = reader.read(Prose { text: clause, ..Prose::default() });
        let papers = reading.papers.iter().filter_map(|paper| paper.document);
        let papers: Vec<DocumentIx> =
            papers.filter(|ix| !self.knowledge.documents[*ix].replaced_by.is_empty()).collect();
        if !papers.is_empty() {
            return papers.into_iter().any(|named| self.is_kin(named, wanted));
        }
        let all: Vec<RegisterIx> = self.names.keys().copied().collect();
        self.names_register(clause, holding)
            || !self.names_register(clause, &all)
            || self.kin.means_any_database(clause)
    }

    /// Whether a rule for every procedure lets data take the place of a paper.
    fn is_general(&self, paper: &Paper) -> bool {
        let document = paper.document.map(|ix| &self.knowledge.documents[ix]);
        document.is_some_and(|it| it.replaced_by.iter().any(|by| by.scope == Scope::General))
    }

    /// Whether a line forbids agencies to ask for anything that databases hold.
    fn forbids(&self, line: &Line<'_>) -> bool {
        line.kind == LineKind::Note
            && line.looks_up
            && !line.papers.iter().any(|paper| self.is_general(paper))
            && self.kin.forbids_all(&line.text)
    }

    /// The verdict where no line asks for the paper by a name of it.
    fn not_asked(
        &self,
        decision: &Decision,
        wanted: &Wanted,
        lines: &[Line<'_>],
        said: &Said,
    ) -> Verdict {
        if said.looks_up.is_empty() {
            let unnamed = [
                (Reason::AskedByReference, self.by_reference(decision, lines)),
                (Reason::AskedInSameWords, in_same_words(&wanted.description, lines)),
            ];
            for (reason, found) in unnamed {
                if !found.is_empty() {
                    let verdict = Verdict::of(Status::NotImplemented, reason);
                    return Verdict { evidence: evidence(&found, Asking::Asks), ..verdict };
                }
            }
            return match wanted.papers.is_empty() {
                true => Verdict::of(Status::Unclear, Reason::NoPaper),
                false => Verdict::of(Status::Implemented, Reason::NotNamed),
            };
        }
        let reason = match said.exempted.is_empty() {
            true => Reason::LookedUp,
            false => Reason::ExemptedElsewhere,
        };
        let mut proof = evidence(&said.looks_up, Asking::LooksUp);
        proof.extend(evidence(&said.exempted, Asking::Exempted));
        proof.sort();
        Verdict { evidence: proof, ..Verdict::of(Status::Implemented, reason) }
    }

    /// Lines that ask for papers by the place that lists them, where the decision names that place.
    fn by_reference(&self, decision: &Decision, lines: &[Line<'_>]) -> Vec<usize> {
        let named = sources(decision);
        let refers = |line: &&Line<'_>| {
            let unknown = line.papers.iter().all(|paper| paper.document.is_none());
            let asks = line.kind == LineKind::Document && !line.looks_up && unknown;
            asks && self
                .grammar
                .find(&line.text)
                .iter()
                .any(|cited| named.iter().any(|source| is_of(cited, source)))
        };
        lines.iter().filter(refers).map(|line| line.position).collect()
    }
}

fn evidence<'p>(lines: impl IntoIterator<Item = &'p usize>, says: Asking) -> Vec<Evidence> {
    lines.into_iter().map(|line| Evidence { line: *line, says }).collect()
}
