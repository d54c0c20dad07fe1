//! One proposal, section by section.

use super::answers::Answer;
use super::said::{View, cut, moved, named, shortened};
use crate::analysis::Line;
use crate::assess::{AxisEffect, Question};
use crate::catalog::Requirement;
use crate::cost::{Money, Spread};
use crate::derive::Grade;
use crate::knowledge::{Ground, InstrumentIx, Knowledge};
use crate::lint::{self, Finding};
use crate::reading::LineKind;
use crate::report::sections::{Block, Cell, Column, Rows, Section, Table};
use crate::report::{place_in_law, rules_of};
use crate::target::{Measured, Progress, Reached};
use crate::visible::visible;
use crate::words::assess as words;
use crate::words::{Lang, NONE, Phrase, Term, coin, labels, name_in};

/// All that is told of one proposal.
pub(super) fn sections<'a>(view: View<'a>, findings: &'a [Finding]) -> Vec<Section<'a>> {
    let mut all = vec![head(view)];
    all.extend(questions(view));
    all.push(derivable(view));
    all.push(view.overlaps());
    all.push(cost(view));
    all.extend((!view.one.axes.is_empty()).then(|| axes(&view.one.axes, view)));
    all.push(view.changed());
    let own = gravest_first(super::of_one(view.one, findings));
    // Remarks on the input have no page to read on.
    let first = own.iter().map(|one| one.code()).find(|code| lint::rule(code).is_some());
    let hint = first.map(|code| labels::EXPLAIN_HINT.fill(view.lang, &[("code", code)]));
    all.push(match self::findings(own, view.knowledge(), view.lang) {
        Some(table) => {
            let mut section = Section::table(words::FINDINGS, view.lang, table);
            section.blocks.extend(hint.map(Block::Note));
            section
        }
        None => Section::new(words::FINDINGS, view.lang)
            .with(Block::Line(words::NO_FINDINGS.say(view.lang).to_owned())),
    });
    all.retain(|section| !section.is_empty());
    all
}

/// Its name, and whether it is new.
fn head<'a>(view: View<'a>) -> Section<'a> {
    let procedure = view.dossier.procedure;
    let title = named(procedure.code.as_str(), &procedure.name);
    let kind = if view.one.replaces { words::IS_REVISION } else { words::IS_NEW };
    let mut blocks = vec![Block::Line(kind.say(view.lang).to_owned())];
    if !view.one.covered {
        blocks.push(Block::Line(words::NOT_COVERED.say(view.lang).to_owned()));
    }
    Section { name: "proposal".to_owned(), title, blocks }
}

/// A section for each criterion: its questions and what answers them.
fn questions<'a>(view: View<'a>) -> impl Iterator<Item = Section<'a>> {
    let lang = view.lang;
    let groups = view.assessment.form.groups.iter().zip(1..);
    groups.map(move |(group, n)| {
        let columns =
            vec![Column::words(words::QUESTION.say(lang)), Column::words(words::ANSWER.say(lang))];
        let rows = Rows::of(&group.questions, move |question: &Question| {
            let Answer { said, .. } = view.answer(question);
            vec![asked(question, lang).into(), said.into()]
        });
        let title = format!("{}. {}", crate::roman::roman(n), name_in(&group.title, lang));
        let table = Table { columns, rows, whole: true };
        let note = ground(&group.ground, lang);
        let blocks = vec![Block::Table(table), Block::Note(note)];
        Section { name: format!("questions-{n}"), title, blocks }
    })
}

/// A question, with what follows from a no.
fn asked(question: &Question, lang: Lang) -> String {
    let text = name_in(&question.text, lang);
    match question.stops {
        true => words::STOPS.fill(lang, &[("text", text)]),
        false => text.to_owned(),
    }
}

fn ground(ground: &Ground, lang: Lang) -> String {
    let cited = match &ground.place {
        Some(place) => format!("{place}, {}", ground.instrument),
        None => ground.instrument.to_string(),
    };
    let slots = [("ground", &*cited), ("verified", ground.verified.say(lang))];
    words::GROUND_OF.fill(lang, &slots)
}

