//! What a catalogue costs and what measures save, on a terminal.

use std::io;

use super::cost::assumed;
use super::table::Column::{Number, Words};
use super::{Page, target};
use crate::appraisal::{Appraisal, Appraised, Parameter};
use crate::cost::Money;
use crate::report::Report;
use crate::report::cost::CostTotals;
use crate::words::{Lang, NONE, Term, labels, name_in};

/// Constants shown before the rest is left to the JSON.
const SWINGS: usize = 8;

/// Writes what the catalogue costs and how far the measures get; nothing when that was not worked
/// out.
pub(super) fn costs(page: &mut Page<'_>, report: &Report<'_>) -> io::Result<()> {
    let (Some(appraisal), Some(cost)) = (report.appraisal, &report.totals.cost) else {
        return Ok(());
    };
    totals(page, report, cost)?;
    target::axes(page, appraisal)?;
    target::authorities(page, report, cost)?;
    kinds(page, cost)?;
    target::amendments(page, report)?;
    dearest(page, appraisal)?;
    swings(page, appraisal)
}

fn totals(page: &mut Page<'_>, report: &Report<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    page.heading(labels::COST_TITLE)?;
    let money = |amount| lang.amount(amount, cost.currency);
    page.line(&labels::COST_LINE.fill(
        lang,
        &[
            ("before", &money(cost.before)),
            ("after", &money(cost.after)),
            ("saving", &money(cost.saving)),
            ("percent", &lang.any_percentage(cost.percent)),
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
                ("percent", &lang.any_percentage(annual.percent)),
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
    let number = |dossiers: Option<u64>| dossiers.map_or(NONE.to_owned(), |n| lang.number(n));
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

fn kinds(page: &mut Page<'_>, cost: &CostTotals) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::MEASURE),
        Words(labels::CODE),
        Number(labels::COUNT),
        Number(labels::SAVING),
    ];
    page.table(labels::MEASURES, &columns, &cost.by_kind, |row| {
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
    let saving =
        |one: &Appraised| one.before.total.mid.minus(one.after.total.mid).unwrap_or_default();
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
    page.table(labels::DEAREST, &columns, &rows, |(dossier, one)| {
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

fn swings(page: &mut Page<'_>, appraisal: &Appraisal<'_>) -> io::Result<()> {
    let lang = page.lang();
    let columns = [
        Words(labels::CONSTANT),
        Number(labels::AT_LOW),
        Number(labels::AT_HIGH),
        Words(labels::FLIPS),
    ];
    let widest = appraisal.draws.swings.iter().take(SWINGS).collect::<Vec<_>>();
    page.table(labels::SWINGS, &columns, &widest, |swing| {
        vec![
            in_words(swing.parameter, lang),
            lang.percentage(swing.percent.low),
            lang.percentage(swing.percent.high),
            if swing.flips { labels::YES.say(lang).to_owned() } else { String::new() },
        ]
    })
}
