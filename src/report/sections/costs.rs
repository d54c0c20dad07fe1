//! What a catalogue costs and what measures save.

use super::{Cell, Column, Rows, Section, Table, target};
use crate::appraisal::{Appraisal, Appraised, Parameter};
use crate::cost::{Decimal, Money};
use crate::report::Report;
use crate::report::cost::CostTotals;
use crate::words::{Lang, NONE, Term, labels, name_in};

/// Constants shown before the rest is left to the JSON.
const SWINGS: usize = 8;

/// What the catalogue costs and how far the measures get; nothing when that was not worked out.
pub(super) fn sections<'a>(report: &'a Report<'a>, lang: Lang) -> Vec<Section<'a>> {
    let (Some(appraisal), Some(cost)) = (report.appraisal, &report.totals.cost) else {
        return Vec::new();
    };
    let mut sections = vec![totals(report, cost, lang), target::axes(appraisal, lang)];
    sections.extend(target::authorities(report, cost, lang));
    sections.push(kinds(cost, lang));
    sections.extend(target::amendments(report, lang));
    sections.push(dearest(appraisal, lang));
    sections.push(swings(appraisal, lang));
    sections
}

/// What it costs before and after, and how sure that is.
pub(in crate::report) fn totals<'a>(
    report: &Report<'_>,
    cost: &CostTotals,
    lang: Lang,
) -> Section<'a> {
    let mut section = Section::new(labels::COST_TITLE, lang);
    let money = |amount| lang.amount(amount, cost.currency);
    section.line(labels::COST_LINE.fill(
        lang,
        &[
            ("before", &money(cost.before)),
            ("after", &money(cost.after)),
            ("saving", &money(cost.saving)),
            ("percent", &lang.any_percentage(cost.percent)),
            ("basis", cost.basis.say(lang)),
        ],
    ));
    if let Some(annual) = &cost.annual {
        section.line(labels::COST_ANNUAL.fill(
            lang,
            &[
                ("procedures", &labels::PROCEDURES.count(annual.procedures, lang)),
                ("before", &money(annual.before)),
                ("after", &money(annual.after)),
                ("saving", &money(annual.saving)),
                ("percent", &lang.any_percentage(annual.percent)),
            ],
        ));
        let without = cost.procedures - annual.procedures;
        let without = labels::PROCEDURES.count(without, lang);
        section.line(labels::COST_NO_VOLUME.fill(lang, &[("procedures", &without)]));
    }
    if cost.fee_unknown > 0 {
        let unknown = labels::PROCEDURES.count(cost.fee_unknown, lang);
        section.line(labels::COST_FEE_UNKNOWN.fill(lang, &[("procedures", &unknown)]));
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
    section.line(sure.fill(lang, &slots));
    published(&mut section, report, cost, lang);
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
    section.note(made.join("; "));
    section
}

/// Compares with a saving that somebody published, and says what would explain the gap.
fn published(section: &mut Section<'_>, report: &Report<'_>, cost: &CostTotals, lang: Lang) {
    let scenario = report.appraisal.map(|appraisal| appraisal.scenario);
    let source = scenario.and_then(|scenario| scenario.published.as_ref());
    let (Some(row), Some(source)) = (&cost.published, source) else { return };
    let money = |amount| lang.amount(amount, cost.currency);
    let slots = [("saving", &*money(row.saving)), ("source", name_in(&source.source, lang))];
    section.line(labels::PUBLISHED.fill(lang, &slots));
    match row.computed {
        Some(computed) => {
            let percent = computed.percent_of(row.saving).unwrap_or_default();
            let slots = [("saving", &*money(computed)), ("percent", &*lang.percentage(percent))];
            section.detail(labels::PUBLISHED_COMPUTED.fill(lang, &slots));
        }
        None => section.detail(labels::PUBLISHED_NONE.say(lang).to_owned()),
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
    section.detail(labels::PUBLISHED_NEEDED.fill(lang, &slots));
    section.detail(labels::PUBLISHED_CAVEAT.say(lang).to_owned());
}

fn kinds(cost: &CostTotals, lang: Lang) -> Section<'_> {
    let columns = vec![
        Column::words(labels::MEASURE.say(lang)),
        Column::words(labels::CODE.say(lang)),
        Column::numbers(labels::COUNT.say(lang)),
        Column::numbers(labels::SAVING.say(lang)),
    ];
    let rows = Rows::of(&cost.by_kind, move |row| {
        vec![
            row.kind.say(lang).into(),
            row.kind.word().into(),
            Cell::count(row.measures),
            Cell::Amount(row.saving, cost.currency),
        ]
    });
    let section = Section::table(labels::MEASURES, lang, Table::new(columns, rows));
    Section { name: "measures-by-kind".to_owned(), ..section }
}

