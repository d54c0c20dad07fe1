//! A plan, section by section: what it weighs and reaches, the road, the reasons, other levels.

mod blocked;
mod row;

use std::collections::BTreeSet;

pub(in crate::report) use self::row::{effort, left_out_row, reason, step};
use super::{Cell, Column, Quantity, Rows, Section, Table};
use crate::appraisal::Verdict;
use crate::cost::Decimal;
use crate::knowledge::Knowledge;
use crate::plan::{Signer, Survey};
use crate::report::plan::{GoalRow, LevelRow, PlanReport, ProofWord, StepRow};
use crate::target::Axis;
use crate::words::{Lang, NONE, Phrase, Term, labels, name_in, plan};

/// A plan with what its ids and amounts mean.
#[derive(Clone, Copy)]
pub(in crate::report) struct Sheet<'r> {
    survey: &'r Survey<'r>,
    knowledge: &'r Knowledge,
    report: &'r PlanReport,
}

impl<'r> Sheet<'r> {
    /// A plan with what it was made from.
    pub(in crate::report) fn new(report: &'r PlanReport, survey: &'r Survey<'r>) -> Self {
        Self { survey, knowledge: survey.appraisal.analysis.knowledge, report }
    }

    /// An amount on an axis.
    fn amount(self, axis: Axis, value: i128) -> Quantity {
        Quantity::of(value, axis, self.survey.appraisal.tariff().currency)
    }

    /// The name of an authority by its id.
    fn authority(self, id: &str, lang: Lang) -> String {
        let known = &self.knowledge.authorities;
        known.find(id).map_or_else(|| id.to_owned(), |ix| name_in(&known[ix].name, lang).to_owned())
    }

    /// Who signs, in words.
    pub(in crate::report) fn signer(self, signer: Option<Signer>, lang: Lang) -> String {
        let entry = self.survey.weights.signers().iter().find(|one| Some(one.is) == signer);
        let unknown = || plan::SIGNER_UNKNOWN.say(lang).to_owned();
        entry.map_or_else(unknown, |entry| name_in(&entry.name, lang).to_owned())
    }
}

/// The sections of a plan; those that have nothing to say are left out.
pub(in crate::report) fn of<'r>(sheet: Sheet<'r>, lang: Lang) -> Vec<Section<'r>> {
    let mut sections = vec![headline(sheet, lang), goals(sheet, lang)];
    sections.extend(blocked::sections(sheet, lang));
    sections.extend(road(sheet, lang));
    sections.push(provisions(sheet, lang));
    sections.push(reasons(sheet, lang));
    sections.push(left_out(sheet, lang));
    sections.extend(frontier(sheet, lang));
    sections.retain(|section| !section.is_empty());
    sections
}

fn words(title: Phrase, lang: Lang) -> Column {
    Column::words(title.say(lang))
}

fn numbers(title: Phrase, lang: Lang) -> Column {
    Column::numbers(title.say(lang))
}

fn headline<'r>(sheet: Sheet<'r>, lang: Lang) -> Section<'r> {
    let report = sheet.report;
    let mut section = Section::new(plan::TITLE, lang);
    plan_in_words(report, lang).into_iter().for_each(|line| section.line(line));
    if report.stopped {
        section.line(plan::STOPPED.say(lang).to_owned());
    }
    let mut made = vec![report.basis.say(lang).to_owned()];
    if let Some(tariff) = &report.inputs.tariff {
        made.push(labels::TARIFF.fill(lang, &[("tariff", tariff)]));
    }
    section.note(made.join("; "));
    reservations(sheet, lang).into_iter().for_each(|text| section.note(text));
    section
}

/// What a plan weighs and what is proved of it, a sentence each.
pub(in crate::report) fn plan_in_words(report: &PlanReport, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(weight) = report.objective {
        let procedures: BTreeSet<&str> =
            report.measures.iter().map(|one| one.procedure.as_str()).collect();
        let slots = [
            ("instruments", &*plan::INSTRUMENTS.count(report.instruments.len(), lang)),
            ("weight", &*lang.number(weight)),
            ("measures", &*plan::MEASURES.count(report.measures.len(), lang)),
            ("procedures", &*labels::PROCEDURES.count(procedures.len(), lang)),
        ];
        lines.push(plan::OBJECTIVE.fill(lang, &slots));
    }
    let phrase = match report.proof {
        ProofWord::Optimal => plan::OPTIMAL,
        ProofWord::Bounded => plan::BOUNDED,
        ProofWord::Impossible => plan::IMPOSSIBLE,
        ProofWord::Unknown => plan::UNKNOWN,
    };
    let bound = report.bound.map_or_else(|| NONE.to_owned(), |bound| lang.number(bound));
    let slots = [("bound", &*bound), ("gap", &*lang.any_percentage(report.gap))];
    lines.push(phrase.fill(lang, &slots));
    lines.extend(sureness(report, lang));
    lines
}

