//! What an audit says, section by section.

use crate::analysis::Analysis;
use crate::audit::{Audit, Audited, CitedCell, Counts, Progress, Status};
use crate::citation::Grammar;
use crate::report::sections::{Block, Cell, Column, Rows, Section, Table};
use crate::report::short;
use crate::visible::visible;
use crate::words::audit as words;
use crate::words::{Lang, NONE, Phrase, Term};

/// Letters of a cell before it is cut: names and papers run over lines, and JSON has them whole.
const LONGEST: usize = 110;

/// Ids in one cell before the rest are counted.
const IN_A_CELL: usize = 4;

/// The headline and the table of ministries.
pub(in crate::report) fn progress<'a>(
    audit: &Audit,
    analysis: &Analysis<'_>,
    lang: Lang,
) -> Section<'a> {
    let counts = audit.counts();
    let count = |count: usize| lang.count(count);
    let slots = [
        ("decisions", &*words::count(counts.decisions(), lang)),
        ("implemented", &*count(counts.implemented)),
        ("not", &*count(counts.not_implemented)),
        ("unclear", &*count(counts.unclear)),
        ("unknown", &*count(counts.unknown_procedure)),
    ];
    let mut section = Section::new(words::TITLE, lang)
        .with(Block::Line(words::SUM.fill(lang, &slots)))
        .with(Block::Line(words::share(counts.implemented, counts.judged(), lang)));
    if counts.not_implemented == 0 && counts.judged() > 0 {
        section = section.with(Block::Line(words::NOTHING_LEFT.say(lang).to_owned()));
    }
    if audit.repeated() > 0 {
        let repeated = words::repeated(audit.repeated(), lang);
        section = section.with(Block::Line(repeated));
    }
    let date = lang.date(analysis.as_of);
    section = section.with(Block::Note(words::BASIS.fill(lang, &[("date", &date)])));
    let mut rows: Vec<Progress> = audit.progress();
    if rows.len() > 1 {
        let ministry = words::ALL_MINISTRIES.say(lang).into();
        rows.push(Progress { ministry, counts });
    }
    section.with(Block::Table(ministries(rows, lang)))
}

fn ministries<'a>(rows: Vec<Progress>, lang: Lang) -> Table<'a> {
    let columns = vec![
        Column::words(words::MINISTRY.say(lang)),
        Column::numbers(words::COLUMN_DECISIONS.say(lang)),
        Column::numbers(words::IMPLEMENTED.say(lang)),
        Column::numbers(words::NOT_IMPLEMENTED.say(lang)),
        Column::numbers(words::UNCLEAR.say(lang)),
        Column::numbers(words::UNKNOWN.say(lang)),
        Column::numbers(words::COLUMN_SHARE.say(lang)),
    ];
    let rows = Rows::of(rows, |row: &Progress| {
        let Counts { implemented, not_implemented, unclear, unknown_procedure } = row.counts;
        vec![
            visible(&row.ministry).into_owned().into(),
            Cell::count(row.counts.decisions()),
            Cell::count(implemented),
            Cell::count(not_implemented),
            Cell::count(unclear),
            Cell::count(unknown_procedure),
            Cell::Share(implemented, row.counts.judged()),
        ]
    });
    Table { columns, rows, whole: true }
}

/// Lists of decisions by what became of them.
#[derive(Clone, Copy)]
pub(in crate::report) struct Listed<'a> {
    pub(in crate::report) audit: &'a Audit,
    pub(in crate::report) analysis: &'a Analysis<'a>,
    pub(in crate::report) lang: Lang,
}

