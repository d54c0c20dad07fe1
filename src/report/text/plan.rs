//! Plans on a terminal.

use std::io::{self, Write};

use super::table::Column::{Number, Words};
use super::{HEADING, Layout, Page};
use crate::cost::Decimal;
use crate::knowledge::Knowledge;
use crate::plan::{Signer, Survey};
use crate::report::plan::{
    EffortRow, GoalRow, LeftOutRow, LevelRow, PlanReport, ProofWord, ReasonWord, StepRow,
};
use crate::report::sections::quantity;
use crate::target::Axis;
use crate::words::{Lang, NONE, Term, labels, name_in, plan};

/// Writes a plan: what it weighs and reaches, the road, the reasons, other levels.
///
/// # Errors
/// Errors of the writer.
pub fn plan(
    report: &PlanReport,
    survey: &Survey<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = &mut Page::new(out, layout);
    let title = plan::TITLE.say(page.lang());
    writeln!(page.out, "{HEADING}{title}{HEADING:#}")?;
    headline(page, report)?;
    let sheet = Sheet::new(report, survey);
    goals(page, &sheet)?;
    super::blocked::write(page, &sheet)?;
    road(page, &sheet)?;
    provisions(page, report)?;
    reasons(page, &sheet)?;
    left_out(page, report)?;
    frontier(page, report)?;
    notes(page, &sheet)
}

/// A plan with what its ids and amounts mean.
pub(in crate::report) struct Sheet<'r, 'a> {
    survey: &'r Survey<'a>,
    knowledge: &'r Knowledge,
    pub(super) report: &'r PlanReport,
}

impl<'r, 'a> Sheet<'r, 'a> {
    /// A plan with what it was made from.
    pub(in crate::report) fn new(report: &'r PlanReport, survey: &'r Survey<'a>) -> Self {
        Self { survey, knowledge: survey.appraisal.analysis.knowledge, report }
    }
}

impl Sheet<'_, '_> {
    pub(super) fn amount(&self, axis: Axis, value: i128, lang: Lang) -> String {
        quantity(value, axis, self.survey.appraisal.tariff().currency, lang)
    }

    /// The name of an authority by its id.
    pub(super) fn authority(&self, id: &str, lang: Lang) -> String {
        let known = &self.knowledge.authorities;
        known.find(id).map_or_else(|| id.to_owned(), |ix| name_in(&known[ix].name, lang).to_owned())
    }

    /// Who signs, in words.
    pub(in crate::report) fn signer(&self, signer: Option<Signer>, lang: Lang) -> String {
        let entry = self.survey.weights.signers().iter().find(|one| Some(one.is) == signer);
        let unknown = || plan::SIGNER_UNKNOWN.say(lang).to_owned();
        entry.map_or_else(unknown, |entry| name_in(&entry.name, lang).to_owned())
    }
}

fn headline(page: &mut Page<'_>, report: &PlanReport) -> io::Result<()> {
    let lang = page.lang();
    for line in plan_in_words(report, lang) {
        page.line(&line)?;
    }
    let mut made = vec![report.basis.say(lang).to_owned()];
    if let Some(tariff) = &report.inputs.tariff {
        made.push(labels::TARIFF.fill(lang, &[("tariff", tariff)]));
    }
    page.faint(&made.join("; "))?;
    if report.stopped { page.line(plan::STOPPED.say(lang)) } else { Ok(()) }
}

/// What a plan weighs and what is proved of it, a sentence each.
pub(in crate::report) fn plan_in_words(report: &PlanReport, lang: Lang) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(weight) = report.objective {
        let procedures: std::collections::BTreeSet<&str> =
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
    lines
}

fn goals(page: &mut Page<'_>, sheet: &Sheet<'_, '_>) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::AXIS),
        Words(labels::AUTHORITY),
        Number(plan::BASELINE),
        Number(labels::GOAL),
        Number(plan::NEEDED),
        Number(plan::REACHED),
        Number(labels::SHARE),
        Number(plan::MOST),
    ];
    let report = sheet.report;
    let found = report.objective.is_some();
    let whole = report.axes.iter().map(|(axis, row)| (*axis, None, row));
    let parts = report.authorities.iter().flat_map(|one| {
        one.axes.iter().map(move |(axis, row)| (*axis, Some(one.authority.as_str()), row))
    });
    let rows: Vec<(&str, Option<&str>, &GoalRow)> = whole.chain(parts).collect();
    page.table(plan::AXES, &columns, &rows, |(word, authority, row)| {
        let axis = axis(word);
        let amount = |value| sheet.amount(axis, value, lang);
        let whose = authority.map(|id| sheet.authority(id, lang));
        vec![
            axis.say(lang).to_owned(),
            whose.unwrap_or_else(|| plan::WHOLE.say(lang).to_owned()),
            amount(row.baseline),
            format!("≥ {}", lang.percentage(row.goal)),
            amount(row.need.into()),
            if found { amount(row.reached) } else { NONE.to_owned() },
            lang.any_percentage(row.percent.filter(|_| found)),
            most(row, &amount, lang),
        ]
    })
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