fn dearest<'a>(appraisal: &'a Appraisal<'a>, lang: Lang) -> Section<'a> {
    let currency = appraisal.tariff().currency;
    let saving =
        |one: &Appraised| one.before.total.mid.minus(one.after.total.mid).unwrap_or_default();
    let mut rows: Vec<_> =
        appraisal.dossiers().filter(|(_, one)| saving(one) > Money::ZERO).collect();
    // Stable: equal savings keep the order of codes.
    rows.sort_by_key(|(_, one)| std::cmp::Reverse(saving(one)));
    let columns = vec![
        Column::words(labels::CODE.say(lang)),
        Column::words(labels::NAME.say(lang)),
        Column::numbers(labels::BEFORE.say(lang)),
        Column::numbers(labels::AFTER.say(lang)),
        Column::numbers(labels::SAVING.say(lang)),
    ];
    let rows = Rows::of(rows, move |(dossier, one)| {
        vec![
            dossier.procedure.code.to_string().into(),
            dossier.procedure.name.to_string().into(),
            Cell::Coins(one.before.total.mid, currency),
            Cell::Coins(one.after.total.mid, currency),
            Cell::Coins(saving(one), currency),
        ]
    });
    Section::table(labels::DEAREST, lang, Table::new(columns, rows))
}

/// The name of a constant for people.
pub(in crate::report) fn constant_in_words(parameter: Parameter, lang: Lang) -> String {
    let (phrase, of) = match parameter {
        Parameter::Income(segment) => (labels::INCOME_OF, segment.say(lang)),
        Parameter::Hours(activity) => (labels::HOURS_OF, activity.say(lang)),
        Parameter::Price(activity) => (labels::PRICE_OF, activity.say(lang)),
        Parameter::Share(channel) => (labels::SHARE_OF, channel.say(lang)),
        Parameter::Fees => return labels::COST_FEES.say(lang).to_owned(),
    };
    phrase.fill(lang, &[("of", of)])
}

fn swings<'a>(appraisal: &'a Appraisal<'a>, lang: Lang) -> Section<'a> {
    let columns = vec![
        Column::words(labels::CONSTANT.say(lang)),
        Column::numbers(labels::AT_LOW.say(lang)),
        Column::numbers(labels::AT_HIGH.say(lang)),
        Column::words(labels::FLIPS.say(lang)),
    ];
    let widest = appraisal.draws.swings.iter().take(SWINGS).collect::<Vec<_>>();
    let rows = Rows::of(widest, move |swing| {
        vec![
            constant_in_words(swing.parameter, lang).into(),
            Cell::Percent(Some(swing.percent.low)),
            Cell::Percent(Some(swing.percent.high)),
            if swing.flips { labels::YES.say(lang).into() } else { "".into() },
        ]
    });
    Section::table(labels::SWINGS, lang, Table::new(columns, rows))
}

/// What rests on assumptions, in words.
pub(in crate::report) fn assumed(percent: Decimal, lang: Lang) -> String {
    labels::COST_ASSUMED.fill(lang, &[("percent", &lang.percentage(percent))])
}
