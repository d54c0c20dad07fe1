//! Which measures a procedure offers.

use std::collections::BTreeMap;

use super::{Filling, Kind, Measure};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::{ChannelKind, Level, Outcome, Procedure, Requirement, TimeLimit};
use crate::cost::model::{Facts, amount_of_fee};
use crate::cost::{Cut, Cuts, Money, Spread};
use crate::derive::Grade;
use crate::knowledge::{AuthorityIx, AuthorityLevel, Knowledge};
use crate::lint;
use crate::reading::{LineKind, Origin};

/// Every measure of one procedure, in the order of kinds, then of lines; nothing is priced yet.
///
/// Where the dossier says that the data are looked up, no measure is needed: the rule is there.
#[must_use]
pub fn find(
    analysis: &Analysis<'_>,
    at: usize,
    dossier: Dossier<'_>,
    facts: &Facts<'_, '_>,
) -> Vec<Measure> {
    let mut found = Found { procedure: at, measures: Vec::new() };
    let candidate = |one: &crate::graph::Superfluous| analysis.position(one.procedure) == at;
    if analysis.insights.abolition.iter().any(candidate) {
        found.push(Kind::Abolish, None);
    }
    let duplicates = lint::duplicates(dossier, analysis.knowledge);
    for (n, (asked, line)) in (0_u32..).zip(dossier.lines()) {
        if line.reading.kind != LineKind::Document || line.is_looked_up() {
            continue;
        }
        found.of_line(analysis, dossier, n, (asked, line), &duplicates);
    }
    let papers: Cuts =
        found.measures.iter().map(Measure::cut).filter(|c| *c != Cut::Abolish).collect();
    found.of_procedure(analysis, dossier, facts, &papers);
    found.joins(analysis);
    found.measures.sort_by_key(|measure| (measure.kind, measure.line));
    let needs = needed_online(&found.measures, facts);
    if let Some(online) = found.measures.iter_mut().find(|one| one.kind == Kind::SubmitOnline) {
        online.needs = needs;
    }
    found.measures
}

/// Positions of the measures without which something would still be handed in on paper: for each line
/// that asks for an original the first that takes it off paper, or all of the line where none does so
/// alone.
fn needed_online(measures: &[Measure], facts: &Facts<'_, '_>) -> Vec<usize> {
    let online = measures.iter().any(|one| one.kind == Kind::SubmitOnline);
    if !online || !facts.needs_paper(&Cuts::none()) {
        return Vec::new();
    }
    // With all of them nothing is left on paper, or sending it online would not be offered: without those
    // of one line only that line can be, or one that it is a choice with.
    let mut cuts: Cuts =
        measures.iter().filter(|one| one.line.is_some()).map(Measure::cut).collect();
    let mut of_lines: BTreeMap<u32, Vec<(usize, Cut)>> = BTreeMap::new();
    for (at, one) in measures.iter().enumerate() {
        if let Some(line) = one.line {
            of_lines.entry(line).or_default().push((at, one.cut()));
        }
    }
    let mut needed = Vec::new();
    for (line, of_line) in of_lines {
        of_line.iter().for_each(|(_, cut)| cuts.remove(*cut));
        if facts.line_needs_paper(line, &cuts) {
            let enough = of_line.iter().find(|(_, cut)| {
                cuts.insert(*cut);
                let enough = !facts.line_needs_paper(line, &cuts);
                cuts.remove(*cut);
                enough
            });
            match enough {
                Some((at, _)) => needed.push(*at),
                None => needed.extend(of_line.iter().map(|(at, _)| *at)),
            }
        }
        of_line.iter().for_each(|(_, cut)| cuts.insert(*cut));
    }
    needed.sort_unstable();
    needed
}

/// Collects measures of one procedure.
struct Found {
    procedure: usize,
    measures: Vec<Measure>,
}

impl Found {
    fn push(&mut self, kind: Kind, line: Option<u32>) {
        let saving = Spread::exact(Money::ZERO);
        let (procedure, with, keeps, needs) = (self.procedure, None, None, Vec::new());
        let filling = Filling::default();
        self.measures.push(Measure { kind, procedure, line, saving, with, keeps, filling, needs });
    }

