//! A comparison section by section, before any format.

mod html;
mod said;

pub use html::html;
pub(super) use html::{Sides, page};

use self::said::{coins, effect, said};
use super::sections::{Block, Cell, Column, Rows, Section, Table};
use super::text::Fold;
use crate::diff::{About, Amount, Attribution, AxisWord, Change, Cost, Diff, Moved, Side, Units};
use crate::visible::visible;
use crate::words::diff as words;
use crate::words::{Lang, NONE, Phrase, Term, labels};

/// Rows of a table before it is folded; one more is shown rather than said to be hidden.
const FOLDED_ROWS: usize = 10;

/// A comparison laid out. What is folded is so in every format: nobody reads five thousand rows, and
/// JSON has them all.
pub struct Sheet(pub(super) Vec<Section<'static>>);

/// How long a cell of words may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cells {
    /// As long as it is.
    Whole,
    /// Cut where six columns of such cells would fill a screen.
    Cut,
}

impl Cells {
    fn cut(self, text: String) -> String {
        const LONGEST: usize = 100;
        match text.char_indices().nth(LONGEST).filter(|_| self == Self::Cut) {
            Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default().trim_end()),
            None => text,
        }
    }
}

impl Sheet {
    /// Lays a comparison out.
    #[must_use]
    pub fn of(diff: &Diff, fold: Fold, cells: Cells, lang: Lang) -> Self {
        let mut head = Section::new(words::TITLE, lang);
        head.blocks
            .extend(notes(diff, lang).iter().map(|note| Block::Detail(visible(note).into_owned())));
        if diff.is_empty() {
            head.blocks.push(Block::Line(words::SAME.say(lang).to_owned()));
        }
        let mut sections = vec![head];
        let moved = diff.attribution.as_ref().and_then(|one| attribution(one, lang));
        sections.extend(moved.map(|table| Section::table(words::ATTRIBUTION, lang, table)));
        let parts: [(Phrase, &dyn Fn(About) -> bool); 4] = [
            (words::CATALOGUE, &About::is_primary),
            (words::FOLLOWS, &|about| matches!(about, About::Verdict | About::Price)),
            (words::MEASURES, &|about| about == About::Measure),
            (words::FINDINGS, &|about| about == About::Finding),
        ];
        for (title, belongs) in parts {
            let rows: Vec<&Change> = diff.changes.iter().filter(|one| belongs(one.about)).collect();
            sections.extend(changes(title, &rows, (fold, cells), lang));
        }
        Self(sections)
    }
}

/// A table of rows that are made already.
fn table(columns: Vec<Column>, rows: Vec<Vec<String>>) -> Table<'static> {
    let cells = |row: &Vec<String>| row.iter().map(|cell| Cell::from(&*visible(cell))).collect();
    Table { columns, rows: Rows::of(rows, cells), whole: true }
}

