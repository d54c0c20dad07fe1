//! Everything the page tells of one procedure, in blocks.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::Serialize;

use super::super::View;
use super::fields::{Field, Fields};
use super::proofs::Proofs;
use super::sheet::{self, Amount};
use super::strings::Strings;
use crate::analysis::{Dossier, Line};
use crate::appraisal::Appraised;
use crate::catalog::{Procedure, Requirement};
use crate::cost::model::Model;
use crate::cost::{Cuts, Decimal, Money, Segment, Spread};
use crate::derive::{AssumedOpen, PaperVerdict};
use crate::index::Ix;
use crate::knowledge::{InstrumentIx, RegisterIx};
use crate::lint::Finding;
use crate::measure::Measure;
use crate::reading::{Match, Operator, Origin, Paper};
use crate::report::{place_in_law, text, words};
use crate::words::{Lang, Term, labels, name_in};

/// Makes blocks.
pub(super) struct Details<'v, 'r> {
    pub(super) view: &'v View<'r>,
    pub(super) proofs: &'v Proofs<'r>,
    pub(super) model: Option<&'v Model<'r>>,
    pub(super) found: BTreeMap<&'r str, Vec<&'r Finding>>,
    /// Where each legal basis stands in their table.
    pub(super) bases: &'v BTreeMap<BaseKey<'r>, u32>,
    /// Codes of the rules that found something, sorted.
    pub(super) rules: &'v [&'static str],
}

/// A legal basis: the instrument where it is known, its number and its title as printed.
pub(super) type BaseKey<'r> = (Option<InstrumentIx>, &'r str, &'r str);

/// Some procedures and the texts that they share.
#[derive(Serialize)]
pub(super) struct Block<'r> {
    texts: Vec<Cow<'r, str>>,
    procedures: Vec<Detail>,
}

/// One procedure: who settles it, levels, subjects, results, bases, dossiers a year, day of its facts,
/// source; channels (kind, time, fee), lines, cost, cost sheet, measures, findings (rule, line, message).
#[derive(Serialize)]
struct Detail(
    u32,
    u32,
    u32,
    u32,
    Vec<u32>,
    Option<u64>,
    u32,
    u32,
    Vec<(u32, u32, u32)>,
    Vec<Fields>,
    Option<Cost>,
    Vec<Fields>,
    Vec<Fields>,
    Vec<Fields>,
);

/// Cost of a dossier: before and after with their ends, saving, percent, part that is assumed, whether a
/// fee is not known, segment.
#[derive(Serialize)]
struct Cost([Amount; 3], [Amount; 3], Amount, Option<Decimal>, Option<Decimal>, u8, usize);

