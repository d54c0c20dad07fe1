//! The lists of a report, a row each: procedures, lines, measures, findings.

use super::super::measures::{self, MeasureRow};
use super::super::rows::ProvisionRow;
use super::super::sections::{Cell, Column, Rows, Table};
use super::super::{Report, place_in_law};
use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::Requirement;
use crate::cost::Money;
use crate::knowledge::{Knowledge, RegisterIx};
use crate::lint::{self, Finding};
use crate::words::{Lang, Phrase, Term, labels, name_in, xlsx};

/// The name of the list of findings.
pub(super) const FINDINGS: &str = "findings";

/// The lists of a report, procedures first.
pub(super) fn of<'a>(report: &'a Report<'a>, lang: Lang) -> Vec<(String, Table<'a>)> {
    let knowledge = report.analysis.knowledge;
    let mut lists =
        vec![("procedures", procedures(report, lang)), ("lines", lines(report.analysis, lang))];
    lists.extend(measures(report, lang).map(|table| ("measures", table)));
    lists.push((FINDINGS, findings(&report.findings, knowledge, Some(report.analysis), lang)));
    lists.into_iter().map(|(name, table)| (name.to_owned(), table)).collect()
}

fn words(titles: &[Phrase], lang: Lang) -> Vec<Column> {
    titles.iter().map(|title| Column::words(title.say(lang))).collect()
}

fn numbers(titles: &[Phrase], lang: Lang) -> Vec<Column> {
    titles.iter().map(|title| Column::numbers(title.say(lang))).collect()
}

/// Yes, or nothing.
fn yes(is: bool, lang: Lang) -> Cell {
    if is { labels::YES.say(lang).into() } else { Cell::none() }
}

fn procedures<'a>(report: &'a Report<'a>, lang: Lang) -> Table<'a> {
    let appraisal = report.appraisal;
    let currency = appraisal.map(|all| all.tariff().currency);
    let mut columns = words(&[labels::CODE, labels::NAME, labels::AUTHORITY], lang);
    columns.extend(numbers(&[labels::COLUMN_LINES], lang));
    if currency.is_some() {
        let money = [labels::BEFORE, labels::AFTER, labels::SAVING, labels::COST_CUT];
        columns.extend(numbers(&money, lang));
        columns.extend(words(&[xlsx::REMARK], lang));
    }
    let dossiers: Vec<Dossier<'a>> = report.analysis.dossiers().collect();
    let rows = Rows::of(dossiers, move |dossier: &Dossier<'_>| {
        let procedure = dossier.procedure;
        let authority = procedure.authority;
        let known =
            authority.map(|ix| name_in(&report.analysis.knowledge.authorities[ix].name, lang));
        let mut cells: Vec<Cell> = vec![
            procedure.code.as_str().into(),
            (*procedure.name).into(),
            known.unwrap_or(&procedure.authority_text).into(),
            Cell::count(procedure.requirements.len()),
        ];
        let one = appraisal.and_then(|all| all.find(*dossier));
        match (one, currency) {
            (Some(one), Some(currency)) => {
                let (before, after) = (one.before.total.mid, one.after.total.mid);
                let saving = before.minus(after).unwrap_or_default();
                cells.extend([before, after, saving].map(|money| Cell::Coins(money, currency)));
                cells.push(Cell::Percent(saving.percent_of(before)));
                cells.push(match one.before.fee_unknown {
                    true => xlsx::FEE_NOT_KNOWN.say(lang).into(),
                    false => Cell::none(),
                });
            }
            // Not covered by the scenario: nothing is priced, which is not nought.
            (None, Some(_)) => {
                cells.extend([const { Cell::Percent(None) }; 4]);
                cells.push(xlsx::NOT_COVERED.say(lang).into());
            }
            (_, None) => {}
        }
        cells
    });
    Table::new(columns, rows)
}