/// How sure it is that the cost falls as far as was asked, and in how many draws it does.
fn sureness(report: &PlanReport, lang: Lang) -> Vec<String> {
    let Some(sure) = &report.cost_verdict else { return Vec::new() };
    // A plan reaches its goals with the figures used; the verdict counts the draws.
    let verdict = match sure.verdict {
        Verdict::NotReached => labels::UNSURE.say(lang),
        verdict => verdict.say(lang),
    };
    let slots = [
        ("low", &*lang.percentage(sure.percent.low)),
        ("high", &*lang.percentage(sure.percent.high)),
        ("reached", &*lang.number(sure.reached.unwrap_or_default().into())),
        ("draws", &*lang.number(sure.draws.into())),
        ("seed", &*sure.seed.to_string()),
    ];
    let draws = labels::COST_SURE.fill(lang, &slots);
    let slots = [("goal", &*lang.percentage(sure.goal)), ("verdict", verdict)];
    vec![plan::COST_VERDICT.fill(lang, &slots), draws]
}

/// What the plan rests on that is not known for sure, a sentence each.
fn reservations(sheet: Sheet<'_>, lang: Lang) -> Vec<String> {
    let report = sheet.report;
    let count = |measures: usize| plan::MEASURES.count(measures, lang);
    let mut said = Vec::new();
    let likely = report.measures.iter().filter(|one| !one.known).count();
    if likely > 0 {
        let slots =
            [("likely", &*lang.count(likely)), ("measures", &*count(report.measures.len()))];
        said.push(plan::LIKELY.fill(lang, &slots));
    }
    let unsure = report.instruments.iter().filter(|one| one.in_force.is_none()).count();
    if unsure > 0 {
        let instruments = plan::INSTRUMENTS.count(report.instruments.len(), lang);
        let slots = [("count", &*lang.count(unsure)), ("instruments", &*instruments)];
        said.push(plan::FORCE_UNKNOWN.fill(lang, &slots));
    }
    if report.unplaced > 0 {
        said.push(plan::HOMELESS.fill(lang, &[("measures", &count(report.unplaced))]));
    }
    if report.not_amended > 0 {
        said.push(plan::NOT_AMENDED.fill(lang, &[("measures", &count(report.not_amended))]));
    }
    if let (1.., Some(day)) = (report.late, report.deadline) {
        let slots = [("measures", &*count(report.late)), ("date", &*lang.date(day))];
        said.push(plan::LATE.fill(lang, &slots));
    }
    let appraisal = sheet.survey.appraisal;
    let past = appraisal.target().deadline.filter(|day| *day < appraisal.analysis.as_of);
    if let (Some(day), None) = (past, report.deadline) {
        said.push(plan::DEADLINE_PAST.fill(lang, &[("date", &lang.date(day))]));
    }
    said
}

fn goals<'r>(sheet: Sheet<'r>, lang: Lang) -> Section<'r> {
    let columns = vec![
        words(labels::AXIS, lang),
        words(labels::AUTHORITY, lang),
        numbers(plan::BASELINE, lang),
        numbers(labels::GOAL, lang),
        numbers(plan::NEEDED, lang),
        numbers(plan::REACHED, lang),
        numbers(labels::SHARE, lang),
        numbers(plan::MOST, lang),
    ];
    let report = sheet.report;
    let found = report.objective.is_some();
    let whole = report.axes.iter().map(|(axis, row)| (*axis, None, row));
    let parts = report.authorities.iter().flat_map(|one| {
        one.axes.iter().map(move |(axis, row)| (*axis, Some(one.authority.as_str()), row))
    });
    let rows: Vec<(&str, Option<&str>, &GoalRow)> = whole.chain(parts).collect();
    let rows = Rows::of(rows, move |&(word, authority, row)| {
        let axis = axis(word);
        let amount = |value| Cell::from(sheet.amount(axis, value));
        let whose = authority.map(|id| sheet.authority(id, lang));
        vec![
            axis.say(lang).into(),
            whose.unwrap_or_else(|| plan::WHOLE.say(lang).to_owned()).into(),
            amount(row.baseline),
            Cell::AtLeast(row.goal),
            amount(row.need.into()),
            if found { amount(row.reached) } else { Cell::none() },
            Cell::Percent(row.percent.filter(|_| found)),
            most(row, &|value| sheet.amount(axis, value).say(lang), lang).into(),
        ]
    });
    Section::table(plan::AXES, lang, Table::new(columns, rows))
}

/// How far everything goes, and where limits are in the way how far a plan for this goal alone does.
fn most(row: &GoalRow, amount: &dyn Fn(i128) -> String, lang: Lang) -> String {
    let most = format!("{} ({})", amount(row.most), lang.any_percentage(row.most_percent));
    let Some(within) = row.within_limits else { return most };
    let percent = Decimal::ratio(within.saturating_mul(100), row.baseline);
    let slots = [("amount", &*amount(within)), ("percent", &*lang.any_percentage(percent))];
    format!("{most}; {}", plan::WITHIN_LIMITS.fill(lang, &slots))
}