fn road(page: &mut Page<'_>, sheet: &Sheet<'_, '_>) -> io::Result<()> {
    let lang = page.lang();
    let rows = &sheet.report.instruments;
    let last = rows.last().map_or(0, |row| row.stage);
    for stage in 1..=last {
        let steps: Vec<&StepRow> = rows.iter().filter(|row| row.stage == stage).collect();
        let signer = sheet.signer(steps.first().and_then(|step| step.signer), lang);
        let slots = [("n", &*lang.count(stage)), ("signer", &*signer)];
        let title = plan::STAGE.fill(lang, &slots);
        let axes: Vec<Axis> = sheet.report.axes.keys().map(|word| axis(word)).collect();
        // Who issues is told by the stage, and where a ministry does by who drafts.
        let mut columns = vec![
            Words(labels::INSTRUMENT),
            Words(plan::DRAFTER),
            Number(plan::WEIGHT),
            Number(plan::COLUMN_MEASURES),
        ];
        columns.extend(axes.iter().map(|axis| Number(plan::column(*axis))));
        columns.push(Words(plan::FROM));
        if steps.iter().any(|step| step.by.is_some()) {
            columns.push(Words(plan::BY));
        }
        page.titled(&title, &columns, &steps, |row| step(row, sheet, &axes, lang))?;
    }
    Ok(())
}

/// The cells of a step of the road.
pub(in crate::report) fn step(
    row: &StepRow,
    sheet: &Sheet<'_, '_>,
    axes: &[Axis],
    lang: Lang,
) -> Vec<String> {
    let unknown = || plan::UNKNOWN_ISSUER.say(lang).to_owned();
    let drafter = row.drafter.as_ref().map(|id| sheet.authority(id, lang));
    let drafter = drafter.map(|name| match row.drafter_likely {
        true => plan::DRAFTER_LIKELY.fill(lang, &[("authority", &name)]),
        false => name,
    });
    let mut cells = vec![
        row.number.clone(),
        drafter.unwrap_or_else(unknown),
        lang.number(row.weight.into()),
        lang.count(row.measures),
    ];
    cells.extend(axes.iter().map(|axis| {
        let percent = row.adds_percent.get(axis.word()).copied();
        format!("+{}", lang.any_percentage(percent))
    }));
    cells.push(match (row.open_from, row.undated) {
        (Some(day), 0) => lang.date(day),
        (Some(day), _) => plan::FROM_PART.fill(lang, &[("date", &lang.date(day))]),
        (None, 0) => NONE.to_owned(),
        (None, _) => unknown(),
    });
    // Where nobody sets a day, there is no column for it.
    cells.extend(row.by.map(|day| lang.date(day)));
    cells
}

/// The provisions to amend, where records name any.
fn provisions(page: &mut Page<'_>, report: &PlanReport) -> io::Result<()> {
    let named = report.instruments.iter().filter(|row| !row.provisions.is_empty());
    let rows: Vec<&StepRow> = named.collect();
    let columns = [Words(labels::INSTRUMENT), Words(plan::PROVISIONS)];
    page.table(plan::PROVISIONS, &columns, &rows, |row| {
        vec![row.number.clone(), row.provisions.join("; ")]
    })
}

fn reasons(page: &mut Page<'_>, sheet: &Sheet<'_, '_>) -> io::Result<()> {
    let lang = page.lang();
    let columns = [Words(labels::INSTRUMENT), Words(plan::WITHOUT), Number(plan::LEAST_WITHOUT)];
    let rows = &sheet.report.instruments;
    page.table(plan::WHY, &columns, rows, |row| reason(row, sheet, lang))
}

/// The cells of the reason of a step.
pub(in crate::report) fn reason(row: &StepRow, sheet: &Sheet<'_, '_>, lang: Lang) -> Vec<String> {
    let missed = row.missed.iter().map(|one| {
        let mut axis = one.axis.say(lang).to_owned();
        if let Some(id) = &one.authority {
            axis = format!("{axis}, {}", sheet.authority(id, lang));
        }
        let have = sheet.amount(one.axis, one.have, lang);
        let need = sheet.amount(one.axis, one.need.into(), lang);
        plan::MISSES.fill(lang, &[("axis", &axis), ("have", &have), ("need", &need)])
    });
    let must = row.must.then(|| plan::MUST.say(lang).to_owned());
    let said: Vec<String> = must.into_iter().chain(missed).collect();
    let least = row.least_without.map(|least| lang.number(least));
    let none = || plan::NO_PLAN_WITHOUT.say(lang).to_owned();
    vec![row.number.clone(), said.join("; "), least.unwrap_or_else(none)]
}