impl<'r> Details<'_, 'r> {
    /// Some procedures, the first of which stands at a place of the catalogue.
    pub(super) fn block(&self, start: usize, dossiers: &[Dossier<'r>]) -> Block<'r> {
        let mut texts = Strings::new();
        let procedures = dossiers
            .iter()
            .enumerate()
            .map(|(n, dossier)| self.detail(start + n, *dossier, &mut texts))
            .collect();
        Block { texts: texts.into_texts(), procedures }
    }

    fn detail(&self, at: usize, dossier: Dossier<'r>, texts: &mut Strings<'r>) -> Detail {
        let lang = self.view.lang;
        let procedure = dossier.procedure;
        let known = self.view.knowledge();
        let appraisal = self.view.report.appraisal;
        let one = appraisal.and_then(|all| all.procedures.get(at)).filter(|one| one.covered);
        let settled: Vec<&str> = procedure
            .settled_by
            .iter()
            .map(|ix| name_in(&known.authorities[*ix].name, lang))
            .collect();
        let settled = match settled.is_empty() {
            true => Cow::Borrowed(&*procedure.settled_by_text),
            false => Cow::Owned(settled.join(", ")),
        };
        let joined = |words: Vec<&str>| words.join(", ");
        let bases = procedure.legal_bases.iter().filter_map(|basis| {
            let key = (basis.instrument, &*basis.number, &*basis.title);
            self.bases.get(&key).copied()
        });
        let bases = bases.collect();
        let channels = procedure.channels.iter().map(|channel| {
            let kind = texts.place(channel.kind.say(lang));
            (kind, texts.place(text::time(channel, lang)), texts.place(text::fee(channel, lang)))
        });
        let channels = channels.collect();
        let lines = dossier
            .lines()
            .map(|(requirement, line)| self.line(procedure, requirement, line, texts));
        let lines = lines.collect();
        let found = self.found.get(procedure.code.as_str()).into_iter().flatten();
        let findings = found.map(|finding| {
            let id = finding.place.requirement.as_deref();
            let line = procedure.requirements.iter().position(|line| Some(&*line.id) == id);
            let line = line.and_then(|line| u32::try_from(line).ok());
            let rule = self.rules.binary_search(&finding.code()).ok();
            let rule = rule.and_then(|rule| u32::try_from(rule).ok());
            let message = texts.place(finding.message(known, lang));
            Fields(vec![Field::maybe(rule), Field::Number(message), Field::maybe(line)])
        });
        let findings = findings.collect();
        Detail(
            texts.place(settled),
            texts.place(joined(procedure.levels.iter().map(|level| level.say(lang)).collect())),
            texts.place(joined(procedure.subjects.iter().map(|kind| kind.say(lang)).collect())),
            texts.place(self.results(procedure)),
            bases,
            one.map_or(procedure.volume.as_ref().map(|volume| volume.per_year), |one| one.volume),
            texts.place(procedure.facts_taken.map(|day| lang.date(day)).unwrap_or_default()),
            texts.place(&*procedure.source),
            channels,
            lines,
            one.map(|one| cost(procedure, one)),
            one.and_then(|one| self.sheet(dossier, one, texts)).unwrap_or_default(),
            one.map_or_else(Vec::new, |one| self.measures(at, dossier, one, texts)),
            findings,
        )
    }

    fn results(&self, procedure: &Procedure) -> String {
        let known = &self.view.knowledge().documents;
        let name = |result: &crate::catalog::Outcome| match result.document {
            Some(ix) => name_in(&known[ix].name, self.view.lang).to_owned(),
            None => result.name.to_string(),
        };
        procedure.results.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// A line: id, kind, grade, whether it is looked up (1 by itself, 2 by another line), papers, registers, case, originals, copies, form,
    /// provision, registers assumed open.
    fn line(
        &self,
        procedure: &'r Procedure,
        requirement: &'r Requirement,
        line: &'r Line,
        texts: &mut Strings<'r>,
    ) -> Fields {
        let lang = self.view.lang;
        let case = requirement.case.and_then(|at| procedure.cases.get(usize::from(at)));
        let provision = requirement.provision.as_ref().map(|place| {
            let verified = place.verified.say(lang);
            format!("{}; {verified}", place_in_law(place, self.view.knowledge()))
        });
        let papers = line.reading.papers.iter().zip(&line.verdict.papers);
        let papers = papers
            .map(|(paper, verdict)| self.paper(procedure, requirement, paper, verdict, texts));
        let papers = papers.collect();
        Fields(vec![
            Field::Number(texts.place(&*requirement.id)),
            Field::Number(texts.place(line.reading.kind.say(lang))),
            Field::Number(line.verdict.grade as u32),
            Field::Number(if line.exempted_by.is_some() {
                2
            } else {
                u32::from(line.reading.already)
            }),
            Field::Rows(papers),
            Field::Places(raw(&line.verdict.registers)),
            Field::Number(case.map_or(0, |case| texts.place(&*case.name))),
            Field::maybe(requirement.originals.map(u32::from)),
            Field::maybe(requirement.copies.map(u32::from)),
            Field::Number(texts.place(requirement.form.as_deref().unwrap_or_default())),
            Field::Number(texts.place(provision.unwrap_or_default())),
            Field::Places(assumed(&line.verdict.assumed)),
        ])
    }

    /// A paper: type, grade, role, how it was recognised, proof, items missing, whether it is one of
    /// several, its words where the type is not known, remark.
    fn paper(
        &self,
        procedure: &Procedure,
        requirement: &Requirement,
        paper: &Paper,
        verdict: &PaperVerdict,
        texts: &mut Strings<'r>,
    ) -> Fields {
        let lang = self.view.lang;
        let own = match paper.document {
            Some(_) => None,
            None => words(&requirement.text, &paper.span),
        };
        let proof = self.proofs.find(procedure, paper);
        let remark = match proof {
            _ if paper.origin == Origin::Abroad => 1,
            _ if paper.taken_back => 2,
            // Whatever else makes a verdict differ from that of the paper alone is lent by its neighbour.
            Some((_, grade)) if grade != verdict.grade => 3,
            _ => 0,
        };
        Fields(vec![
            Field::maybe(paper.document.map(Ix::raw)),
            Field::Number(verdict.grade as u32),
            Field::Number(texts.place(paper.role.say(lang))),
            Field::Number(texts.place(recognised(paper.matched, lang))),
            Field::maybe(proof.map(|(place, _)| place)),
            Field::Places(verdict.residual.iter().map(|ix| ix.raw()).collect()),
            Field::Number(u32::from(paper.operator == Operator::AnyOf)),
            Field::Number(texts.place(own.unwrap_or_default())),
            Field::Number(remark),
        ])
    }

    /// The cost sheet; `None` beyond the range of money, where the appraisal would have stopped.
    fn sheet(
        &self,
        dossier: Dossier<'r>,
        one: &Appraised,
        texts: &mut Strings<'r>,
    ) -> Option<Vec<Fields>> {
        let model = self.model?;
        let prices = &model.prices;
        let facts = model.facts(dossier);
        let before = prices.rows(&facts.tasks(&Cuts::none())).ok()?;
        let after = match one.cuts.is_empty() {
            true => before.clone(),
            false => prices.rows(&facts.tasks(&one.cuts)).ok()?,
        };
        Some(sheet::rows(&before, &after, self.view.lang, texts))
    }

    /// A measure: kind, saving alone, line, 1 where it is carried out, its part in the whole, instrument,
    /// whether that is known, procedure to join with, registers assumed open.
    fn measures(
        &self,
        at: usize,
        dossier: Dossier<'r>,
        one: &'r Appraised,
        texts: &mut Strings<'r>,
    ) -> Vec<Fields> {
        let analysis = self.view.report.analysis;
        let amends = self.view.amends.get(at);
        let row = |(n, measure): (usize, &Measure)| {
            let chosen = one.chosen.iter().find(|chosen| chosen.measure == n);
            let amended = amends.and_then(|all| all.get(n).copied().flatten());
            let with = measure.with.and_then(|with| analysis.catalog.procedures.get(with));
            Fields(vec![
                Field::Number(measure.kind as u32),
                Field::Amount(measure.saving.mid),
                Field::maybe(measure.line),
                Field::Number(u32::from(chosen.is_some())),
                Field::Amount(chosen.map(|chosen| chosen.saving).unwrap_or_default()),
                Field::Number(amended.map_or(0, |amended| texts.place(amended.number))),
                Field::Number(u32::from(amended.is_some_and(|amended| amended.known))),
                Field::Number(with.map_or(0, |with| texts.place(with.code.as_str()))),
                Field::Places(assumed(measure.assumed(dossier, analysis))),
            ])
        };
        one.measures.iter().enumerate().map(row).collect()
    }
}

fn cost(procedure: &Procedure, one: &Appraised) -> Cost {
    let (before, after) = (one.before.total, one.after.total);
    // Summed without overflow while the procedure was appraised.
    let saving = before.mid.minus(after.mid).unwrap_or_default();
    Cost(
        ends(before),
        ends(after),
        Amount(saving),
        saving.percent_of(before.mid).map(|percent| percent.rounded_to(1)),
        one.before.assumed_percent().map(|percent| percent.rounded_to(1)),
        u8::from(one.before.fee_unknown),
        Segment::of(&procedure.subjects) as usize,
    )
}

fn ends(amounts: Spread<Money>) -> [Amount; 3] {
    [amounts.low, amounts.mid, amounts.high].map(Amount)
}

fn raw(registers: &[RegisterIx]) -> Vec<u32> {
    registers.iter().map(|ix| ix.raw()).collect()
}

fn assumed(assumed: &[AssumedOpen]) -> Vec<u32> {
    let mut all: Vec<u32> = assumed.iter().map(|one| one.register.raw()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// How a paper was recognised, in words.
fn recognised(matched: Match, lang: Lang) -> Cow<'static, str> {
    let words = matched.say(lang);
    let Match::Fuzzy { score, runner_up } = matched else { return Cow::Borrowed(words) };
    let slots = [("score", &*lang.score(score)), ("runner_up", &*lang.score(runner_up))];
    Cow::Owned(format!("{words}, {}", labels::SIMILARITY.fill(lang, &slots)))
}