impl<'a> Listed<'a> {
    /// All lists that have a row.
    pub(super) fn sections(self) -> Vec<Section<'a>> {
        let mut all = vec![
            self.left(),
            self.of(Status::Unclear, words::OPEN),
            self.missing(),
            self.mended(),
            self.unread(),
        ];
        all.retain(|section| !section.is_empty());
        all
    }

    /// The decisions that are not carried out.
    pub(in crate::report) fn left(self) -> Section<'a> {
        self.of(Status::NotImplemented, words::LEFT)
    }

    fn with(self, status: Status) -> Vec<&'a Audited> {
        self.audit.rows.iter().filter(|row| row.verdict.status == status).collect()
    }

    /// Decisions of a status with the lines that prove it.
    fn of(self, status: Status, title: Phrase) -> Section<'a> {
        let lang = self.lang;
        let columns = vec![
            Column::numbers(words::ROW.say(lang)),
            Column::words(words::PROCEDURE.say(lang)),
            Column::words(words::PAPER.say(lang)),
            Column::words(words::REASON.say(lang)),
            Column::words(words::LINES.say(lang)),
            Column::words(words::GROUND.say(lang)),
        ];
        let rows = Rows::of(self.with(status), move |row: &&'a Audited| {
            vec![
                Cell::Count(row.decision.row.into()),
                procedure(row).into(),
                cut(&row.decision.paper).into(),
                row.verdict.reason.say(lang).into(),
                self.lines(row).into(),
                ground(row, &self.audit.grammar).into(),
            ]
        });
        Section::table(title, lang, Table::new(columns, rows))
    }

    /// The lines that prove a verdict, the first in its words.
    fn lines(self, row: &Audited) -> String {
        let requirements = row.dossier(self.analysis).map(|it| &*it.procedure.requirements);
        let requirements = requirements.unwrap_or_default();
        let proof = row.verdict.evidence.iter().filter_map(|one| requirements.get(one.line));
        let mut proof = proof.map(|line| (&line.id, &line.text));
        let Some((id, text)) = proof.next() else { return NONE.to_owned() };
        let others: Vec<String> = proof.map(|(id, _)| id.to_string()).collect();
        let first = format!("{id}: {}", cut(text));
        if others.is_empty() { first } else { format!("{first}; {}", shortened(others)) }
    }

    fn missing(self) -> Section<'a> {
        let lang = self.lang;
        let columns = vec![
            Column::numbers(words::ROW.say(lang)),
            Column::words(words::PROCEDURE.say(lang)),
            Column::words(words::PAPER.say(lang)),
            Column::words(words::LIKELY.say(lang)),
        ];
        let rows = Rows::of(self.with(Status::UnknownProcedure), move |row: &&'a Audited| {
            let likely = row.verdict.likely.as_ref().map(|likely| {
                let dossier = self.analysis.dossier(likely.code.as_str());
                let name = dossier.map_or("", |dossier| &dossier.procedure.name);
                #[allow(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "hundredths between 0 and 1"
                )]
                let hundredths = (likely.confidence * 100.0).round() as usize;
                let slots = [
                    ("code", likely.code.as_str()),
                    ("name", &*cut(name)),
                    ("percent", &*lang.percent(hundredths, 100)),
                ];
                words::SURE.fill(lang, &slots)
            });
            vec![
                Cell::Count(row.decision.row.into()),
                procedure(row).into(),
                cut(&row.decision.paper).into(),
                likely.unwrap_or_else(|| words::NO_LIKELY.say(lang).to_owned()).into(),
            ]
        });
        Section::table(words::MISSING, lang, Table::new(columns, rows))
    }

    fn mended(self) -> Section<'a> {
        let lang = self.lang;
        let columns = vec![
            Column::numbers(words::ROW.say(lang)),
            Column::words(words::PRINTED.say(lang)),
            Column::words(words::PROCEDURE.say(lang)),
            Column::words(words::REASON.say(lang)),
        ];
        let rows = self.audit.rows.iter();
        let rows: Vec<&'a Audited> = rows.filter(|row| row.decision.mended.is_some()).collect();
        let rows = Rows::of(rows, move |row: &&'a Audited| {
            let mended = row.decision.mended.as_ref();
            let printed = mended.map_or(NONE, |mended| &mended.printed);
            let fault = mended.map_or(NONE, |mended| mended.fault.say(lang));
            vec![
                Cell::Count(row.decision.row.into()),
                visible(printed).into_owned().into(),
                procedure(row).into(),
                fault.into(),
            ]
        });
        Section::table(words::MENDED, lang, Table::new(columns, rows))
    }

    /// Cells that are no citation to their last word.
    fn unread(self) -> Section<'a> {
        let lang = self.lang;
        let columns =
            vec![Column::numbers(words::ROW.say(lang)), Column::words(words::GROUND.say(lang))];
        let rows = self.audit.rows.iter().flat_map(|row| {
            let cells = [&row.decision.instrument, &row.decision.provision];
            cells.into_iter().flatten().map(|cell| (row.decision.row, cell))
        });
        let rows: Vec<(u32, &'a CitedCell)> = rows.filter(|(_, cell)| cell.read.is_err()).collect();
        let rows = Rows::of(rows, |(row, cell): &(u32, &'a CitedCell)| {
            vec![Cell::Count((*row).into()), cut(&cell.printed).into()]
        });
        Section::table(words::UNREAD, lang, Table::new(columns, rows))
    }
}

fn procedure(row: &Audited) -> String {
    format!("{} {}", row.decision.code, cut(&row.decision.procedure))
}

/// Where the decision finds the paper imposed: in the official form where it was read whole.
fn ground(row: &Audited, grammar: &Grammar) -> String {
    let cells = [&row.decision.provision, &row.decision.instrument];
    let read = |cell: &Option<CitedCell>| cell.as_ref().and_then(|one| one.read.clone().ok());
    if let [Some(place), Some(text)] = cells.map(read) {
        let printed = grammar.print(&place);
        let names_text = place.texts().next().is_some();
        let whole =
            if names_text { printed } else { format!("{printed} {}", grammar.print(&text)) };
        return cut(&whole);
    }
    let printed: Vec<String> = cells.into_iter().flatten().map(|one| cut(&one.printed)).collect();
    if printed.is_empty() { NONE.to_owned() } else { printed.join(", ") }
}

fn cut(text: &str) -> String {
    short::cut(text, LONGEST)
}

fn shortened(ids: Vec<String>) -> String {
    short::shortened(ids, IN_A_CELL)
}
