//! The page of one authority: its procedures, line by line.

use std::collections::BTreeMap;

use super::dossiers::registers_named;
use super::{Block, Cell, Column, Rows, Section, Table};
use crate::analysis::{Analysis, Dossier, Line};
use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::Requirement;
use crate::cost::Decimal;
use crate::knowledge::AuthorityIx;
use crate::lint::Finding;
use crate::report::{Report, place_in_law};
use crate::words::{Lang, Term, labels, name_in};

/// The pages of a report, one for each authority that promulgates procedures.
pub(in crate::report) struct Pages<'a> {
    report: &'a Report<'a>,
    pages: Vec<Page<'a>>,
    findings: BTreeMap<&'a str, Vec<&'a Finding>>,
}

/// The page of one authority.
pub(in crate::report) struct Page<'a> {
    /// Its id, which names the page.
    pub(in crate::report) id: &'a str,
    authority: Option<AuthorityIx>,
    dossiers: Vec<Dossier<'a>>,
}

impl<'a> Pages<'a> {
    /// The page of procedures whose authority no id is known of.
    pub(in crate::report) const UNKNOWN: &'static str = "other";

    /// The pages of a report, by id.
    pub(in crate::report) fn of(report: &'a Report<'a>) -> Self {
        let known = &report.analysis.knowledge.authorities;
        let mut pages: BTreeMap<&str, (Option<AuthorityIx>, Vec<Dossier<'a>>)> = BTreeMap::new();
        for dossier in report.analysis.dossiers() {
            let authority = dossier.procedure.authority;
            let id = authority.map_or(Self::UNKNOWN, |ix| &known[ix].id);
            pages.entry(id).or_insert((authority, Vec::new())).1.push(dossier);
        }
        let mut findings: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
        for finding in &report.findings {
            if let Some(code) = &finding.place.procedure {
                findings.entry(code.as_str()).or_default().push(finding);
            }
        }
        let pages = pages.into_iter();
        let pages = pages.map(|(id, (authority, dossiers))| Page { id, authority, dossiers });
        Self { report, pages: pages.collect(), findings }
    }

    /// The pages.
    pub(in crate::report) fn iter(&self) -> impl Iterator<Item = &Page<'a>> {
        self.pages.iter()
    }

    /// The title of a page.
    pub(in crate::report) fn title(&self, page: &Page<'_>, lang: Lang) -> &'a str {
        let known = &self.report.analysis.knowledge.authorities;
        let name = page.authority.map(|ix| name_in(&known[ix].name, lang));
        name.unwrap_or_else(|| labels::AUTHORITY_UNKNOWN.say(lang))
    }

    /// What a page says: its procedures in one table, then one by one.
    pub(in crate::report) fn sections(
        &'a self,
        page: &'a Page<'a>,
        lang: Lang,
    ) -> impl Iterator<Item = Section<'a>> {
        let overview = self.overview(page, lang);
        let each = page.dossiers.iter().map(move |dossier| self.procedure(*dossier, lang));
        std::iter::once(overview).chain(each)
    }

    fn overview(&'a self, page: &'a Page<'a>, lang: Lang) -> Section<'a> {
        let mut columns = vec![
            Column::words(labels::CODE.say(lang)),
            Column::words(labels::NAME.say(lang)),
            Column::numbers(labels::COLUMN_LINES.say(lang)),
        ];
        let appraisal = self.report.appraisal;
        let currency = appraisal.map(|all| all.tariff().currency);
        if currency.is_some() {
            let money = [labels::BEFORE, labels::AFTER, labels::SAVING, labels::COST_CUT];
            columns.extend(money.map(|title| Column::numbers(title.say(lang))));
        }
        let rows = Rows::of(&page.dossiers, move |dossier: &Dossier<'_>| {
            let procedure = dossier.procedure;
            let mut cells: Vec<Cell> = vec![
                procedure.code.to_string().into(),
                procedure.name.to_string().into(),
                Cell::count(procedure.requirements.len()),
            ];
            let appraised = appraisal.and_then(|all| all.find(*dossier));
            match (appraised, currency) {
                (Some(one), Some(currency)) => {
                    let (before, after) = (one.before.total.mid, one.after.total.mid);
                    let saving = before.minus(after).unwrap_or_default();
                    let money = [before, after, saving].map(|one| Cell::Coins(one, currency));
                    cells.extend(money);
                    cells.push(Cell::Percent(saving.percent_of(before)));
                }
                // Not covered by the scenario: nothing is priced, which is not nought.
                (None, Some(_)) => cells.extend([const { Cell::Percent(None) }; 4]),
                (_, None) => {}
            }
            cells
        });
        Section::table(labels::COLUMN_PROCEDURES, lang, Table::new(columns, rows))
    }