fn left_out(page: &mut Page<'_>, report: &PlanReport) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::INSTRUMENT),
        Words(labels::RANK),
        Number(plan::WEIGHT),
        Number(plan::COLUMN_MEASURES),
        Words(plan::REASON),
    ];
    page.table(plan::LEFT_OUT, &columns, &report.left_out, |row| left_out_row(row, lang))
}

/// The cells of an instrument that is left out.
pub(in crate::report) fn left_out_row(row: &LeftOutRow, lang: Lang) -> Vec<String> {
    let reason = match row.reason {
        ReasonWord::Never => plan::NEVER.say(lang).to_owned(),
        ReasonWord::OutOfReach => plan::OUT_OF_REACH.say(lang).to_owned(),
        ReasonWord::NotNeeded => {
            let least = row.least_with.map_or_else(String::new, |least| lang.number(least));
            plan::NOT_NEEDED.fill(lang, &[("least", &least)])
        }
    };
    let unknown = || plan::UNKNOWN_ISSUER.say(lang).to_owned();
    vec![
        row.number.clone(),
        row.rank.map_or_else(unknown, |rank| rank.say(lang).to_owned()),
        lang.number(row.weight.into()),
        lang.count(row.measures),
        reason,
    ]
}

fn frontier(page: &mut Page<'_>, report: &PlanReport) -> io::Result<()> {
    let lang = page.lang();
    let Some(first) = report.frontier.first() else { return Ok(()) };
    let axes: Vec<&'static str> = first.axes.keys().copied().collect();
    let mut columns = vec![Number(plan::LEVEL)];
    columns.extend(axes.iter().map(|word| Number(plan::column(axis(word)))));
    columns.push(Number(plan::ALL_AXES));
    page.table(plan::FRONTIER, &columns, &report.frontier, |row: &LevelRow| {
        let mut cells = vec![lang.percentage(row.percent)];
        cells.extend(axes.iter().map(|word| effort(row.axes.get(word), lang)));
        cells.push(effort(Some(&row.all), lang));
        cells
    })
}

/// What a level takes, in words.
pub(in crate::report) fn effort(row: Option<&EffortRow>, lang: Lang) -> String {
    let found = row.and_then(|row| Some((row, row.objective?)));
    let Some((row, weight)) = found else { return plan::NOT_REACHED.say(lang).to_owned() };
    let slots = [
        ("weight", &*lang.number(weight)),
        ("instruments", &*lang.count(row.instruments)),
        ("bound", &*lang.number(row.bound)),
    ];
    let phrase = if row.bound < weight { plan::EFFORT_BOUNDED } else { plan::EFFORT };
    phrase.fill(lang, &slots)
}

fn notes(page: &mut Page<'_>, sheet: &Sheet<'_, '_>) -> io::Result<()> {
    let (lang, report) = (page.lang(), sheet.report);
    let count = |measures: usize| plan::MEASURES.count(measures, lang);
    page.line("")?;
    let likely = report.measures.iter().filter(|one| !one.known).count();
    if likely > 0 {
        let slots =
            [("likely", &*lang.count(likely)), ("measures", &*count(report.measures.len()))];
        page.faint(&plan::LIKELY.fill(lang, &slots))?;
    }
    let unsure = report.instruments.iter().filter(|one| one.in_force.is_none()).count();
    if unsure > 0 {
        let instruments = plan::INSTRUMENTS.count(report.instruments.len(), lang);
        let slots = [("count", &*lang.count(unsure)), ("instruments", &*instruments)];
        page.faint(&plan::FORCE_UNKNOWN.fill(lang, &slots))?;
    }
    if report.unplaced > 0 {
        page.faint(&plan::HOMELESS.fill(lang, &[("measures", &count(report.unplaced))]))?;
    }
    if report.not_amended > 0 {
        page.faint(&plan::NOT_AMENDED.fill(lang, &[("measures", &count(report.not_amended))]))?;
    }
    if let (1.., Some(day)) = (report.late, report.deadline) {
        let slots = [("measures", &*count(report.late)), ("date", &*lang.date(day))];
        page.faint(&plan::LATE.fill(lang, &slots))?;
    }
    let appraisal = sheet.survey.appraisal;
    let past = appraisal.target().deadline.filter(|day| *day < appraisal.analysis.as_of);
    match (past, report.deadline) {
        (Some(day), None) => {
            page.faint(&plan::DEADLINE_PAST.fill(lang, &[("date", &lang.date(day))]))
        }
        _ => Ok(()),
    }
}
