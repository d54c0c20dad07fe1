//! Tables for programs: CSV and TSV of what the other formats lay out for people.
//!
//! The tables of sections are the same values that text, Markdown and pages render; beside them stand
//! the lists that only workbooks and JSON have whole. Each has a name that is the same in both languages.
//! Numbers are not rounded and have neither groups nor units, money is in the smallest coin, as in JSON;
//! what is not known is an empty field.

mod delimited;
mod graph;
mod lists;
mod rows;
mod sheet;

use std::collections::BTreeSet;
use std::io::{self, Write};

pub use delimited::Delimiter;

use super::Report;
use super::assess;
use super::audit;
use super::diff;
use super::plan::PlanReport;
use super::sections::plan::Sheet;
use super::sections::{self, Block, Section, Table};
use super::sheet::SheetRow;
use crate::analysis::Analysis;
use crate::diff::Diff;
use crate::graph::Picture;
use crate::knowledge::Knowledge;
use crate::lint::Finding;
use crate::plan::Survey;
use crate::words::Lang;

/// The keys of a change in JSON.
const CHANGE: &[&str] = &[
    "id",
    "kind",
    "cause",
    "about",
    "procedure",
    "name",
    "fields",
    "confidence",
    "before",
    "after",
    "effect",
];
/// The keys of an instrument of a plan in JSON; those of axes are added.
const INSTRUMENT: &[&str] = &[
    "stage",
    "number",
    "title",
    "rank",
    "issuer",
    "joint",
    "in_force",
    "until",
    "signer",
    "drafter",
    "drafter_likely",
    "weight",
    "measures",
    "known",
    "provisions",
    "procedures",
];
/// The keys of a measure of a plan in JSON.
const PLANNED: &[&str] = &["id", "kind", "procedure", "instrument", "known", "provision"];
/// The keys of a decision in JSON.
const DECISION: &[&str] = &[
    "row",
    "code",
    "status",
    "reason",
    "why",
    "ministry",
    "procedure",
    "name",
    "paper",
    "types",
    "registers",
    "code_printed",
    "repeats",
    "opening",
    "evidence",
];

/// The tables of one result; the first is the main one.
pub struct Tables<'a> {
    tables: Vec<(String, Table<'a>)>,
    lang: Lang,
}

impl<'a> Tables<'a> {
    /// The tables of a report: procedures first, then lines, measures and findings, then those below its
    /// headline.
    #[must_use]
    pub fn of_report(report: &'a Report<'a>, lang: Lang) -> Self {
        let lists = lists::of(report, lang);
        Self { tables: lists, lang }.with(sections::of(report, lang))
    }

    /// The instruments to amend, in order, and the measures of a plan, whole, then the tables that people
    /// read.
    #[must_use]
    pub fn of_plan(report: &'a PlanReport, survey: &'a Survey<'a>, lang: Lang) -> Self {
        let mut keys: Vec<String> = INSTRUMENT.iter().map(|key| (*key).to_owned()).collect();
        for part in ["adds", "adds_percent"] {
            keys.extend(report.axes.keys().map(|axis| format!("{part}.{axis}")));
        }
        let instruments = rows::of(&report.instruments, &keys);
        let measures = rows::of(&report.measures, PLANNED);
        let tables =
            vec![("instruments".to_owned(), instruments), ("measures".to_owned(), measures)];
        let sections = sections::plan::of(Sheet::new(report, survey), lang);
        Self { tables, lang }.with(sections)
    }

    /// The changes of a comparison, whole, then the tables that people read.
    #[must_use]
    pub fn of_diff(compared: &Diff, sheet: diff::Sheet, lang: Lang) -> Self {
        let changes = rows::of(&compared.changes, CHANGE);
        Self { tables: vec![("changes".to_owned(), changes)], lang }.with(sheet.0)
    }

    /// The decisions of an audit, whole, then the tables that people read.
    #[must_use]
    pub fn of_audit(
        document: &audit::AuditDocument<'_>,
        sheet: audit::Sheet<'a>,
        lang: Lang,
    ) -> Self {
        let decisions = rows::of(&document.decisions(), DECISION);
        Self { tables: vec![("decisions".to_owned(), decisions)], lang }.with(sheet.0)
    }

    /// The tables of an assessment.
    #[must_use]
    pub fn of_assess(sheet: assess::Sheet<'a>, lang: Lang) -> Self {
        Self { tables: Vec::new(), lang }.with(sheet.0)
    }

    /// The table of findings, and that of how often each rule fires.
    #[must_use]
    pub fn of_findings(
        findings: &'a [Finding],
        knowledge: &'a Knowledge,
        analysis: Option<&'a Analysis<'a>>,
        lang: Lang,
    ) -> Self {
        let list = lists::findings(findings, knowledge, analysis, lang);
        let tables = vec![(lists::FINDINGS.to_owned(), list)];
        Self { tables, lang }.with(vec![sections::findings(findings, lang)])
    }

    /// The tables of a cost sheet: what it costs now, and after the change.
    #[must_use]
    pub fn of_sheet(sheet: &'a SheetRow, lang: Lang) -> Self {
        Self { tables: sheet::of(sheet, lang), lang }
    }

    /// The tables of a drawing: its edges and its nodes.
    #[must_use]
    pub fn of_picture(picture: &'a Picture, lang: Lang) -> Self {
        Self { tables: graph::of(picture, lang), lang }
    }

    /// The same with the tables of sections behind them.
    fn with(mut self, sections: Vec<Section<'a>>) -> Self {
        let mut taken: BTreeSet<String> =
            self.tables.iter().map(|(name, _)| name.clone()).collect();
        for section in sections {
            let name = section.name;
            for block in section.blocks {
                let Block::Table(table) = block else { continue };
                let numbered = (2..).map(|n| format!("{name}-{n}"));
                let mut names = std::iter::once(name.clone()).chain(numbered);
                let free = names.find(|name| taken.insert(name.clone())).unwrap_or_default();
                self.tables.push((free, table));
            }
        }
        self
    }

    /// The names of the tables, the main one first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(|(name, _)| &**name)
    }

    /// Writes a table; nothing where none has the name.
    ///
    /// # Errors
    /// Errors of the writer.
    pub fn write(&self, name: &str, delimiter: Delimiter, out: &mut dyn Write) -> io::Result<()> {
        let Some((_, table)) = self.tables.iter().find(|(one, _)| one == name) else {
            return Ok(());
        };
        delimited::write(table, delimiter, self.lang, out)
    }
}

/// A title as a name: small letters, digits and dashes.
pub(super) fn name_of(title: &str) -> String {
    let mut name = String::with_capacity(title.len());
    for letter in title.chars() {
        match letter {
            letter if letter.is_ascii_alphanumeric() => name.push(letter.to_ascii_lowercase()),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    name.trim_end_matches('-').to_owned()
}