    fn procedure(&'a self, dossier: Dossier<'a>, lang: Lang) -> Section<'a> {
        let procedure = dossier.procedure;
        let title = format!("{} {}", procedure.code, procedure.name);
        let name = procedure.code.without_colon();
        let mut section = Section { name, title, blocks: Vec::new() };
        let appraised = self.report.appraisal.and_then(|all| Some((all, all.find(dossier)?)));
        if let Some((all, one)) = appraised {
            section.line(cost(all, one, lang));
        }
        section.blocks.push(Block::Table(dossier_table(
            self.report.analysis,
            dossier,
            appraised.map(|(_, one)| one),
            lang,
        )));
        let findings = self.findings.get(procedure.code.as_str());
        let findings: &[&Finding] = findings.map_or(&[], Vec::as_slice);
        let knowledge = self.report.analysis.knowledge;
        section.blocks.push(Block::List(Rows::of(findings, move |finding: &&Finding| {
            let place = finding.place.requirement.as_deref().map(|id| format!(" ({id})"));
            let (severity, code) = (finding.severity().say(lang), finding.code());
            let message = finding.message(knowledge, lang);
            format!("{severity} {code}{}: {message}", place.unwrap_or_default())
        })));
        section
    }
}

/// What one dossier costs, in a sentence.
fn cost(appraisal: &Appraisal<'_>, one: &Appraised, lang: Lang) -> String {
    let money = |amount| lang.amount(amount, appraisal.tariff().currency);
    let (before, after) = (one.before.total.mid, one.after.total.mid);
    let saving = before.minus(after).unwrap_or_default();
    let percent: Option<Decimal> = saving.percent_of(before);
    let slots = [
        ("before", &*money(before)),
        ("after", &*money(after)),
        ("saving", &*money(saving)),
        ("percent", &*lang.any_percentage(percent)),
    ];
    let words = labels::ONE_DOSSIER.fill(lang, &slots);
    match one.before.fee_unknown {
        true => format!("{words}; {}", labels::FEE_NOT_IN_TOTAL.say(lang)),
        false => words,
    }
}

fn dossier_table<'a>(
    analysis: &'a Analysis<'a>,
    dossier: Dossier<'a>,
    appraised: Option<&'a Appraised>,
    lang: Lang,
) -> Table<'a> {
    let columns = [
        labels::CODE,
        labels::COLUMN_LINES,
        labels::KIND,
        labels::GRADE,
        labels::REGISTER,
        labels::PROVISION,
        labels::MEASURE,
    ];
    let columns = columns.map(|title| Column::words(title.say(lang))).into();
    let lines: Vec<(u32, (&Requirement, &Line))> = (0..).zip(dossier.lines()).collect();
    let rows = Rows::of(lines, move |(n, (requirement, line))| {
        let registers = registers_named(analysis.knowledge, &line.verdict.registers, lang);
        let provision = requirement.provision.as_ref();
        let provision = provision.map(|place| place_in_law(place, analysis.knowledge));
        let measures = appraised.map(|one| chosen(one, *n, lang));
        vec![
            requirement.id.to_string().into(),
            requirement.text.to_string().into(),
            line.reading.kind.say(lang).into(),
            line.verdict.grade.say(lang).into(),
            registers.into(),
            provision.unwrap_or_default().into(),
            measures.unwrap_or_default().into(),
        ]
    });
    Table { columns, rows, whole: true }
}

/// The measures of the scenario that are about a line.
fn chosen(one: &Appraised, line: u32, lang: Lang) -> String {
    let chosen = one.chosen.iter().filter_map(|chosen| one.measures.get(chosen.measure));
    let about = chosen.filter(|measure| measure.line == Some(line));
    about.map(|measure| measure.kind.say(lang)).collect::<Vec<_>>().join(", ")
}