fn notes(diff: &Diff, lang: Lang) -> Vec<String> {
    let or_none = |text: &Option<String>| text.clone().unwrap_or_else(|| NONE.to_owned());
    let side = |phrase: Phrase, one: &Side| {
        let slots = [
            ("name", &*one.name),
            ("date", &*lang.date(one.as_of)),
            ("tool", &*one.tool),
            ("tariff", &*or_none(&one.tariff)),
            ("target", &*or_none(&one.target)),
            ("digest", one.digest.get(..12).unwrap_or(&one.digest)),
        ];
        phrase.fill(lang, &slots)
    };
    let mut notes = vec![side(words::OLD_SIDE, &diff.old), side(words::NEW_SIDE, &diff.new)];
    let matching = &diff.matching;
    notes.push(words::MATCHED.fill(
        lang,
        &[
            ("same", &*labels::PROCEDURES.count(matching.same_code, lang)),
            ("renamed", &lang.count(matching.renamed.len())),
            ("threshold", &said::percent(matching.threshold, lang)),
            ("added", &lang.count(matching.added)),
            ("removed", &lang.count(matching.removed)),
            ("lines", &labels::LINES.count(matching.lines, lang)),
        ],
    ));
    if !diff.comparable {
        notes.push(words::NOT_COMPARABLE.say(lang).to_owned());
    }
    for one in &diff.differences {
        let input = match &one.key {
            Some(key) => format!("{} ({key})", one.input.say(lang)),
            None => one.input.say(lang).to_owned(),
        };
        let slots = [
            ("input", &*input),
            ("before", &*or_none(&one.before)),
            ("after", &*or_none(&one.after)),
        ];
        notes.push(words::DIFFERS.fill(lang, &slots));
    }
    let Some(attribution) = &diff.attribution else { return notes };
    for axis in &attribution.axes {
        let Some(why) = axis.incomparable else { continue };
        // Most catalogues know no volume, and both sides then say so by their basis.
        if axis.old.is_none() && axis.new.is_none() {
            continue;
        }
        let slots = [("axis", axis.axis.say(lang)), ("why", why.say(lang))];
        notes.push(words::INCOMPARABLE.fill(lang, &slots));
    }
    if let Some(currency) = diff.new.currency.filter(|_| said::moves(&attribution.change)) {
        let currency = words::smallest_coin(currency);
        notes.push(words::AMOUNTS_IN.fill(lang, &[("currency", currency)]));
    }
    if said::moves(&attribution.residual) {
        notes.push(words::RESIDUAL_LEFT.say(lang).to_owned());
    }
    notes
}

/// The figures that moved, each by cause; `None` where none did.
fn attribution(all: &Attribution, lang: Lang) -> Option<Table<'static>> {
    let mut rows: Vec<(String, i128, i128, [i128; 6])> = Vec::new();
    for axis in all.axes.iter().filter(|axis| axis.incomparable.is_none()) {
        let figures: &[(Phrase, &dyn Fn(Amount) -> i128)] = match axis.axis {
            AxisWord::Units => &[
                (words::BASELINE, &|it| units_of(it).baseline),
                (words::ABOLISHED, &|it| units_of(it).abolished),
                (words::SIMPLIFIED, &|it| units_of(it).simplified),
            ],
            AxisWord::PerDossier | AxisWord::Annual => &[
                (words::COST_NOW, &|it| cost_of(it).before),
                (words::COST_WITH, &|it| cost_of(it).after),
                (words::SAVING, &|it| cost_of(it).saving),
            ],
        };
        let moved = |moved: &Moved| match axis.axis {
            AxisWord::Units => moved.units.map(Amount::Units),
            AxisWord::PerDossier => moved.per_dossier.map(Amount::Cost),
            AxisWord::Annual => moved.annual.map(Amount::Cost),
        };
        for (name, figure) in figures {
            let of = |one: Option<Amount>| one.map(figure).unwrap_or_default();
            let parts =
                [&all.change, &all.real, &all.re_estimate, &all.tariff, &all.tool, &all.residual];
            let parts = parts.map(|part| of(moved(part)));
            if parts.iter().all(|part| *part == 0) {
                continue;
            }
            let whose = match axis.axis {
                AxisWord::Units => words::UNITS_AXIS,
                AxisWord::PerDossier => words::DOSSIER_AXIS,
                AxisWord::Annual => words::ANNUAL_AXIS,
            };
            let name = format!("{}: {}", whose.say(lang), name.say(lang));
            rows.push((name, of(axis.old), of(axis.new), parts));
        }
    }
    let names = [
        words::MOVED,
        words::REAL,
        words::RE_ESTIMATE,
        words::TARIFF,
        words::TOOL,
        words::RESIDUAL,
    ];
    // A cause that moves nothing needs no column; the change and what is left of it always stand.
    let stands = |n: usize| {
        n == 0 || n + 1 == names.len() || rows.iter().any(|row| row.3.get(n) != Some(&0))
    };
    let names: Vec<(usize, Phrase)> = (0..).zip(names).filter(|(n, _)| stands(*n)).collect();
    let mut columns = vec![
        column(words::FIGURE, false, lang),
        column(words::BEFORE, true, lang),
        column(words::AFTER, true, lang),
    ];
    columns.extend(names.iter().map(|(_, name)| column(*name, true, lang)));
    let cells = |(name, old, new, parts): &(String, i128, i128, [i128; 6])| {
        let mut row = vec![name.clone(), coins(*old, lang), coins(*new, lang)];
        let parts = names.iter().filter_map(|(n, _)| parts.get(*n));
        row.extend(parts.map(|part| said::signed(*part, lang)));
        row
    };
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    (!rows.is_empty()).then(|| table(columns, rows))
}