/// The lines of which registers replace something, with the rules that let them.
fn derivable<'a>(view: View<'a>) -> Section<'a> {
    let (lang, knowledge) = (view.lang, view.knowledge());
    let day = view.assessment.together.as_of;
    let bases: Vec<InstrumentIx> =
        view.dossier.procedure.legal_bases.iter().filter_map(|basis| basis.instrument).collect();
    let columns = vec![
        Column::words(words::LINE.say(lang)),
        Column::words(words::GRADE.say(lang)),
        Column::words(words::REGISTERS.say(lang)),
        Column::words(words::GROUNDS.say(lang)),
    ];
    let lines: Vec<(&Requirement, &Line)> = view
        .dossier
        .lines()
        .filter(|(_, line)| line.reading.kind == LineKind::Document)
        .filter(|(_, line)| line.verdict.grade != Grade::None)
        .collect();
    let rows = Rows::of(lines, move |(asked, line): &(&Requirement, &Line)| {
        let mut grade = line.verdict.grade.say(lang).to_owned();
        if line.is_looked_up() {
            grade = format!("{grade}; {}", words::LOOKED_UP.say(lang));
        }
        let registers = line.verdict.registers.iter();
        let registers =
            registers.map(|ix| name_in(&knowledge.registers[*ix].name, lang).to_owned());
        let rules = rules_of(line, (day, &bases), knowledge);
        let mut grounds: Vec<String> =
            rules.map(|rule| place_in_law(&rule.ground, knowledge)).collect();
        grounds.sort_unstable();
        grounds.dedup();
        let grounds = if grounds.is_empty() { NONE.to_owned() } else { shortened(grounds) };
        vec![
            format!("{}: {}", asked.id, cut(&asked.text)).into(),
            grade.into(),
            shortened(registers.collect()).into(),
            grounds.into(),
        ]
    });
    Section::table(words::DERIVABLE, lang, Table::new(columns, rows))
}

/// What it costs and adds, at the low, used and high values of the tariff edition.
fn cost<'a>(view: View<'a>) -> Section<'a> {
    let (lang, burden, currency) = (view.lang, &view.one.burden, view.currency());
    let mut rows: Vec<(String, Spread<Money>, bool)> = Vec::new();
    let said = |phrase: Phrase| phrase.say(lang).to_owned();
    let existing = burden.existing.as_ref().map(|cost| cost.total);
    rows.extend(existing.map(|total| (said(words::COST_EXISTING), total, false)));
    rows.push((said(words::COST_PROPOSED), burden.proposed.total, false));
    rows.push((said(words::COST_ADDED), burden.added, true));
    if burden.with_measures.total != burden.proposed.total {
        rows.push((said(words::COST_WITH_MEASURES), burden.with_measures.total, false));
    }
    if let Some((annual, volume)) = burden.annual.zip(burden.volume) {
        let dossiers = lang.number(volume);
        let name = words::COST_PROPOSED_YEAR.fill(lang, &[("dossiers", &dossiers)]);
        rows.push((name, annual, false));
    }
    rows.extend(burden.added_annual.map(|added| (said(words::COST_ADDED_YEAR), added, true)));
    let columns = vec![
        Column::words(words::AMOUNT.say(lang)),
        Column::numbers(words::LOW.say(lang)),
        Column::numbers(words::USED.say(lang)),
        Column::numbers(words::HIGH.say(lang)),
    ];
    let rows = Rows::of(rows, move |(name, amount, change): &(String, Spread<Money>, bool)| {
        let cell = |money| match change {
            true => Cell::Added(money, currency),
            false => Cell::Coins(money, currency),
        };
        vec![name.as_str().into(), cell(amount.low), cell(amount.mid), cell(amount.high)]
    });
    let mut section = Section::table(words::COST, lang, Table { columns, rows, whole: true });
    section.blocks.extend(view.kept().map(Block::Line));
    if burden.is_lower_bound() {
        section.blocks.push(Block::Line(said(words::LOWER_BOUND)));
    }
    if burden.existing.as_ref().is_some_and(|cost| cost.fee_unknown) {
        section.blocks.push(Block::Line(said(words::EXISTING_BOUND)));
    }
    if burden.annual.is_none() {
        section.blocks.push(Block::Line(said(words::NO_YEAR)));
    }
    let assumed = lang.any_percentage(burden.proposed.assumed_percent());
    let slots = [
        ("coin", coin(currency)),
        ("percent", &*assumed),
        ("tariff", &*view.assessment.catalogue.tariff().id),
    ];
    section.with(Block::Note(words::COST_NOTE.fill(lang, &slots)))
}

