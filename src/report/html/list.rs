//! The list of procedures: what carries most of the saving, and where to search. Its rows are put in by
//! the script, those on the screen only.

use std::io;

use super::chart::{self, Bar, Chart};
use super::markup::Markup;
use super::{View, drawn};
use crate::cost::Money;
use crate::words::{html, labels};

/// Procedures that the chart shows.
const IN_CHART: usize = 20;

/// Writes the list.
pub(super) fn write(view: &View<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    out.section("procedures", html::BY_PROCEDURE.say(lang));
    pareto(view, out)?;
    let say = |phrase: crate::words::Phrase| phrase.say(lang);
    out.raw("<form id=\"filters\" role=\"search\">\n<label class=\"search\"><span>");
    out.text(say(html::SEARCH)).raw("</span><input type=\"search\" id=\"query\" placeholder=\"");
    out.text(say(html::SEARCH_HINT));
    out.raw("\" autocomplete=\"off\" spellcheck=\"false\" aria-keyshortcuts=\"/\" aria-controls=\"rows\"></label>\n");
    for (name, title) in [
        ("authority", labels::AUTHORITY),
        ("register", labels::REGISTER),
        ("instrument", labels::INSTRUMENT),
        ("rule", html::RULE),
    ] {
        out.raw("<label><span>").text(say(title));
        out.raw(&format!("</span><select id=\"f-{name}\"><option value=\"\">"));
        out.text(say(html::ALL)).raw("</option></select></label>\n");
    }
    out.raw("<label class=\"check\"><input type=\"checkbox\" id=\"f-replaceable\"><span>");
    out.text(say(html::REPLACEABLE_ONLY)).raw("</span></label>\n<button type=\"reset\">");
    out.text(say(html::CLEAR)).raw("</button>\n</form>\n");
    out.raw("<p id=\"hits\" role=\"status\" aria-live=\"polite\"></p>\n");
    out.raw("<p class=\"faint screen\">").text(say(html::KEYS)).raw("</p>\n");
    out.raw("<noscript><p class=\"mind\">").text(say(html::NO_SCRIPT)).raw("</p></noscript>\n");
    out.raw("<div id=\"rows\" class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"");
    out.text(say(html::LIST)).raw("\"><table id=\"list\">\n<caption class=\"unseen\">");
    out.text(say(html::LIST)).raw("</caption>\n<thead><tr>");
    let priced = view.report.appraisal.is_some();
    let columns = [
        ("code", labels::CODE, true),
        ("name", labels::NAME, true),
        ("authority", labels::AUTHORITY, true),
        ("papers", labels::COLUMN_PAPERS, true),
        ("full", html::FULL_PAPERS, true),
        ("partial", labels::COLUMN_PARTIAL, true),
        ("before", html::PROCEDURES_SUM, priced),
        ("saving", labels::SAVING, priced),
        ("percent", html::PERCENT, priced),
    ];
    for (key, title, shown) in columns {
        if !shown {
            continue;
        }
        let class = if matches!(key, "code" | "name" | "authority") { "" } else { " class=\"n\"" };
        out.raw(&format!("<th scope=\"col\"{class}><button type=\"button\" data-sort=\"{key}\">"));
        out.text(say(title)).raw("</button></th>");
    }
    out.raw("</tr></thead>\n<tbody></tbody></table></div>\n");
    if priced {
        out.element("p class=\"faint\"", html::PER_DOSSIER.say(lang));
    }
    out.raw("</section>\n");
    Ok(())
}

fn pareto(view: &View<'_>, out: &mut Markup) -> io::Result<()> {
    let lang = view.lang;
    let (Some(appraisal), Some(cost)) = (view.report.appraisal, &view.report.totals.cost) else {
        return Ok(());
    };
    let saving = |one: &crate::appraisal::Appraised| {
        // Summed without overflow while the procedure was appraised.
        one.before.total.mid.minus(one.after.total.mid).unwrap_or_default()
    };
    let mut rows: Vec<_> =
        appraisal.dossiers().map(|(dossier, one)| (dossier.procedure, saving(one))).collect();
    rows.retain(|(_, saving)| *saving > Money::ZERO);
    // Stable: equal savings keep the order of codes.
    rows.sort_by_key(|(_, saving)| std::cmp::Reverse(*saving));
    let whole = Money::sum(rows.iter().map(|(_, saving)| *saving)).unwrap_or_default();
    rows.truncate(IN_CHART);
    if rows.is_empty() {
        return Ok(());
    }
    let carried = Money::sum(rows.iter().map(|(_, saving)| *saving)).unwrap_or_default();
    let bars: Vec<Bar> = rows
        .iter()
        .map(|(procedure, saving)| Bar {
            name: format!("{} {}", procedure.code, procedure.name),
            value: drawn(saving.coins()),
            label: lang.coins(*saving, cost.currency),
        })
        .collect();
    let slots = [
        ("count", &*lang.count(bars.len())),
        ("percent", &*lang.any_percentage(carried.percent_of(whole))),
        ("total", &*lang.amount(whole, cost.currency)),
    ];
    let desc = html::PARETO_LINE.fill(lang, &slots);
    // Each dossier weighs the same here, whatever the volume: the list below says so too.
    let (basis, note) = (html::PER_DOSSIER.say(lang), html::CHART_PARETO_NOTE.say(lang));
    let chart = Chart {
        id: "chart-procedures",
        title: html::CHART_PROCEDURES.say(lang),
        desc: &desc,
        note: &format!("{desc}; {basis}. {note}"),
        lang,
    };
    chart::pareto(out, &chart, &bars, drawn(whole.coins()))
}