    fn of_line(
        &mut self,
        analysis: &Analysis<'_>,
        dossier: Dossier<'_>,
        n: u32,
        (asked, line): (&Requirement, &Line),
        duplicates: &[lint::Twin],
    ) {
        match line.verdict.grade {
            Grade::Full | Grade::FactOnly => self.push(Kind::ReplaceByData, Some(n)),
            Grade::Partial if leaves_a_rest(line) => self.push(Kind::KeepResidual, Some(n)),
            Grade::Partial | Grade::None => {}
        }
        if lint::issued_by_same_agency(analysis, dossier.procedure, asked, line) {
            self.push(Kind::ReuseResult, Some(n));
        }
        // Papers of a general type, such as reports, may be two of a kind.
        let proves = |paper: &crate::reading::Paper| {
            let known = paper.document.map(|document| &analysis.knowledge.documents[document]);
            known.is_some_and(|known| !known.proves.is_empty())
        };
        let twin = duplicates.iter().find(|twin| twin.line == n);
        if let Some(twin) = twin.filter(|_| line.reading.papers.iter().all(proves)) {
            self.push(Kind::RemoveDuplicate, Some(n));
            if let Some(measure) = self.measures.last_mut() {
                measure.keeps = Some(twin.first);
            }
        }
        if is_obsolete(line, analysis.knowledge, analysis.as_of) {
            self.push(Kind::DropPaper, Some(n));
        }
        if line.reading.certified {
            self.push(Kind::PlainCopy, Some(n));
        }
    }

    fn of_procedure(
        &mut self,
        analysis: &Analysis<'_>,
        dossier: Dossier<'_>,
        facts: &Facts<'_, '_>,
        papers: &Cuts,
    ) {
        let procedure = dossier.procedure;
        let filling = Filling::of(analysis, procedure).filter(|_| facts.can_be_prefilled());
        if let Some(filling) = filling {
            self.push(Kind::Prefill, None);
            if let Some(prefill) = self.measures.last_mut() {
                prefill.filling = filling;
            }
        }
        if can_be_delegated(analysis, procedure) {
            self.push(Kind::Delegate, None);
        }
        let online = |one: &crate::catalog::Channel| one.kind == ChannelKind::Online;
        let only_online = !procedure.channels.is_empty() && procedure.channels.iter().all(online);
        if !only_online && !facts.needs_paper(papers) && !facts.demands_presence() {
            self.push(Kind::SubmitOnline, None);
        }
        let charged = |fee: Spread<Money>| fee.high > Money::ZERO;
        if procedure
            .channels
            .iter()
            .any(|one| online(one) && amount_of_fee(&one.fee, analysis.as_of).is_some_and(charged))
        {
            self.push(Kind::WaiveOnlineFee, None);
        }
        if time_limits_differ(procedure) {
            self.push(Kind::ShortenTime, None);
        }
    }

    /// Joining with the procedure that leads a group of those that ask for the same papers.
    fn joins(&mut self, analysis: &Analysis<'_>) {
        let Some(bundle) = analysis.insights.bundle_of(self.procedure) else { return };
        let leader = analysis.position(bundle.leader);
        let procedure = |at: usize| analysis.catalog.procedures.get(at);
        let linked = || {
            analysis.supplies(self.procedure, leader) || analysis.supplies(leader, self.procedure)
        };
        if let (Some(this), Some(other)) = (procedure(self.procedure), procedure(leader))
            && can_be_one_visit(this, other)
            && linked()
        {
            self.push(Kind::Join, None);
            if let Some(join) = self.measures.last_mut() {
                join.with = Some(leader);
            }
        }
    }
}

