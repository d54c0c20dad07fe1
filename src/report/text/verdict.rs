//! The verdict on one line, for people.

use std::io::{self, Write};

use super::{HEADING, Layout};
use crate::analysis::{Analyst, Line};
use crate::knowledge::Knowledge;
use crate::reading::{Match, Paper};
use crate::report::why;
use crate::words::{Lang, Term, labels, name_in};

/// Writes what a line asks for, how far it is replaceable and why we think so.
///
/// # Errors
/// Errors of the writer.
pub fn verdict(
    text: &str,
    line: &Line,
    analyst: &Analyst<'_>,
    layout: Layout,
    out: &mut dyn Write,
) -> io::Result<()> {
    let lang = layout.lang;
    let knowledge = analyst.knowledge();
    let (kind, grade) = (line.reading.kind.say(lang), line.verdict.grade.say(lang));
    writeln!(out, "{HEADING}{kind}, {grade}{HEADING:#}")?;
    if line.reading.already {
        writeln!(out, "  {}", labels::LOOKED_UP.say(lang))?;
    }
    for (paper, verdict) in line.reading.papers.iter().zip(&line.verdict.papers) {
        let grade = verdict.grade.say(lang);
        writeln!(
            out,
            "  • {} ({}): {grade}",
            name(paper, text, knowledge, lang),
            recognised(paper.matched, lang)
        )?;
        let registers =
            verdict.registers.iter().map(|ix| name_in(&knowledge.registers[*ix].name, lang));
        list(
            out,
            labels::BY_DATA_OF.fill(lang, &[("registers", &joined(registers))]),
            !verdict.registers.is_empty(),
        )?;
        let items = verdict.residual.iter().map(|ix| name_in(&knowledge.items[*ix].name, lang));
        list(
            out,
            labels::BLOCKED_BY.fill(lang, &[("items", &joined(items))]),
            !verdict.residual.is_empty(),
        )?;
    }
    for why in why(line, text) {
        writeln!(out, "  {} “{}”: {}", labels::WHY.say(lang), why.words, why.effect.say(lang))?;
    }
    Ok(())
}

fn list(out: &mut dyn Write, text: String, shown: bool) -> io::Result<()> {
    if shown { writeln!(out, "    {text}") } else { Ok(()) }
}

fn joined<'a>(names: impl Iterator<Item = &'a str>) -> String {
    names.collect::<Vec<_>>().join(", ")
}

fn name(paper: &Paper, text: &str, knowledge: &Knowledge, lang: Lang) -> String {
    match paper.document {
        Some(ix) => name_in(&knowledge.documents[ix].name, lang).to_owned(),
        None => crate::report::words(text, &paper.span)
            .unwrap_or_else(|| labels::UNKNOWN_TYPE.say(lang).to_owned()),
    }
}

fn recognised(matched: Match, lang: Lang) -> String {
    let words = matched.say(lang);
    let Match::Fuzzy { score, runner_up } = matched else {
        return words.to_owned();
    };
    let slots = [("score", &*lang.score(score)), ("runner_up", &*lang.score(runner_up))];
    format!("{words}, {}", labels::SIMILARITY.fill(lang, &slots))
}