/// What is added on each axis, and what is left of the cut.
pub(super) fn axes<'a>(effects: &'a [AxisEffect], view: View<'a>) -> Section<'a> {
    let catalogue = view.assessment.catalogue;
    let slots = [
        ("target", name_in(&catalogue.target().name, view.lang)),
        ("basis", catalogue.basis.say(view.lang)),
    ];
    let note = words::AXES_NOTE.fill(view.lang, &slots);
    let table = axes_table(effects, view.currency(), view.lang);
    Section::table(words::AXES, view.lang, table).with(Block::Note(note))
}

/// The same as a table.
pub(super) fn axes_table<'a>(
    effects: &'a [AxisEffect],
    currency: crate::cost::Currency,
    lang: Lang,
) -> Table<'a> {
    let columns = vec![
        Column::words(words::AXIS.say(lang)),
        Column::numbers(words::ADDED.say(lang)),
        Column::numbers(words::BASELINE.say(lang)),
        Column::numbers(words::CUT_BEFORE.say(lang)),
        Column::numbers(words::CUT_AFTER.say(lang)),
        Column::numbers(words::GOAL.say(lang)),
        Column::words(words::VERDICT.say(lang)),
    ];
    let rows = Rows::of(effects, move |effect: &AxisEffect| {
        let axis = effect.goal.axis();
        let name = match effect.goal.measured {
            Measured::Units(unit, _) => format!("{} ({})", axis.say(lang), unit.say(lang)),
            Measured::Cost | Measured::Time => axis.say(lang).to_owned(),
        };
        let added = effect.added.map(|added| moved(added, axis, currency, lang));
        let baseline =
            crate::report::sections::Quantity::of(effect.before.baseline, axis, currency);
        vec![
            name.into(),
            added.unwrap_or_else(|| NONE.to_owned()).into(),
            baseline.into(),
            Cell::Percent(effect.before.percent()),
            Cell::Percent(effect.after.as_ref().and_then(Progress::percent)),
            effect.goal.percent.map_or_else(Cell::none, Cell::AtLeast),
            verdict(effect).say(lang).into(),
        ]
    });
    Table { columns, rows, whole: true }
}

fn verdict(effect: &AxisEffect) -> Phrase {
    let Some(after) = &effect.after else { return words::UNKNOWN_AXIS };
    match (effect.before.reached, after.reached) {
        (Reached::Yes, Reached::Yes) => words::STAYS_REACHED,
        (Reached::Yes, Reached::No) => words::NOW_MISSED,
        (Reached::No, Reached::Yes) => words::NOW_REACHED,
        (Reached::No, Reached::No) => words::STAYS_MISSED,
        _ => Phrase::new(NONE, NONE),
    }
}

/// Findings with the gravest in front.
pub(super) fn gravest_first(mut all: Vec<&Finding>) -> Vec<&Finding> {
    all.sort_by_key(|finding| finding.severity());
    all
}

/// Findings in their order; `None` where there is none.
pub(super) fn findings<'a>(
    all: Vec<&'a Finding>,
    knowledge: &'a Knowledge,
    lang: Lang,
) -> Option<Table<'a>> {
    let columns = vec![
        Column::words(words::SEVERITY.say(lang)),
        Column::words(words::CODE.say(lang)),
        Column::words(words::WHERE.say(lang)),
        Column::words(words::MESSAGE.say(lang)),
    ];
    let rows = Rows::of(all, move |finding: &&'a Finding| {
        let place = &finding.place;
        let line = place.requirement.as_deref().map(str::to_owned);
        let file = place.file.as_ref().map(|file| match file.place.line {
            0 => file.path.display().to_string(),
            line => format!("{}:{line}", file.path.display()),
        });
        let message = finding.message(knowledge, lang);
        vec![
            finding.severity().say(lang).into(),
            finding.code().into(),
            visible(&line.or(file).unwrap_or_else(|| NONE.to_owned())).into_owned().into(),
            visible(&message).into_owned().into(),
        ]
    });
    let table = Table { columns, rows, whole: true };
    (table.rows.len() > 0).then_some(table)
}
