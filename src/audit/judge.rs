//! The verdict on one decision: which lines ask for its paper, and which say that it is looked up.

use jiff::civil::Date;

use super::line::{Line, in_same_words};
use super::opening::Opening;
use super::reference::{is_of, sources};
use super::said::Said;
use super::wanted::{Wanted, holds, wanted};
use super::{Asking, Decision, Evidence, Reason, Status, Verdict};
use crate::analysis::{Analysis, Dossier};
use crate::citation::Grammar;
use crate::diff::{alike, folded};
use crate::exemption::{Holds, Kin, Likeness, LookUp};
use crate::fault::Fault;
use crate::knowledge::{DocumentIx, Knowledge, RegisterIx};
use crate::reading::{LineKind, Origin, Paper};

/// Names less alike than this are those of two procedures; a code used again is rare, another wording
/// of one name is not.
const OTHER: f64 = 0.3;
/// How many letters behind a common name may lead to the list of what it stands for.
const BEHIND: usize = 40;

/// Judges decisions against the dossiers of one catalogue.
pub(super) struct Judge<'k> {
    knowledge: &'k Knowledge,
    as_of: Date,
    kin: &'k Kin,
    pub(super) grammar: Grammar,
}

/// A dossier as decisions are judged against it: what does not depend on the decision, found once.
pub(super) struct Prepared<'a> {
    /// The name of the procedure, folded.
    name: String,
    lines: Vec<Line<'a>>,
}

impl<'k> Judge<'k> {
    /// Prepares the judging.
    ///
    /// # Errors
    /// Faults of the data files it needs.
    pub(super) fn new(analysis: &Analysis<'k>) -> Result<Self, Vec<Fault>> {
        let knowledge = analysis.knowledge;
        Ok(Self {
            knowledge,
            as_of: analysis.as_of,
            kin: &knowledge.exemptions.kin,
            grammar: Grammar::embedded()?,
        })
    }

