//! What was read, how much of it data can replace, and what the report was made from.

use super::Section;
use super::dossiers::shortened;
use crate::knowledge::Knowledge;
use crate::report::{AssumedRegisters, Report};
use crate::words::{Lang, labels, name_in};

/// The headline of a report.
pub(super) fn section<'a>(report: &Report<'_>, lang: Lang) -> Section<'a> {
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