/// The axis of a word of the JSON.
pub(in crate::report) fn axis(word: &str) -> Axis {
    Axis::ALL.into_iter().find(|axis| axis.word() == word).unwrap_or(Axis::Count)
}

/// The columns of a stage of the road, and whether texts have days to be ready by.
pub(in crate::report) fn columns_of_stage(axes: &[Axis], dated: bool) -> Vec<(Phrase, bool)> {
    // Who issues is told by the stage, and where a ministry does by who drafts.
    let mut columns = vec![
        (labels::INSTRUMENT, false),
        (plan::DRAFTER, false),
        (plan::WEIGHT, true),
        (plan::COLUMN_MEASURES, true),
    ];
    columns.extend(axes.iter().map(|axis| (plan::column(*axis), true)));
    columns.push((plan::FROM, false));
    columns.extend(dated.then_some((plan::BY, false)));
    columns
}

/// The road: a section for each stage.
fn road<'r>(sheet: Sheet<'r>, lang: Lang) -> Vec<Section<'r>> {
    let rows = &sheet.report.instruments;
    let last = rows.last().map_or(0, |row| row.stage);
    let stage = |stage: usize| {
        let steps: Vec<&StepRow> = rows.iter().filter(|row| row.stage == stage).collect();
        let signer = sheet.signer(steps.first().and_then(|step| step.signer), lang);
        let slots = [("n", &*lang.count(stage)), ("signer", &*signer)];
        let title = plan::STAGE.fill(lang, &slots);
        let axes: Vec<Axis> = sheet.report.axes.keys().map(|word| axis(word)).collect();
        let dated = steps.iter().any(|step| step.by.is_some());
        let column = |(title, number): (Phrase, bool)| {
            if number { numbers(title, lang) } else { words(title, lang) }
        };
        let columns = columns_of_stage(&axes, dated).into_iter().map(column).collect();
        let rows = Rows::of(steps, move |row: &&StepRow| step(row, sheet, &axes, lang));
        let blocks = vec![super::Block::Table(Table::new(columns, rows))];
        Section { name: format!("stage-{n}", n = stage), title, blocks }
    };
    (1..=last).map(stage).collect()
}

/// The provisions to amend, where records name any.
fn provisions<'r>(sheet: Sheet<'r>, lang: Lang) -> Section<'r> {
    let named = sheet.report.instruments.iter().filter(|row| !row.provisions.is_empty());
    let rows: Vec<&StepRow> = named.collect();
    let columns = vec![words(labels::INSTRUMENT, lang), words(plan::PROVISIONS, lang)];
    let rows = Rows::of(rows, |row: &&StepRow| {
        vec![row.number.as_str().into(), row.provisions.join("; ").into()]
    });
    Section::table(plan::PROVISIONS, lang, Table::new(columns, rows))
}

fn reasons<'r>(sheet: Sheet<'r>, lang: Lang) -> Section<'r> {
    let columns = vec![
        words(labels::INSTRUMENT, lang),
        words(plan::WITHOUT, lang),
        numbers(plan::LEAST_WITHOUT, lang),
    ];
    let rows = Rows::of(&sheet.report.instruments, move |row| reason(row, sheet, lang));
    Section::table(plan::WHY, lang, Table::new(columns, rows))
}

fn left_out<'r>(sheet: Sheet<'r>, lang: Lang) -> Section<'r> {
    let columns = vec![
        words(labels::INSTRUMENT, lang),
        words(labels::RANK, lang),
        numbers(plan::WEIGHT, lang),
        numbers(plan::COLUMN_MEASURES, lang),
        words(plan::REASON, lang),
    ];
    let rows = Rows::of(&sheet.report.left_out, move |row| left_out_row(row, lang));
    Section::table(plan::LEFT_OUT, lang, Table::new(columns, rows))
}

/// What other levels of reduction take.
fn frontier<'r>(sheet: Sheet<'r>, lang: Lang) -> Option<Section<'r>> {
    let rows = &sheet.report.frontier;
    let axes: Vec<&'static str> = rows.first()?.axes.keys().copied().collect();
    let mut columns = vec![numbers(plan::LEVEL, lang)];
    columns.extend(axes.iter().map(|word| numbers(plan::column(axis(word)), lang)));
    columns.push(numbers(plan::ALL_AXES, lang));
    let rows = Rows::of(rows, move |row: &LevelRow| {
        let mut cells = vec![Cell::Percent(Some(row.percent))];
        cells.extend(axes.iter().map(|word| effort(row.axes.get(word), lang).into()));
        cells.push(effort(Some(&row.all), lang).into());
        cells
    });
    Some(Section::table(plan::FRONTIER, lang, Table::new(columns, rows)))
}
