//! Which papers satisfy a requirement, for people.

use std::io::{self, Write};

use super::HEADING;
use crate::vocabulary::{Answer, Demand, List, Only};
use crate::words::{Lang, Term, linked as words};

/// Writes what papers do for each requirement: the lists of which any one is enough below each other, the
/// papers of a list beside each other.
///
/// # Errors
/// Errors of the writer.
pub(crate) fn evidence(answer: &Answer, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    for (n, question) in answer.procedures.iter().enumerate() {
        if n > 0 {
            writeln!(out)?;
        }
        let (name, status) = (&question.name, question.status.say(lang));
        writeln!(out, "{HEADING}{} {name}: {status}{HEADING:#}", question.code)?;
        for demand in &question.requirements {
            one(demand, lang, out)?;
        }
    }
    Ok(())
}

fn one(demand: &Demand, lang: Lang, out: &mut dyn Write) -> io::Result<()> {
    let indent = "  ".repeat(demand.depth + 1);
    let only: Vec<String> = demand.only.iter().map(|only| said(only, lang)).collect();
    let only = match only.is_empty() {
        true => String::new(),
        false => format!(" ({})", only.join("; ")),
    };
    writeln!(out, "{indent}{}{only}: {}", demand.name, demand.status.say(lang))?;
    for (n, list) in demand.lists.iter().enumerate() {
        let or = if n > 0 { words::OR.say(lang).trim() } else { "" };
        writeln!(out, "{indent}  {or:5}{}", papers(list, lang))?;
    }
    if !demand.supported_by.is_empty() {
        let slots = [("evidence", &*demand.supported_by.join(", "))];
        writeln!(out, "{indent}  {}", words::SUPPORTED_BY.fill(lang, &slots))?;
    }
    Ok(())
}

fn papers(list: &List, lang: Lang) -> String {
    let paper = |paper: &crate::vocabulary::PaperRow| {
        format!("[{}] {}", if paper.held { 'x' } else { ' ' }, paper.name)
    };
    let papers: Vec<String> = list.papers.iter().map(paper).collect();
    let joined = papers.join(words::AND.say(lang));
    match list.read {
        true => format!("{joined} ({})", words::READ.say(lang)),
        false => joined,
    }
}

fn said(only: &Only, lang: Lang) -> String {
    match only {
        Only::Case(name) => words::ONLY_CASE.fill(lang, &[("case", name)]),
        Only::IfAny => words::ONLY_IF_ANY.say(lang).to_owned(),
        Only::Fallback => words::ONLY_FALLBACK.say(lang).to_owned(),
    }
}
