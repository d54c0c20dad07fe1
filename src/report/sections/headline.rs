//! What was read, how much of it data can replace, and what the report was made from.

use super::dossiers::shortened;
use super::{Column, Rows, Section, Table};
use crate::knowledge::Knowledge;
use crate::report::{AssumedRegisters, Report};
use crate::words::{Lang, Term, labels, name_in};

/// The headline of a report.
pub(in crate::report) fn section<'a>(report: &Report<'_>, lang: Lang) -> Section<'a> {
    let mut section = Section::new(labels::TITLE, lang);
    let (totals, inputs) = (&report.totals, &report.inputs);
    let read = labels::READ.fill(
        lang,
        &[
            ("procedures", &labels::PROCEDURES.count(totals.procedures, lang)),
            ("lines", &labels::LINES.count(totals.requirements, lang)),
            ("papers", &labels::PAPERS.count(totals.lines.document, lang)),
            ("forms", &labels::FORMS.count(totals.lines.form, lang)),
            ("notes", &labels::NOTES.count(totals.lines.note, lang)),
        ],
    );
    section.line(read);
    if inputs.left_out > 0 {
        let count = lang.count(inputs.left_out);
        let records = lang.count(inputs.records);
        section.line(labels::NOT_USED.fill(lang, &[("count", &count), ("records", &records)]));
    }
    // The sentence speaks of papers; forms and notes are graded too, but nobody hands in a note.
    let grades = totals.papers;
    let papers = totals.lines.document;
    let replaceable = labels::REPLACEABLE.fill(
        lang,
        &[
            ("full", &lang.count(grades.full)),
            ("percent", &lang.percent(grades.full, papers)),
            ("partial", &lang.count(grades.partial)),
            ("fact", &lang.count(grades.fact_only)),
            ("none", &lang.count(grades.none)),
        ],
    );
    section.line(replaceable);
    let already = labels::LINES.count(totals.already, lang);
    section.line(labels::ALREADY.fill(lang, &[("lines", &already)]));
    if totals.exempted > 0 {
        let exempted = labels::LINES.count(totals.exempted, lang);
        section.line(labels::ALREADY_ELSEWHERE.fill(lang, &[("lines", &exempted)]));
    }
    let mut made = vec![labels::AS_OF.fill(lang, &[("date", &lang.date(inputs.as_of))])];
    made.push(labels::KNOWLEDGE_AS_OF.fill(lang, &[("date", &lang.date(inputs.knowledge))]));
    let digest = inputs.digest.get(..12).unwrap_or(&inputs.digest);
    made.push(labels::DIGEST.fill(lang, &[("digest", digest)]));
    made.push(inputs.tool.to_owned());
    section.note(made.join("; "));
    for assumed in assumptions(&report.inputs.registers, report.analysis.knowledge, lang) {
        section.line(assumed);
    }
    section
}

/// What the report was made from, whole: two reports are comparable where this is equal.
pub(in crate::report) fn inputs<'a>(report: &Report<'_>, lang: Lang) -> Section<'a> {
    let inputs = &report.inputs;
    let mut rows = vec![
        (labels::INPUT_DIGEST, inputs.digest.clone()),
        (labels::INPUT_RECORDS, lang.count(inputs.records)),
        (labels::INPUT_AS_OF, lang.date(inputs.as_of)),
        (labels::INPUT_KNOWLEDGE, lang.date(inputs.knowledge)),
        (labels::INPUT_TOOL, inputs.tool.to_owned()),
    ];
    rows.extend(inputs.tariff.clone().map(|id| (labels::TARIFF_EDITION, id)));
    rows.extend(inputs.target.clone().map(|id| (labels::TARGET_NAME, id)));
    if let Some(choice) = &inputs.scenario {
        let kinds: Vec<&str> = choice.measures.iter().map(|kind| kind.say(lang)).collect();
        rows.push((labels::MEASURE, kinds.join(", ")));
        rows.push((labels::AUTHORITY, choice.authorities.join(", ")));
        rows.push((labels::INPUT_GROUPS, choice.groups.join(", ")));
        let share = choice.online_share.map(|share| lang.percentage(share));
        rows.push((labels::ONLINE_SHARE, share.unwrap_or_default()));
        let volumes = choice.volumes.as_ref().map(|volumes| volumes.digest.clone());
        rows.push((labels::INPUT_VOLUMES, volumes.unwrap_or_default()));
        let decisions = choice.decisions.as_ref().map(|decisions| decisions.digest.clone());
        rows.push((labels::INPUT_DECISIONS, decisions.unwrap_or_default()));
    }
    rows.push((labels::REGISTERS_ASSUMED, assumed_by_sign(&inputs.registers)));
    // What was not chosen is not listed.
    rows.retain(|(_, value)| !value.is_empty());
    let columns =
        vec![Column::words(labels::INPUT.say(lang)), Column::words(labels::VALUE.say(lang))];
    let rows =
        Rows::of(rows, move |(name, value)| vec![name.say(lang).into(), value.as_str().into()]);
    Section::table(labels::INPUTS, lang, Table { columns, rows, whole: true })
}

/// Registers opened and closed, by sign; empty when nothing is assumed.
pub(super) fn assumed_by_sign(assumed: &AssumedRegisters) -> String {
    let opened = assumed.open.iter().map(|id| format!("+{id}"));
    let closed = assumed.close.iter().map(|id| format!("−{id}"));
    shortened(opened.chain(closed).collect())
}

/// What is assumed of registers: whoever reads a figure must see that it is not the law's.
pub(in crate::report) fn assumptions(
    assumed: &AssumedRegisters,
    knowledge: &Knowledge,
    lang: Lang,
) -> impl Iterator<Item = String> {
    let known = &knowledge.registers;
    let groups =
        [(&assumed.open, labels::REGISTERS_OPENED), (&assumed.close, labels::REGISTERS_CLOSED)];
    groups.into_iter().filter(|(ids, _)| !ids.is_empty()).map(move |(ids, phrase)| {
        let names = ids.iter().map(|id| match known.find(id) {
            Some(ix) => name_in(&known[ix].name, lang).to_owned(),
            None => id.clone(),
        });
        phrase.fill(lang, &[("registers", &shortened(names.collect()))])
    })
}
