//! Costs, target and measures on a terminal.

use std::io;

use super::Page;
use super::cost::assumed;
use super::table::Column::{Number, Words};
use crate::appraisal::{Appraisal, Parameter};
use crate::cost::{Currency, Decimal, Money};
use crate::report::Report;
use crate::report::cost::{AxisRow, CostTotals};
use crate::target::{Axis, Reached};
use crate::words::{Lang, Term, labels, name_in};

/// Constants shown before the rest is left to the JSON.
const SWINGS: usize = 8;

/// Writes what the catalogue costs and how far the measures get; nothing when that was not worked
/// out.
pub(super) fn costs(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let (Some(appraisal), Some(cost)) = (report.appraisal, &report.totals.cost) else {
        return Ok(());
    };
    totals(page, report, cost)?;
    axes(page, appraisal, &report.totals.axes)?;
    authorities(page, report, cost)?;
    kinds(page, cost)?;
    amendments(page, report)?;
    dearest(page, appraisal)?;
    swings(page, appraisal, cost)
}

fn totals(page: &mut Page<'_>, report: &Report<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    page.heading(labels::COST_TITLE)?;
    let money = |amount| lang.amount(amount, cost.currency);
    let percent =
        |percent: Option<Decimal>| percent.map_or("–".to_owned(), |p| lang.percentage(p));
    page.line(&labels::COST_LINE.fill(
        lang,
        &[
            ("before", &money(cost.before)),
            ("after", &money(cost.after)),
            ("saving", &money(cost.saving)),
            ("percent", &percent(cost.percent)),
            ("basis", cost.basis.say(lang)),
        ],
    ))?;
    if let Some(annual) = &cost.annual {
        page.line(&labels::COST_ANNUAL.fill(
            lang,
            &[
                ("procedures", &labels::PROCEDURES.count(annual.procedures, lang)),
                ("before", &money(annual.before)),
                ("after", &money(annual.after)),
                ("saving", &money(annual.saving)),
                ("percent", &percent(annual.percent)),
            ],
        ))?;
        let without = cost.procedures - annual.procedures;
        let without = labels::PROCEDURES.count(without, lang);
        page.line(&labels::COST_NO_VOLUME.fill(lang, &[("procedures", &without)]))?;
    }
    if cost.fee_unknown > 0 {
        let unknown = labels::PROCEDURES.count(cost.fee_unknown, lang);
        page.line(&labels::COST_FEE_UNKNOWN.fill(lang, &[("procedures", &unknown)]))?;
    }
    let range = cost.range.percent;
    let slots = [
        ("low", &*lang.percentage(range.low)),
        ("high", &*lang.percentage(range.high)),
        ("reached", &*lang.number(cost.verdict.reached.unwrap_or_default().into())),
        ("draws", &*lang.number(cost.verdict.draws.into())),
        ("seed", &*cost.verdict.seed.to_string()),
    ];
    let sure = match cost.verdict.goal {
        Some(_) => labels::COST_SURE,
        None => labels::COST_SURE_NO_GOAL,
    };
    page.line(&sure.fill(lang, &slots))?;
    published(page, report, cost)?;
    let mut made = Vec::new();
    if let Some(name) = report.appraisal.and_then(|appraisal| appraisal.scenario.name.as_ref()) {
        made.push(labels::SCENARIO.fill(lang, &[("name", name_in(name, lang))]));
    }
    made.extend(cost.defaults_percent.map(|percent| assumed(percent, lang)));
    made.extend(
        report
            .inputs
            .tariff
            .as_ref()
            .map(|tariff| labels::TARIFF.fill(lang, &[("tariff", tariff)])),
    );
    page.faint(&made.join("; "))
}

