//! One procedure with its dossier, for people.

use std::io::{self, Write};

use super::{Layout, Page};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::{
    Channel, Dong, Fee, FeeItem, Pays, Procedure, Relief, Requirement, TimeLimit,
};
use crate::words::{Lang, Term, labels, name_in};

/// Writes what a procedure is, what it asks for and how far that is replaceable.
///
/// # Errors
/// Errors of the writer.
pub fn procedure(
    analysis: &Analysis<'_>,
    dossier: Dossier<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let page = &mut Page::new(out, layout);
    let procedure = dossier.procedure;
    let bold = super::HEADING;
    writeln!(page.out, "{bold}{} {}{bold:#}", procedure.code, procedure.name)?;
    facts(page, analysis, procedure)?;
    page.heading(labels::DOSSIER)?;
    let mut case = None;
    for (requirement, line) in dossier.lines() {
        if requirement.case != case {
            case = requirement.case;
            let known = case.and_then(|case| procedure.cases.get(usize::from(case)));
            if let Some(known) = known {
                page.faint(&format!("  {}: {}", labels::CASE.say(page.lang()), known.name))?;
            }
        }
        requirement_line(page, analysis, dossier, (requirement, line))?;
    }
    channels(page, procedure)
}

fn facts(page: &mut Page<'_>, analysis: &Analysis<'_>, procedure: &Procedure) -> io::Result<()> {
    let lang = page.lang();
    let known = &analysis.knowledge.authorities;
    let authority = procedure.authority.map(|ix| name_in(&known[ix].name, lang).to_owned());
    let settled: Vec<&str> =
        procedure.settled_by.iter().map(|ix| name_in(&known[*ix].name, lang)).collect();
    let settled =
        if settled.is_empty() { procedure.settled_by_text.to_string() } else { settled.join(", ") };
    let terms = |words: Vec<&'static str>| words.join(", ");
    let rows = [
        (labels::PROMULGATED_BY, authority.unwrap_or_else(|| procedure.authority_text.to_string())),
        (labels::SETTLED_BY, settled),
        (labels::LEVEL, terms(procedure.levels.iter().map(|level| level.say(lang)).collect())),
        (labels::SECTOR, procedure.sector.to_string()),
        (labels::SUBJECTS, terms(procedure.subjects.iter().map(|kind| kind.say(lang)).collect())),
        (labels::RESULTS, results(analysis, procedure, lang)),
        (
            labels::LEGAL_BASES,
            procedure.legal_bases.iter().map(|b| &*b.number).collect::<Vec<_>>().join(", "),
        ),
    ];
    for (title, words) in rows.iter().filter(|(_, words)| !words.is_empty()) {
        page.line(&format!("{}: {words}", title.say(lang)))?;
    }
    if let Some(volume) = &procedure.volume {
        let count = lang.number(volume.per_year);
        page.line(&labels::VOLUME.fill(lang, &[("count", &count)]))?;
    }
    Ok(())
}