fn lines<'a>(analysis: &'a Analysis<'a>, lang: Lang) -> Table<'a> {
    let mut columns = words(&[xlsx::PROCEDURE_CODE, xlsx::LINE_ID, labels::CASE], lang);
    columns.extend(words(&[xlsx::LINE_TEXT, xlsx::LINE_KIND, xlsx::LINE_GRADE], lang));
    columns.extend(words(&[xlsx::LINE_ALREADY, labels::REGISTERS_OF_LINE], lang));
    columns.extend(words(&[xlsx::LINE_PROVISION], lang));
    let all: Vec<(Dossier<'a>, &'a Requirement, &'a Line)> = analysis
        .dossiers()
        .flat_map(|dossier| dossier.lines().map(move |(asked, line)| (dossier, asked, line)))
        .collect();
    let knowledge = analysis.knowledge;
    let rows = Rows::of(all, move |(dossier, asked, line): &(Dossier<'_>, &Requirement, &Line)| {
        let cases = &dossier.procedure.cases;
        let case = asked.case.and_then(|case| cases.get(usize::from(case)));
        let register = |ix: &RegisterIx| name_in(&knowledge.registers[*ix].name, lang);
        let registers: Vec<&str> = line.verdict.registers.iter().map(register).collect();
        let provision = asked.provision.as_ref().map(|place| place_in_law(place, knowledge));
        vec![
            dossier.procedure.code.as_str().into(),
            (*asked.id).into(),
            case.map_or("", |case| &case.name).into(),
            (*asked.text).into(),
            line.reading.kind.say(lang).into(),
            line.verdict.grade.say(lang).into(),
            match dossier.exempting(line) {
                Some(by) => labels::EXEMPTED_BY.fill(lang, &[("line", &*by.id)]).into(),
                None => yes(line.reading.already, lang),
            },
            registers.join("; ").into(),
            provision.unwrap_or_default().into(),
        ]
    });
    Table::new(columns, rows)
}

/// Every measure, chosen or not.
fn measures<'a>(report: &'a Report<'a>, lang: Lang) -> Option<Table<'a>> {
    let appraisal = report.appraisal?;
    let currency = appraisal.tariff().currency;
    let mut columns =
        words(&[xlsx::MEASURE_ID, xlsx::PROCEDURE_CODE, xlsx::LINE_ID, labels::MEASURE], lang);
    columns.extend(words(&[xlsx::MEASURE_CHOSEN], lang));
    let money = [xlsx::MEASURE_ALONE, labels::AT_LOW, labels::AT_HIGH, xlsx::MEASURE_PART];
    columns.extend(numbers(&money, lang));
    columns.extend(words(&[xlsx::MEASURE_INSTRUMENTS, xlsx::LINE_PROVISION], lang));
    let all: Vec<MeasureRow<'a>> = appraisal
        .dossiers()
        .flat_map(|(dossier, one)| {
            measures::rows(appraisal, report.imposing.as_ref(), dossier, one)
        })
        .collect();
    let rows = Rows::of(all, move |row: &MeasureRow<'_>| {
        let coins = |money: Money| Cell::Coins(money, currency);
        let provision = row.provision.as_ref().map(|ProvisionRow { instrument, place, .. }| {
            place.map_or_else(|| (*instrument).to_owned(), |place| format!("{place}, {instrument}"))
        });
        vec![
            (*row.id).into(),
            row.procedure.into(),
            row.requirement.unwrap_or_default().into(),
            row.kind.say(lang).into(),
            yes(row.chosen, lang),
            coins(row.saving.mid),
            coins(row.saving.low),
            coins(row.saving.high),
            row.attributed.map_or_else(Cell::none, coins),
            row.instruments.join("; ").into(),
            provision.unwrap_or_default().into(),
        ]
    });
    Some(Table::new(columns, rows))
}

/// Every finding, with the place in the file for remarks of the loader.
pub(super) fn findings<'a>(
    findings: &'a [Finding],
    knowledge: &'a Knowledge,
    analysis: Option<&'a Analysis<'a>>,
    lang: Lang,
) -> Table<'a> {
    let mut columns = words(&[labels::SEVERITY, labels::CODE, labels::NAME], lang);
    columns.extend(words(&[xlsx::PROCEDURE_CODE, labels::TABLE_PROCEDURE, xlsx::LINE_ID], lang));
    columns.extend(words(&[xlsx::FINDING_SAYS, labels::TABLE_FILE], lang));
    columns.extend(numbers(&[labels::TABLE_LINE, labels::TABLE_COLUMN], lang));
    columns.extend(words(&[labels::TABLE_POINTER], lang));
    let rows = Rows::of(findings, move |finding: &Finding| {
        let title = lint::rule(finding.code()).map_or("", |rule| rule.page.title.say(lang));
        let code = finding.procedure().map_or("", |code| code.as_str());
        let dossier = analysis.and_then(|analysis| analysis.dossier(code));
        let name = dossier.map_or("", |dossier| &*dossier.procedure.name);
        let file = finding.place.file.as_ref();
        let count = |count: Option<usize>| match count {
            None | Some(0) => Cell::none(),
            Some(count) => Cell::count(count),
        };
        vec![
            finding.severity().say(lang).into(),
            finding.code().into(),
            title.into(),
            code.into(),
            name.into(),
            finding.place.requirement.as_deref().unwrap_or_default().into(),
            finding.message(knowledge, lang).into(),
            file.map_or(String::new(), |file| file.path.display().to_string()).into(),
            count(file.map(|file| file.place.line)),
            count(file.map(|file| file.place.column)),
            file.map_or("", |file| &file.place.pointer).into(),
        ]
    });
    Table::new(columns, rows)
}