/// Compares with a saving that somebody published, and says what would explain the gap.
fn published(page: &mut Page<'_>, report: &Report<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    let scenario = report.appraisal.map(|appraisal| appraisal.scenario);
    let source = scenario.and_then(|scenario| scenario.published.as_ref());
    let (Some(row), Some(source)) = (&cost.published, source) else { return Ok(()) };
    let money = |amount| lang.amount(amount, cost.currency);
    let slots = [("saving", &*money(row.saving)), ("source", name_in(&source.source, lang))];
    page.line(&labels::PUBLISHED.fill(lang, &slots))?;
    match row.computed {
        Some(computed) => {
            let percent = computed.percent_of(row.saving).unwrap_or_default();
            let slots = [("saving", &*money(computed)), ("percent", &*lang.percentage(percent))];
            page.line(&format!("  {}", labels::PUBLISHED_COMPUTED.fill(lang, &slots)))?;
        }
        None => page.line(&format!("  {}", labels::PUBLISHED_NONE.say(lang)))?,
    }
    let number = |dossiers: Option<u64>| dossiers.map_or("–".to_owned(), |n| lang.number(n));
    let coins = |amount| lang.coins(amount, cost.currency);
    let slots = [
        ("gap", &*money(row.gap)),
        ("dossiers", &*number(row.dossiers.mid)),
        ("mean", &*money(row.mean.mid)),
        ("low", &*coins(row.mean.low)),
        ("high", &*coins(row.mean.high)),
        ("fewest", &*number(row.dossiers.high)),
        ("most", &*number(row.dossiers.low)),
    ];
    page.line(&format!("  {}", labels::PUBLISHED_NEEDED.fill(lang, &slots)))?;
    page.line(&format!("  {}", labels::PUBLISHED_CAVEAT.say(lang)))
}

fn axes(page: &mut Page<'_>, appraisal: &Appraisal<'_>, axes: &[AxisRow]) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::AXIS),
        Words(labels::UNIT),
        Number(labels::FRACTION),
        Number(labels::CUT),
        Number(labels::GOAL),
        Words(labels::VERDICT),
    ];
    let currency = appraisal.tariff().currency;
    page.table(labels::TARGET, &columns, axes.len(), |position| {
        let (Some(row), Some(axis)) = (axes.get(position), appraisal.axes.get(position)) else {
            return vec![];
        };
        let percent =
            |percent: Option<Decimal>| percent.map_or("–".to_owned(), |p| lang.percentage(p));
        let amount = |value: i128| quantity(value, row.axis, currency, lang);
        let fraction =
            format!("{} / {}", amount(axis.progress.cut), amount(axis.progress.baseline));
        vec![
            row.axis.say(lang).to_owned(),
            row.unit.map_or(String::new(), |unit| unit.say(lang).to_owned()),
            fraction,
            percent(row.percent),
            row.goal.map_or("–".to_owned(), |goal| format!("≥ {}", lang.percentage(goal))),
            match (row.verdict, row.reached) {
                (Some(verdict), _) => verdict.say(lang).to_owned(),
                (None, Reached::Yes | Reached::No | Reached::NotAsked) => "–".to_owned(),
            },
        ]
    })?;
    page.faint(name_in(&appraisal.target().name, lang))
}

/// An amount on an axis: units, money or days.
fn quantity(value: i128, axis: Axis, currency: Currency, lang: Lang) -> String {
    let coins = i64::try_from(value).unwrap_or(i64::MAX);
    match axis {
        Axis::Cost => lang.coins(Money::new(coins), currency),
        Axis::Time => lang.decimal(Decimal::from_millionths(coins)),
        Axis::Count | Axis::Conditions => lang.number(coins.unsigned_abs()),
    }
}

fn authorities(page: &mut Page<'_>, report: &Report<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    let Some(groups) = &report.totals.groups else { return Ok(()) };
    let known = &report.analysis.knowledge.authorities;
    let columns = [
        Words(labels::AUTHORITY),
        Number(labels::COLUMN_PROCEDURES),
        Number(labels::REGULATIONS_CUT),
        Number(labels::BEFORE),
        Number(labels::SAVING),
        Number(labels::COST_CUT),
    ];
    let rows = &groups.authority;
    page.table(labels::COST_BY_AUTHORITY, &columns, rows.len(), |position| {
        let Some(row) = rows.get(position) else {
            return vec![];
        };
        let name = known.find(&row.key).map(|ix| name_in(&known[ix].name, lang));
        let percent =
            |percent: Option<Decimal>| percent.map_or("–".to_owned(), |p| lang.percentage(p));
        vec![
            name.unwrap_or(&row.key).to_owned(),
            lang.count(row.procedures),
            percent(row.regulations_percent),
            lang.coins(row.before, cost.currency),
            lang.coins(row.saving, cost.currency),
            percent(row.percent),
        ]
    })
}