fn results(analysis: &Analysis<'_>, procedure: &Procedure, lang: Lang) -> String {
    let name = |result: &crate::catalog::Outcome| match result.document {
        Some(ix) => name_in(&analysis.knowledge.documents[ix].name, lang).to_owned(),
        None => result.name.to_string(),
    };
    procedure.results.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn requirement_line(
    page: &mut Page<'_>,
    analysis: &Analysis<'_>,
    dossier: Dossier<'_>,
    (requirement, line): (&Requirement, &Line),
) -> io::Result<()> {
    let lang = page.lang();
    let (kind, grade) = (line.reading.kind.say(lang), line.verdict.grade.say(lang));
    page.line(&format!("  {}  {}", requirement.id, requirement.text))?;
    let mut verdict = vec![kind.to_owned(), grade.to_owned()];
    let registers = line.verdict.registers.iter();
    let names: Vec<&str> =
        registers.map(|ix| name_in(&analysis.knowledge.registers[*ix].name, lang)).collect();
    if !names.is_empty() {
        verdict.push(labels::BY_DATA_OF.fill(lang, &[("registers", &names.join(", "))]));
    }
    let assumed = line.verdict.assumed.iter();
    // With their ids: these are what `--open` is told.
    let assumed = assumed.map(|one| &analysis.knowledge.registers[one.register]);
    let assumed: Vec<String> =
        assumed.map(|one| format!("{} ({})", name_in(&one.name, lang), one.id)).collect();
    if !assumed.is_empty() {
        verdict.push(format!("{}: {}", labels::ASSUMED_OPEN.say(lang), assumed.join(", ")));
    }
    if line.reading.already {
        verdict.push(labels::LOOKED_UP.say(lang).to_owned());
    }
    let by = dossier.exempting(line);
    verdict.extend(by.map(|by| labels::EXEMPTED_BY.fill(lang, &[("line", &*by.id)])));
    let provision = requirement.provision.as_ref();
    verdict.extend(provision.map(|place| crate::report::place_in_law(place, analysis.knowledge)));
    page.faint(&format!("      {}", verdict.join("; ")))
}

fn channels(page: &mut Page<'_>, procedure: &Procedure) -> io::Result<()> {
    if procedure.channels.is_empty() {
        return Ok(());
    }
    page.heading(labels::CHANNELS)?;
    for channel in &procedure.channels {
        let lang = page.lang();
        let words = format!("{}; {}", time(channel, lang), fee(channel, lang));
        page.line(&format!("  {}: {words}", channel.kind.say(lang)))?;
    }
    Ok(())
}

/// The time limit of a channel in words.
pub(in crate::report) fn time(channel: &Channel, lang: Lang) -> String {
    match &channel.time_limit {
        TimeLimit::Within(limit) => {
            format!("{} {}", lang.number(u64::from(limit.amount)), limit.unit.say(lang))
        }
        TimeLimit::Unknown => labels::TIME_UNKNOWN.say(lang).to_owned(),
    }
}

/// The fee of a channel in words.
pub(in crate::report) fn fee(channel: &Channel, lang: Lang) -> String {
    match &channel.fee {
        Fee::Free => labels::FEE_FREE.say(lang).to_owned(),
        Fee::Unknown => labels::FEE_UNKNOWN.say(lang).to_owned(),
        Fee::SetByProvince(_) => labels::FEE_PROVINCE.say(lang).to_owned(),
        Fee::Listed(items) => {
            let items = items.iter().map(|item| fee_item(item, lang));
            items.collect::<Vec<_>>().join("; ")
        }
    }
}

/// An amount with its name, for whom it is, and what is paid instead in certain times.
fn fee_item(item: &FeeItem, lang: Lang) -> String {
    let money = |amount: Dong| match amount.amount() {
        0 => labels::FEE_FREE.say(lang).to_owned(),
        amount => lang.money(amount),
    };
    let amount = match (item.amount, item.at_most) {
        (Some(amount), _) => money(amount),
        (None, Some(most)) => labels::FEE_AT_MOST.fill(lang, &[("amount", &money(most))]),
        (None, None) => labels::FEE_UNKNOWN.say(lang).to_owned(),
    };
    let mut words = format!("{} {amount}", item.name).trim().to_owned();
    if let Some(case) = &item.case {
        words = labels::FEE_CASE.fill(lang, &[("amount", &words), ("case", case)]);
    }
    for relief in &item.reliefs {
        let pays = match relief.pays {
            Pays::Amount(amount) => money(amount),
            Pays::Percent(percent) => {
                labels::FEE_PERCENT.fill(lang, &[("percent", &percent.to_string())])
            }
            Pays::Unknown => labels::FEE_UNKNOWN.say(lang).to_owned(),
        };
        let slots = [("amount", &*words), ("period", &period(relief, lang)), ("pays", &pays)];
        words = labels::FEE_RELIEF.fill(lang, &slots);
    }
    words
}

fn period(relief: &Relief, lang: Lang) -> String {
    match (relief.from, relief.until) {
        (Some(from), Some(until)) => {
            let (from, until) = (lang.date(from), lang.date(until));
            labels::FEE_PERIOD.fill(lang, &[("from", &from), ("until", &until)])
        }
        (Some(from), None) => labels::FEE_FROM.fill(lang, &[("from", &lang.date(from))]),
        (None, Some(until)) => labels::FEE_UNTIL.fill(lang, &[("until", &lang.date(until))]),
        (None, None) => labels::FEE_FOR_GOOD.say(lang).to_owned(),
    }
}