    /// Makes a dossier ready for decisions.
    pub(super) fn prepare<'a>(&self, dossier: Dossier<'a>) -> Prepared<'a> {
        let lines = dossier.lines().enumerate();
        let line = |(n, one)| Line::of(n, one, self.knowledge);
        Prepared { name: folded(&dossier.procedure.name), lines: lines.map(line).collect() }
    }

    /// The verdict on a decision about a procedure.
    pub(super) fn judge(&self, decision: &Decision, dossier: &Prepared<'_>) -> Verdict {
        let lines = &*dossier.lines;
        if lines.is_empty() {
            return Verdict::of(Status::Unclear, Reason::NoDossier);
        }
        let name = folded(&decision.procedure);
        if !decision.procedure.is_empty() && alike(&name, &dossier.name) < OTHER {
            return Verdict::of(Status::Unclear, Reason::OtherProcedure);
        }
        let wanted = wanted(decision, self.knowledge, self.kin);
        let mut said = Said::default();
        for paper in &wanted.papers {
            self.add(*paper, decision, lines, &mut said);
        }
        let verdict = match said.asks.values().min() {
            Some(likeness) => {
                let verdict = Verdict::of(Status::NotImplemented, (*likeness).into());
                Verdict { evidence: evidence(said.asks.keys(), Asking::Asks), ..verdict }
            }
            None if said.looks_up.is_empty() => self.not_named(decision, &wanted, lines),
            None => self.exempted(&said),
        };
        Verdict { papers: wanted.papers.into_iter().collect(), ..verdict }
    }

    /// Adds what the lines say of one paper.
    fn add(&self, paper: DocumentIx, decision: &Decision, lines: &[Line<'_>], said: &mut Said) {
        let holding = self.holding(paper, decision);
        let looks_up: Vec<(&Line<'_>, LookUp)> = lines
            .iter()
            .filter_map(|line| Some((line, line.says.look_up(paper, &holding, self.knowledge)?)))
            .collect();
        let forbidden = lines.iter().find(|line| self.forbids(line));
        // Whether each line that names the paper is exempt only once a register works.
        let mut waiting: Vec<bool> = Vec::new();
        for line in lines.iter().filter(|line| line.kind != LineKind::Note) {
            let itself = looks_up.iter().find(|(other, _)| other.position == line.position);
            let likeness = self.named(line, paper);
            // An aside that does not name the paper proves something, and decides nothing.
            if likeness.is_none() && itself.is_none_or(|(_, it)| it.case.is_none()) {
                continue;
            }
            // A clause covers the lines of its own case: another case has requirements of its own.
            let others = looks_up.iter().filter(|(other, _)| {
                !other.is_stated && other.case == line.case && other.position != line.position
            });
            let clauses = itself.map(|(_, it)| it.own).into_iter();
            let mut clauses = clauses.chain(others.filter_map(|(_, it)| it.case)).peekable();
            match (clauses.peek().is_some() || forbidden.is_some(), likeness) {
                (true, likeness) => {
                    waiting.push(forbidden.is_none() && clauses.all(|holds| holds == Holds::Once));
                    if let (None, Some(likeness)) = (itself, likeness) {
                        said.exempted.insert(line.position, likeness);
                    }
                }
                (false, Some(likeness)) => {
                    let least = said.asks.entry(line.position).or_insert(likeness);
                    *least = likeness.min(*least);
                }
                (false, None) => {}
            }
        }
        let mut reaching = looks_up.iter().filter_map(|(_, it)| it.case).peekable();
        if waiting.is_empty() && forbidden.is_none() && reaching.peek().is_some() {
            waiting.push(reaching.all(|holds| holds == Holds::Once));
        }
        if waiting.contains(&true) {
            said.waits.push(Opening::of(&holding, self.knowledge, self.as_of));
        }
        let looks_up = looks_up.into_iter().map(|(line, _)| line);
        said.looks_up.extend(looks_up.chain(forbidden).map(|line| line.position));
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
        let (start, end) = (one.span.start as usize, one.span.end as usize);
        let words = line.text.get(start..end).unwrap_or_default();
        if likeness != Likeness::Covered {
            let is_common = self.kin.is_common(words);
            return Some(if is_common { Likeness::Covered } else { likeness });
        }
        let next =
            line.papers.iter().map(|other| other.span.start as usize).filter(|at| *at > start);
        let next = next.min().unwrap_or(line.text.len());
        let behind = line.text.get(end..next.max(end)).unwrap_or_default();
        let behind: String = behind.chars().take(BEHIND).collect();
        let plain = !self.kin.is_too_wide(named, words) && !self.kin.is_closed(&behind);
        plain.then_some(likeness)
    }

    /// The registers of a decision that hold a paper; all of them when none is known to.
    fn holding(&self, wanted: DocumentIx, decision: &Decision) -> Vec<RegisterIx> {
        let paper = &self.knowledge.documents[wanted];
        let some = decision.registers.iter().copied();
        let some: Vec<RegisterIx> = some.filter(|one| holds(paper, &[*one])).collect();
        if some.is_empty() { decision.registers.clone() } else { some }
    }

    /// Whether a line forbids agencies to ask for anything that databases hold.
    fn forbids(&self, line: &Line<'_>) -> bool {
        line.kind == LineKind::Note
            && line.looks_up()
            && !line.says.names_general(self.knowledge)
            && self.kin.forbids_all(&line.text)
    }

    /// The verdict where no line names the paper.
    fn not_named(&self, decision: &Decision, wanted: &Wanted, lines: &[Line<'_>]) -> Verdict {
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
        if wanted.papers.is_empty() {
            return Verdict::of(Status::Unclear, Reason::NoPaper);
        }
        // Silence tells something only where something is said.
        match lines.iter().all(|line| line.kind == LineKind::Note) {
            true => Verdict::of(Status::Unclear, Reason::NothingAsked),
            false => Verdict::of(Status::Implemented, Reason::NotNamed),
        }
    }

    /// The verdict where every line that names the paper is exempt.
    fn exempted(&self, said: &Said) -> Verdict {
        let opening = said.waits.iter().max_by_key(|one| one.since.map_or(Date::MAX, |day| day));
        let (status, reason) = match opening.map(|one| one.since) {
            Some(None) => (Status::Unclear, Reason::OpeningUnknown),
            Some(Some(day)) if day > self.as_of => {
                (Status::NotImplemented, Reason::RegisterNotOpen)
            }
            Some(Some(_)) => (Status::Implemented, Reason::LookedUpOnceOpen),
            None if said.exempted.is_empty() => (Status::Implemented, Reason::LookedUp),
            None => (Status::Implemented, Reason::ExemptedElsewhere),
        };
        let mut proof = evidence(&said.looks_up, Asking::LooksUp);
        // Papers of a common name prove little beside lines that name the paper itself.
        let best = said.exempted.values().min().copied();
        let exempted = said.exempted.iter().filter(|(_, likeness)| {
            **likeness != Likeness::Covered || best == Some(Likeness::Covered)
        });
        proof.extend(evidence(exempted.map(|(line, _)| line), Asking::Exempted));
        proof.sort();
        Verdict { evidence: proof, opening: opening.cloned(), ..Verdict::of(status, reason) }
    }

    /// Lines that ask for papers by the place that lists them, where the decision names that place.
    fn by_reference(&self, decision: &Decision, lines: &[Line<'_>]) -> Vec<usize> {
        let named = sources(decision);
        let refers = |line: &&Line<'_>| {
            let unknown = line.papers.iter().all(|paper| paper.document.is_none());
            let asks = line.kind == LineKind::Document && !line.looks_up() && unknown;
            let cites = |source| line.cited(&self.grammar).iter().any(|one| is_of(one, source));
            asks && named.iter().any(cites)
        };
        lines.iter().filter(refers).map(|line| line.position).collect()
    }
}

fn evidence<'p>(lines: impl IntoIterator<Item = &'p usize>, says: Asking) -> Vec<Evidence> {
    lines.into_iter().map(|line| Evidence { line: *line, says }).collect()
}