fn units_of(amount: Amount) -> Units {
    match amount {
        Amount::Units(units) => units,
        Amount::Cost(_) => Units::default(),
    }
}

fn cost_of(amount: Amount) -> Cost {
    match amount {
        Amount::Cost(cost) => cost,
        Amount::Units(_) => Cost::default(),
    }
}

/// Changes, those beyond the fold only counted; `None` where there is none.
fn changes(
    title: Phrase,
    all: &[&Change],
    (fold, cells): (Fold, Cells),
    lang: Lang,
) -> Option<Section<'static>> {
    let shown = match fold {
        Fold::Short if all.len() > FOLDED_ROWS + 1 => FOLDED_ROWS,
        _ => all.len(),
    };
    let cut = |row: Vec<String>| row.into_iter().map(|cell| cells.cut(cell)).collect();
    let rows = all.iter().take(shown).map(|one| cut(row(one, lang))).collect();
    let columns =
        [words::WHAT, words::WHERE, words::BEFORE, words::AFTER, words::WHY, words::EFFECT];
    let columns = columns.map(|name| column(name, false, lang)).into();
    let mut section = Section::table(title, lang, table(columns, rows));
    section.title = format!("{} ({})", section.title, lang.count(all.len()));
    let hidden = all.len() - shown;
    if hidden > 0 {
        let more = labels::MORE.fill(lang, &[("count", &lang.count(hidden))]);
        section.blocks.push(Block::Note(more));
    }
    (!all.is_empty()).then_some(section)
}

/// What changed and both sides, where place and cause need no words.
pub(super) fn change(one: &Change, lang: Lang) -> [String; 3] {
    let (what, before, after) = told(one, lang);
    [what, before, after]
}

fn row(one: &Change, lang: Lang) -> Vec<String> {
    let (what, before, after) = told(one, lang);
    let place = match (&one.procedure, &one.name) {
        (Some(code), Some(name)) => format!("{code} {name}"),
        (Some(code), None) => code.clone(),
        _ => one.id.clone(),
    };
    vec![what, place, before, after, one.cause.say(lang).to_owned(), effect(&one.effect, lang)]
}

/// What changed, and both sides.
fn told(one: &Change, lang: Lang) -> (String, String, String) {
    let mut what = format!("{} {}", one.kind.say(lang), one.about.say(lang));
    if !one.fields.is_empty() {
        let fields = one.fields.iter().map(|field| words::field(field, lang));
        what = format!("{what}: {}", fields.collect::<Vec<_>>().join(", "));
    }
    if let Some(sure) = one.confidence {
        let sure = said::percent(sure, lang);
        what = format!("{what} ({})", words::SURE.fill(lang, &[("percent", &sure)]));
    }
    let state = |state: &Option<_>| {
        state.as_ref().map_or_else(|| NONE.to_owned(), |state| said(one, state, lang))
    };
    (what, state(&one.before), state(&one.after))
}

fn column(name: Phrase, number: bool, lang: Lang) -> Column {
    let name = name.say(lang);
    if number { Column::numbers(name) } else { Column::words(name) }
}
