//! How often each rule has something to say.

use std::collections::BTreeMap;

use super::{Block, Cell, Column, Rows, Section, Table};
use crate::lint::{self, Finding, Severity};
use crate::words::{Lang, Term, labels};

/// Counts of findings by severity and code.
pub(in crate::report) fn section<'a>(findings: &[Finding], lang: Lang) -> Section<'a> {
    let mut counts: BTreeMap<(Severity, &'static str), usize> = BTreeMap::new();
    for finding in findings {
        *counts.entry((finding.severity(), finding.code())).or_default() += 1;
    }
    let rows: Vec<((Severity, &'static str), usize)> = counts.into_iter().collect();
    // Remarks on the input have no page to read on.
    let first = rows.iter().map(|((_, code), _)| *code).find(|code| lint::rule(code).is_some());
    let columns = vec![
        Column::words(labels::SEVERITY.say(lang)),
        Column::words(labels::CODE.say(lang)),
        Column::words(labels::NAME.say(lang)),
        Column::numbers(labels::COUNT.say(lang)),
    ];
    let rows = Rows::of(rows, move |((severity, code), count)| {
        let title = lint::rule(code).map_or(labels::INPUT_REMARK, |rule| rule.page.title);
        let title = title.say(lang);
        vec![severity.say(lang).into(), (*code).into(), title.into(), Cell::count(*count)]
    });
    // Few codes exist, so the table is short by itself.
    let table = Table { columns, rows, whole: true };
    let section = Section::table(labels::FOUND, lang, table);
    let mut section = Section { name: "findings-by-rule".to_owned(), ..section };
    if let Some(code) = first {
        section.blocks.push(Block::Note(labels::EXPLAIN_HINT.fill(lang, &[("code", code)])));
    }
    section
}