fn amendments(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let lang = page.lang();
    let Some(amendments) = &report.totals.amendments else { return Ok(()) };
    let rows = &amendments.instruments;
    let columns = [
        Words(labels::INSTRUMENT),
        Words(labels::RANK),
        Number(labels::PROVISIONS),
        Number(labels::COLUMN_LINES),
    ];
    page.table(labels::AMENDMENTS, &columns, rows.len(), |position| {
        let Some(row) = rows.get(position) else {
            return vec![];
        };
        vec![
            row.instrument.clone(),
            row.rank.say(lang).to_owned(),
            lang.count(row.provisions),
            lang.count(row.requirements),
        ]
    })?;
    let slots = [
        ("lines", &*labels::LINES.count(amendments.requirements, lang)),
        ("known", &*lang.count(amendments.known)),
        ("provisions", &*lang.count(amendments.provisions)),
        ("instruments", &*lang.count(rows.len())),
    ];
    page.faint(&labels::AMENDMENTS_LINE.fill(lang, &slots))
}

fn kinds(page: &mut Page<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::MEASURE),
        Words(labels::CODE),
        Number(labels::COUNT),
        Number(labels::SAVING),
    ];
    page.table(labels::MEASURES, &columns, cost.by_kind.len(), |position| {
        let Some(row) = cost.by_kind.get(position) else {
            return vec![];
        };
        vec![
            row.kind.say(lang).to_owned(),
            row.kind.word().to_owned(),
            lang.count(row.measures),
            lang.amount(row.saving, cost.currency),
        ]
    })
}

fn dearest(page: &mut Page<'_>, appraisal: &Appraisal<'_>) -> io::Result<()> {
    let lang = page.lang();
    let currency = appraisal.tariff().currency;
    let saving = |one: &crate::appraisal::Appraised| {
        one.before.total.mid.minus(one.after.total.mid).unwrap_or_default()
    };
    let mut rows: Vec<_> =
        appraisal.dossiers().filter(|(_, one)| saving(one) > Money::ZERO).collect();
    // Stable: equal savings keep the order of codes.
    rows.sort_by_key(|(_, one)| std::cmp::Reverse(saving(one)));
    let columns = [
        Words(labels::CODE),
        Words(labels::NAME),
        Number(labels::BEFORE),
        Number(labels::AFTER),
        Number(labels::SAVING),
    ];
    page.table(labels::DEAREST, &columns, rows.len(), |position| {
        let Some((dossier, one)) = rows.get(position) else {
            return vec![];
        };
        let money = |amount| lang.coins(amount, currency);
        vec![
            dossier.procedure.code.to_string(),
            dossier.procedure.name.to_string(),
            money(one.before.total.mid),
            money(one.after.total.mid),
            money(saving(one)),
        ]
    })
}

/// The name of a constant for people.
fn in_words(parameter: Parameter, lang: Lang) -> String {
    let (phrase, of) = match parameter {
        Parameter::Income(segment) => (labels::INCOME_OF, segment.say(lang)),
        Parameter::Hours(activity) => (labels::HOURS_OF, activity.say(lang)),
        Parameter::Price(activity) => (labels::PRICE_OF, activity.say(lang)),
        Parameter::Share(channel) => (labels::SHARE_OF, channel.say(lang)),
        Parameter::Fees => return labels::COST_FEES.say(lang).to_owned(),
    };
    phrase.fill(lang, &[("of", of)])
}

fn swings(page: &mut Page<'_>, appraisal: &Appraisal<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::CONSTANT),
        Number(labels::AT_LOW),
        Number(labels::AT_HIGH),
        Words(labels::FLIPS),
    ];
    page.table(labels::SWINGS, &columns, cost.swings.len().min(SWINGS), |position| {
        let Some(row) = cost.swings.get(position) else {
            return vec![];
        };
        let parameter = appraisal.draws.swings.get(position).map(|swing| swing.parameter);
        vec![
            parameter.map_or(String::new(), |parameter| in_words(parameter, lang)),
            lang.percentage(row.percent.low),
            lang.percentage(row.percent.high),
            if row.flips { labels::YES.say(lang).to_owned() } else { String::new() },
        ]
    })
}