/// Whether the next lower level issues the very paper that the procedure issues, in another procedure of
/// the field: then it has the people, the files and the power. Other procedures of the field say little: a
/// ministry that licenses banks has branches that register loans, and one that registers ships has ports.
/// A type of paper says not enough either, since banks and credit funds both have a licence: the result
/// has to have the same name, which is none that many papers share ("decision"). Where the procedure itself is settled
/// there under another code, nothing is left to hand down.
///
/// What a school, a hospital or a port settles is handed in there already, and has no lower level;
/// what the State's head or the Government decides is theirs by the Constitution or by law.
fn can_be_delegated(analysis: &Analysis<'_>, procedure: &Procedure) -> bool {
    let is_beside_levels = |ix: &AuthorityIx| {
        let level = analysis.knowledge.authorities[*ix].level;
        matches!(level, AuthorityLevel::Other | AuthorityLevel::Central)
    };
    if procedure.settled_by.iter().any(is_beside_levels) {
        return false;
    }
    let Some(authority) = procedure.authority else { return false };
    let lower = match procedure.levels.iter().max() {
        Some(Level::Ministry) => Level::Province,
        Some(Level::Province) => Level::Commune,
        Some(Level::Commune | Level::Other) | None => return false,
    };
    let field = (authority, &*procedure.sector);
    let is_one_paper = |result: &&Outcome| {
        result.document.is_some_and(|paper| analysis.knowledge.documents[paper].is_one_paper())
    };
    let mut papers = procedure.results.iter().filter(is_one_paper);
    papers.any(|paper| analysis.insights.is_issued_at(field, &paper.name, lower))
        && !analysis.has_twin_at(procedure, lower)
}

/// Whether two procedures that ask for the same papers may meet in one visit: the same authority,
/// field, level and agency, and results that differ. Equal results are variants of one procedure
/// (issue, renewal), of which nobody needs two at a time. Shared papers alone join marriages with
/// deaths, so one must also issue what the other asks for.
fn can_be_one_visit(one: &Procedure, other: &Procedure) -> bool {
    let results = |procedure: &Procedure| -> Vec<_> {
        procedure.results.iter().filter_map(|result| result.document).collect()
    };
    let (results, others) = (results(one), results(other));
    one.authority.is_some()
        && one.authority == other.authority
        && one.sector == other.sector
        && one.levels.iter().any(|level| other.levels.contains(level))
        && one.settled_by.iter().any(|agency| other.settled_by.contains(agency))
        && !results.iter().any(|result| others.contains(result))
}

/// Whether a line asks for papers of which some are replaceable as a whole and some are not.
///
/// What is asked only of those who lack a paper stays when data take its place: it blocks nothing.
fn leaves_a_rest(line: &Line) -> bool {
    let pairs = || line.reading.papers.iter().zip(&line.verdict.papers);
    let mut first = pairs().filter(|(paper, _)| !paper.fallback);
    first.any(|(paper, _)| {
        pairs()
            .filter(|(other, _)| other.group == paper.group && !other.fallback)
            .all(|(_, v)| v.grade.is_replaceable())
    })
}

/// Whether every paper a line asks for is no longer valid.
fn is_obsolete(line: &Line, knowledge: &Knowledge, as_of: jiff::civil::Date) -> bool {
    let obsolete = |paper: &crate::reading::Paper| {
        let known = paper.document.map(|document| &knowledge.documents[document]);
        let since = known.and_then(|known| known.obsolete.as_ref()).map(|why| why.since);
        paper.origin == Origin::Home
            && since.is_some_and(|since| since.is_none_or(|day| day <= as_of))
    };
    !line.reading.papers.is_empty() && line.reading.papers.iter().all(obsolete)
}

/// Whether two channels state different limits in one unit.
fn time_limits_differ(procedure: &Procedure) -> bool {
    let limits = procedure.channels.iter().filter_map(|channel| match &channel.time_limit {
        TimeLimit::Within(limit) => Some((limit.unit, limit.amount)),
        TimeLimit::Unknown => None,
    });
    let mut limits: Vec<_> = limits.collect();
    limits.sort_unstable();
    limits.dedup();
    limits.windows(2).any(|pair| matches!(pair, [(a, _), (b, _)] if a == b))
}
