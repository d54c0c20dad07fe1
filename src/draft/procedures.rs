//! What is said of each procedure of a plan: content and reason, amendment, benefit, road.

use std::collections::BTreeSet;

use super::annexes::{line_text, papers_that_go};
use super::benefits;
use super::cite::{Cite, fill};
use super::compose::{Composer, joined};
use super::document::{Block, Row, Run, Runs, Style, plain};
use super::order;
use super::tables::{cells, group, listed, table};
use super::texts::{MeasureText, Wording};
use super::{Accepted, Amend, Material};
use crate::knowledge::{InstrumentIx, Provision};
use crate::measure::Kind;

/// Tells measures.
pub(super) struct Told<'m, 'a> {
    pub(super) material: &'m Material<'a>,
    pub(super) wording: &'m Wording,
    pub(super) composer: &'m Composer<'m>,
}

impl<'a> Told<'_, 'a> {
    fn cite(&self) -> Cite<'_> {
        let (knowledge, grammar) = (self.material.knowledge(), &self.material.grammar);
        Cite { knowledge, wording: self.wording, grammar }
    }

    fn text(&self, one: &Accepted<'_>) -> Option<&MeasureText> {
        self.wording.measures.get(&one.measure.kind)
    }

    /// What is proposed.
    pub(super) fn content(&self, one: &Accepted<'_>) -> Runs {
        self.text(one).map(|text| self.say(&text.content, one, true)).unwrap_or_default()
    }

    /// A sentence on a measure, its slots filled; instruments in full where they are mentioned first.
    fn say(&self, text: &str, one: &Accepted<'_>, in_full: bool) -> Runs {
        let knowledge = self.material.knowledge();
        let procedure = one.dossier.procedure;
        let mut slots: Vec<(&str, Runs)> = vec![("procedure", plain(&*procedure.name))];
        if let Some((line, _)) = one.line() {
            slots.push(("line", plain(line_text(&line.text))));
        }
        let papers = papers_that_go(one, knowledge);
        if !papers.is_empty() {
            slots.push(("papers", plain(papers.join(", "))));
        }
        let registers = one.registers();
        let names = registers.iter().map(|ix| &*knowledge.registers[*ix].name.vi);
        let names: Vec<&str> = names.collect();
        if !names.is_empty() {
            slots.push(("registers", plain(names.join(", "))));
        }
        let all = &self.material.analysis().catalog.procedures;
        if let Some(with) = one.measure.with.and_then(|with| all.get(with)) {
            slots.push(("with", plain(&*with.name)));
        }
        if let Some((kept, case)) = one.measure.kept_in(one.dossier) {
            slots.push(("kept", plain(line_text(&kept.text))));
            let wording = &self.wording.procedure;
            let case = case.map(|case| fill(&wording.case, &[("case", &line_text(case))]));
            let case = case.unwrap_or_else(|| wording.every_case.to_string());
            slots.push(("case", plain(case)));
        }
        slots.push(("grounds", self.grounds(one)));
        slots.push(("provision", self.cite().provision(&one.amend, in_full)));
        for (slot, figure) in [("days_before", "days/before"), ("days_after", "days/after")] {
            let id = format!("p/{}/{figure}", procedure.code);
            slots.push((slot, vec![self.composer.figure(&id)]));
        }
        self.composer.fill_with(text, &slots)
    }

    /// The rules that let the papers of a line go, as they are cited behind a reason; nothing where
    /// none is known.
    fn grounds(&self, one: &Accepted<'_>) -> Runs {
        let (knowledge, day) = (self.material.knowledge(), self.material.analysis().as_of);
        let Some((_, line)) = one.line() else { return Runs::new() };
        let bases = one.dossier.procedure.legal_bases.iter();
        let bases: Vec<InstrumentIx> = bases.filter_map(|basis| basis.instrument).collect();
        let registers = one.registers();
        let papers = line.verdict.papers.iter().filter(|paper| paper.grade.is_replaceable());
        let mut grounds: Vec<&Provision> = Vec::new();
        for document in papers.filter_map(|paper| paper.document) {
            let rules = knowledge.documents[document].replaced_by.iter().filter(|rule| {
                registers.contains(&rule.register)
                    && rule.in_force.covers(day)
                    && rule.speaks_to(&bases)
                    && rule.ground.place.is_some()
            });
            grounds.extend(rules.map(|rule| &rule.ground));
        }
        let cite = self.cite();
        let cited = grounds.into_iter().map(|ground| {
            let amend = Amend::Provision(Provision { note: None, ..ground.clone() });
            cite.provision(&amend, false)
        });
        match listed(cited) {
            none if none.is_empty() => none,
            grounds => {
                let slots = [("provision", grounds)];
                self.composer.fill_with(&self.wording.procedure.ground, &slots)
            }
        }
    }

    /// The measures by procedure, each procedure under its field.
    fn by_procedure(&self) -> Vec<Vec<&Accepted<'a>>> {
        let mut all: Vec<&Accepted<'a>> = self.material.accepted.iter().collect();
        all.sort_by_cached_key(|one| {
            let procedure = one.dossier.procedure;
            (order::key(&procedure.sector), procedure.code.clone())
        });
        let mut groups: Vec<Vec<&Accepted<'a>>> = Vec::new();
        for one in all {
            let code = &one.dossier.procedure.code;
            match groups.last_mut() {
                Some(group) if group.iter().all(|it| it.dossier.procedure.code == *code) => {
                    group.push(one);
                }
                _ => groups.push(vec![one]),
            }
        }
        groups
    }

    /// The list of the procedures with what is proposed, by field.
    pub(super) fn list(&self) -> Vec<Block> {
        use Style::{Cell, CellCentre};
        let cite = self.cite();
        let mut rows: Vec<Row> = Vec::new();
        let mut over: Option<&str> = None;
        for (n, group_of) in self.by_procedure().iter().enumerate() {
            let Some(first) = group_of.first() else { continue };
            let procedure = first.dossier.procedure;
            if over != Some(&*procedure.sector) {
                rows.push(group(&*procedure.sector));
                over = Some(&procedure.sector);
            }
            let amended = group_of.iter().map(|one| cite.provision(&one.amend, false));
            let content = group_of.iter().map(|one| self.content(one)).collect();
            rows.push(cells([
                plain((n + 1).to_string()),
                plain(procedure.code.as_str()),
                plain(&*procedure.name),
                listed(amended),
                joined(content, " "),
            ]));
        }
        let shapes = [(60, CellCentre), (110, CellCentre), (240, Cell), (230, Cell), (360, Cell)];
        vec![Block::Table(table(&self.wording.columns.list, shapes, rows))]
    }

    /// Each procedure with its four paragraphs.
    pub(super) fn procedures(&self) -> Vec<Block> {
        let mut mentioned = BTreeSet::new();
        let all = self.by_procedure();
        let each = all.iter().enumerate();
        each.flat_map(|(n, group)| self.one(n + 1, group, &mut mentioned)).collect()
    }

    fn one(
        &self,
        number: usize,
        group: &[&Accepted<'a>],
        mentioned: &mut BTreeSet<InstrumentIx>,
    ) -> Vec<Block> {
        let Some(first) = group.first() else { return Vec::new() };
        let (procedure, text) = (first.dossier.procedure, &self.wording.procedure);
        let heading = format!("{number}. {} ({})", procedure.name, procedure.code);
        let mut blocks = vec![Block::text(Style::Section, heading)];
        let mut below = 0;
        let mut subsection = |blocks: &mut Vec<Block>, title: &str| {
            below += 1;
            blocks.push(Block::text(Style::Subsection, format!("{number}.{below}. {title}")));
        };
        subsection(&mut blocks, &text.content);
        for one in group {
            let Some(words) = self.text(one) else { continue };
            blocks.push(body(self.say(&words.content, one, true), group.len() > 1));
            let mut reason = vec![Run::Strong(text.reason.to_string())];
            reason.extend(self.say(&words.reason, one, true));
            blocks.push(Block::of(Style::Body, reason));
        }
        subsection(&mut blocks, &text.amend);
        let mut told: Vec<Runs> = Vec::new();
        for one in group {
            let Some(words) = self.text(one) else { continue };
            let first_time = one.instrument().is_some_and(|ix| mentioned.insert(ix));
            let runs = self.say(&words.amend, one, first_time);
            if !told.contains(&runs) {
                told.push(runs);
            }
        }
        let several = told.len() > 1;
        blocks.extend(told.into_iter().map(|runs| body(runs, several)));
        subsection(&mut blocks, &text.benefit);
        blocks.extend(benefits::lines(first, self.composer, self.wording));
        subsection(&mut blocks, &text.roadmap);
        blocks.push(Block::of(Style::Body, self.composer.fill(&text.deadline)));
        blocks
    }

    /// The measures by kind, with how many there are and what they save.
    pub(super) fn kinds(&self) -> Vec<Block> {
        use Style::{Cell, CellCentre, CellRight};
        let carried_out = Kind::ALL.into_iter().filter(|kind| self.material.has(|of| of == *kind));
        let rows = carried_out.enumerate().map(|(n, kind)| {
            let name = self.wording.kinds.get(&kind).map_or("", |name| name);
            let figure = |id: &str| vec![self.composer.figure(&format!("{id}/{}", kind.word()))];
            cells([plain((n + 1).to_string()), plain(name), figure("measures"), figure("saving")])
        });
        let shapes = [(80, CellCentre), (500, Cell), (180, CellRight), (240, CellRight)];
        vec![Block::Table(table(&self.wording.columns.kinds, shapes, rows.collect()))]
    }

    /// The axes of the target.
    pub(super) fn axes(&self) -> Vec<Block> {
        use Style::{Cell, CellRight};
        let rows = self.material.appraisal.axes.iter().map(|axis| {
            let axis = axis.goal.axis();
            let name = self.wording.axes.get(&axis).map_or("", |name| name);
            let figure =
                |id: &str| vec![self.composer.figure(&format!("axis/{}/{id}", axis.word()))];
            cells([
                plain(name),
                figure("baseline"),
                figure("cut"),
                figure("percent"),
                figure("goal"),
            ])
        });
        let shapes =
            [(360, Cell), (190, CellRight), (200, CellRight), (120, CellRight), (130, CellRight)];
        vec![Block::Table(table(&self.wording.columns.axes, shapes, rows.collect()))]
    }
}

/// A paragraph, with a dash where it is one of several.
fn body(runs: Runs, several: bool) -> Block {
    if !several {
        return Block::of(Style::Body, runs);
    }
    Block::of(Style::Body, joined(vec![plain("- "), runs], ""))
}
