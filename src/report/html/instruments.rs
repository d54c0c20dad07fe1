//! Which legal texts stand behind the lines that measures cut.

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use super::chart::{self, Bar, Chart};
use super::markup::{Cell, Column, Markup};
use super::{View, drawn, filtered};
use crate::cost::Money;
use crate::words::{Term, html, labels};

/// Texts that the chart shows; the table has more.
const IN_CHART: usize = 15;

/// What the measures of a scenario have to do with one text.
#[derive(Default)]
struct Weight<'r> {
    number: &'r str,
    known: usize,
    likely: usize,
    procedures: BTreeSet<usize>,
    saving: Money,
}

/// Writes the texts to amend.
pub(super) fn write(view: &View<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    out.section("instruments", html::BY_INSTRUMENT.say(lang));
    let (weights, without) = weigh(view);
    let lines = |one: &Weight<'_>| one.known + one.likely;
    pareto(view, &weights, out)?;
    let known = view.knowledge();
    let columns = [
        Column::Words(labels::INSTRUMENT),
        Column::Words(html::TITLE_OF),
        Column::Words(labels::RANK),
        Column::Number(html::KNOWN_LINES),
        Column::Number(html::LIKELY_LINES),
        Column::Number(labels::COLUMN_PROCEDURES),
        Column::Number(labels::SAVING),
    ];
    let currency = view.report.totals.cost.as_ref().map(|cost| cost.currency).unwrap_or_default();
    out.table(labels::AMENDMENTS.say(lang), &columns, &weights, lang, |one| {
        let text = known.instruments.find(one.number).map(|ix| &known.instruments[ix]);
        let rank = text.map(|text| text.rank).or_else(|| {
            view.report.imposing.as_ref().and_then(|imposing| imposing.rank_of(one.number))
        });
        let unknown = || html::NOT_KNOWN.say(lang).to_owned();
        let saving = lang.coins(one.saving, currency);
        vec![
            Cell::QuotedLink(one.number.to_owned(), filtered(&[("instrument", one.number)])),
            Cell::Quoted(text.map(|text| text.title.to_string()).unwrap_or_default()),
            Cell::Words(rank.map_or_else(unknown, |rank| rank.say(lang).to_owned())),
            Cell::count(one.known, lang),
            Cell::count(one.likely, lang),
            Cell::count(one.procedures.len(), lang),
            Cell::Number(saving, one.saving.coins().into()),
        ]
    });
    if weights.iter().any(|one| lines(one) > 0) {
        out.element("p class=\"faint\"", html::INSTRUMENTS_NOTE.say(lang));
    }
    if without > 0 {
        let lines = labels::LINES.count(without, lang);
        let words = html::NO_INSTRUMENT.fill(lang, &[("lines", &lines)]);
        out.element("p class=\"faint\"", &words);
    }
    out.raw("</section>\n");
    Ok(())
}

/// The texts behind the lines that the scenario cuts, those with most lines first; and the lines
/// behind which none is known.
fn weigh<'r>(view: &'r View<'_>) -> (Vec<Weight<'r>>, usize) {
    let mut weights: BTreeMap<&str, Weight<'_>> = BTreeMap::new();
    let mut without = 0;
    let Some(appraisal) = view.report.appraisal else { return (Vec::new(), 0) };
    for (at, (one, amends)) in appraisal.procedures.iter().zip(&view.amends).enumerate() {
        if !one.covered {
            continue;
        }
        // A line on which two measures work is one line.
        let mut seen = BTreeSet::new();
        for chosen in &one.chosen {
            let measure = one.measures.get(chosen.measure);
            let Some(line) = measure.and_then(|measure| measure.line) else { continue };
            let Some(amended) = amends.get(chosen.measure).copied().flatten() else {
                without += usize::from(seen.insert(line));
                continue;
            };
            let weight = weights.entry(amended.number).or_default();
            weight.number = amended.number;
            weight.procedures.insert(at);
            // A part of a sum that was counted without overflow.
            weight.saving = weight.saving.plus(chosen.saving).unwrap_or_default();
            if seen.insert(line) {
                weight.known += usize::from(amended.known);
                weight.likely += usize::from(!amended.known);
            }
        }
    }
    let mut weights: Vec<Weight<'_>> = weights.into_values().collect();
    // Stable: equal ones keep the order of numbers.
    weights.sort_by_key(|one| std::cmp::Reverse(one.known + one.likely));
    (weights, without)
}

fn pareto(view: &View<'_>, weights: &[Weight<'_>], out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    let lines = |one: &Weight<'_>| one.known + one.likely;
    let whole: usize = weights.iter().map(lines).sum();
    let bars: Vec<Bar> = weights
        .iter()
        .take(IN_CHART)
        .map(|one| Bar {
            name: one.number.to_owned(),
            value: drawn(i64::try_from(lines(one)).unwrap_or(i64::MAX)),
            label: lang.count(lines(one)),
        })
        .collect();
    if whole == 0 {
        return Ok(());
    }
    let carried: usize = weights.iter().take(IN_CHART).map(lines).sum();
    let slots = [
        ("count", &*lang.count(bars.len())),
        ("percent", &*lang.percent(carried, whole)),
        ("total", &*labels::LINES.count(whole, lang)),
    ];
    let desc = html::PARETO_LINE.fill(lang, &slots);
    let chart = Chart {
        id: "chart-instruments",
        title: html::CHART_INSTRUMENTS.say(lang),
        desc: &desc,
        note: &format!("{desc}. {}", html::CHART_PARETO_NOTE.say(lang)),
        lang,
    };
    chart::pareto(out, &chart, &bars, drawn(i64::try_from(whole).unwrap_or(i64::MAX)))
}
