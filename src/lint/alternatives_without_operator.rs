//! A line that lists papers and does not say whether one of them is enough.

use super::cues::CUES;
use super::{Check, Findings, Rule, Severity, Value};
use crate::analysis::{Analysis, Dossier};
use crate::reading::{LineKind, Match, Paper, nfc};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "alternatives-without-operator",
    severity: Severity::Warning,
    page: rules::ALTERNATIVES_WITHOUT_OPERATOR,
    check: Check::Dossier(check),
};

/// Only papers that stand side by side with nothing but a sign between them count, and only in a
/// line without any word that joins or chooses: what the words leave open, the signs do not tell.
fn check(_: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    for (requirement, line) in dossier.lines() {
        let reading = &line.reading;
        let papers = reading.papers.as_slice();
        // Few lines name two papers, so the text is looked at last.
        if reading.kind != LineKind::Document || reading.already || papers.len() < 2 {
            continue;
        }
        let known = |paper: &Paper| paper.document.is_some() && paper.matched != Match::Stated;
        if !papers.iter().all(known) || same_type_twice(papers) {
            continue;
        }
        let text = nfc(&requirement.text);
        let signs = papers.windows(2).map(|pair| match pair {
            [a, b] => between(&text, a, b),
            _ => None,
        });
        let Some(signs) = signs.collect::<Option<Vec<char>>>() else {
            continue;
        };
        if CUES.operator.stand_in(&text) {
            continue;
        }
        let papers = papers.iter().filter_map(|paper| paper.document).map(Value::Paper);
        let sign = signs.first().map(ToString::to_string).unwrap_or_default();
        found.at(
            requirement,
            vec![("papers", Value::List(papers.collect())), ("sign", Value::Text(sign.into()))],
        );
    }
}

/// A paper named twice is an explanation of itself, such as a name and its abbreviation.
fn same_type_twice(papers: &[Paper]) -> bool {
    papers.windows(2).any(|pair| matches!(pair, [a, b] if a.document == b.document))
}

/// The sign between two papers, when nothing else stands there.
fn between(text: &str, a: &Paper, b: &Paper) -> Option<char> {
    let range = usize::try_from(a.span.end).ok()?..usize::try_from(b.span.start).ok()?;
    let mut signs = text.get(range)?.chars().filter(|c| !c.is_whitespace());
    let sign = signs.next().filter(|c| "/;,".contains(*c))?;
    signs.next().is_none().then_some(sign)
}
