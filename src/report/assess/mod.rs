//! The assessment of proposed procedures, in sections and as rows.

mod answers;
mod html;
mod law;
mod maker;
mod overlaps;
mod proposal;
mod revision;
mod rows;
mod said;
mod together;

pub use html::html;
pub use rows::AssessDocument;
pub(super) use said::signed;

use self::said::View;
use super::sections::{Block, Cell, Column, Rows, Section, Table};
use crate::assess::{Assessed, Assessment};
use crate::lint::{Finding, Severity};
use crate::words::assess as words;
use crate::words::{Lang, labels};

/// An assessment laid out: all proposals at a glance, each for itself, then what they do together.
pub struct Sheet<'a>(pub(super) Vec<Section<'a>>);

impl<'a> Sheet<'a> {
    /// Lays an assessment out with the findings that are to be told.
    #[must_use]
    pub fn of(assessment: &'a Assessment<'a>, findings: &'a [Finding], lang: Lang) -> Self {
        let mut sections = vec![head(assessment, findings, lang)];
        for (one, dossier) in assessment.dossiers() {
            let view = View { assessment, one, dossier, lang };
            let mut own = proposal::sections(view, findings);
            if assessment.proposals.len() > 1 {
                // Below several proposals a bare “Cost” would not say whose.
                for section in own.iter_mut().skip(1) {
                    section.title = format!("{}: {}", one.code, section.title);
                    section.name = format!("{}-{}", one.code.file_stem(), section.name);
                }
            }
            sections.extend(own);
        }
        sections.extend(together::section(assessment, lang));
        sections.extend(others(assessment, findings, lang));
        Self(sections)
    }
}

/// What was set against what, and all proposals at a glance.
fn head<'a>(assessment: &'a Assessment<'a>, findings: &'a [Finding], lang: Lang) -> Section<'a> {
    let proposals = &assessment.proposals;
    let revised = proposals.iter().filter(|one| one.replaces).count();
    let catalogue = assessment.catalogue.analysis.catalog.procedures.len();
    let slots = [
        ("proposals", &*words::count(proposals.len(), lang)),
        ("new", &*lang.count(proposals.len() - revised)),
        ("revised", &*lang.count(revised)),
        ("catalogue", &*labels::PROCEDURES.count(catalogue, lang)),
    ];
    let mut section =
        Section::new(words::TITLE, lang).with(Block::Line(words::SUM.fill(lang, &slots)));
    section.blocks.extend(not_used(assessment, lang).map(Block::Line));
    section = section
        .with(Block::Line(summary(findings, lang)))
        .with(Block::Line(words::PEOPLE_DECIDE.say(lang).to_owned()))
        .with(Block::Note(basis(assessment, lang)));
    if proposals.len() > 1 {
        section = section.with(Block::Table(overview(assessment, findings, lang)));
    }
    section
}

/// How many records of the catalogue there are that nothing was set against.
fn not_used(assessment: &Assessment<'_>, lang: Lang) -> Option<String> {
    let catalog = &assessment.catalogue.analysis.catalog;
    let count = catalog.left_out().count();
    let slots =
        [("count", &*lang.count(count)), ("records", &*lang.count(catalog.provenance.records))];
    (count > 0).then(|| words::CATALOGUE_NOT_USED.fill(lang, &slots))
}

/// How many findings of each severity there are.
fn summary(findings: &[Finding], lang: Lang) -> String {
    let slots = [
        ("errors", &*labels::ERRORS.count(count(findings, Severity::Error), lang)),
        ("warnings", &*labels::WARNINGS.count(count(findings, Severity::Warning), lang)),
        ("infos", &*labels::INFOS.count(count(findings, Severity::Info), lang)),
    ];
    words::FOUND.fill(lang, &slots)
}

fn count<'f>(findings: impl IntoIterator<Item = &'f Finding>, severity: Severity) -> usize {
    findings.into_iter().filter(|finding| finding.severity() == severity).count()
}

/// What the figures rest on.
fn basis(assessment: &Assessment<'_>, lang: Lang) -> String {
    let (catalogue, analysis) = (assessment.catalogue, assessment.catalogue.analysis);
    let short = |digest: &str| digest.get(..12).unwrap_or(digest).to_owned();
    let slots = [
        ("date", &*lang.date(analysis.as_of)),
        ("tariff", &*catalogue.tariff().id),
        ("target", &*catalogue.target().id),
        ("catalogue", &*short(&analysis.catalog.provenance.digest)),
        ("proposals", &*short(&assessment.provenance.digest)),
        ("tool", concat!("tinhgon ", env!("CARGO_PKG_VERSION"))),
    ];
    words::BASIS.fill(lang, &slots)
}

/// The findings on a proposal.
fn of_one<'f>(one: &Assessed, findings: &'f [Finding]) -> Vec<&'f Finding> {
    findings.iter().filter(|finding| finding.procedure() == Some(&one.code)).collect()
}

fn overview<'a>(assessment: &'a Assessment<'a>, findings: &'a [Finding], lang: Lang) -> Table<'a> {
    let columns = vec![
        Column::words(words::PROPOSAL.say(lang)),
        Column::words(words::KIND.say(lang)),
        Column::numbers(words::ERRORS.say(lang)),
        Column::numbers(words::WARNINGS.say(lang)),
        Column::numbers(words::KNOWN_DATA.say(lang)),
        Column::numbers(words::COLUMN_ADDED.say(lang)),
    ];
    let currency = assessment.catalogue.tariff().currency;
    let rows = Rows::of(&assessment.proposals, move |one: &Assessed| {
        let own = of_one(one, findings);
        let count = |severity| Cell::count(count(own.iter().copied(), severity));
        let name = assessment.together.dossier(one.code.as_str());
        let name = name.map_or("", |dossier| &*dossier.procedure.name);
        let kind = if one.replaces { words::REVISED } else { words::NEW };
        let known = assessment.together.dossier(one.code.as_str()).map_or(0, answers::known_data);
        vec![
            said::named(one.code.as_str(), name).into(),
            kind.say(lang).into(),
            count(Severity::Error),
            count(Severity::Warning),
            Cell::count(known),
            Cell::Added(one.burden.added.mid, currency),
        ]
    });
    Table { columns, rows, whole: true }
}

/// The findings that are about no single proposal.
fn others<'a>(
    assessment: &'a Assessment<'a>,
    findings: &'a [Finding],
    lang: Lang,
) -> Option<Section<'a>> {
    let own = |finding: &&Finding| {
        let code = finding.procedure();
        assessment.proposals.iter().any(|one| Some(&one.code) == code)
    };
    let rest: Vec<&Finding> = findings.iter().filter(|finding| !own(finding)).collect();
    let rest = proposal::gravest_first(rest);
    let table = proposal::findings(rest, assessment.together.knowledge, lang);
    table.map(|table| Section::table(words::OTHER_FINDINGS, lang, table))
}
