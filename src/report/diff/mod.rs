//! A comparison as a sheet of notes and tables, written once for every format.
//!
//! Names and lines come from files that anybody wrote: what would command a terminal or turn the
//! direction of writing is made visible here; each format then escapes what means something in it.

mod html;
mod markdown;
mod said;

pub use html::html;
pub use markdown::markdown;

use self::said::{coins, effect, said};
use super::text::Fold;
use crate::cost::Currency;
use crate::diff::{About, Amount, Attribution, AxisWord, Change, Cost, Diff, Moved, Side, Units};
use crate::words::diff as words;
use crate::words::{Lang, NONE, Phrase, Term, labels};

/// Rows of a table before it is folded; one more is shown rather than said to be hidden.
const FOLDED_ROWS: usize = 10;

/// A comparison laid out.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// Its title.
    pub title: String,
    /// What stands above the tables.
    pub notes: Vec<String>,
    /// The tables; none is empty.
    pub tables: Vec<Table>,
}

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Its title.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as long as the columns.
    pub rows: Vec<Vec<String>>,
    /// What is said of the rows that are folded away.
    pub more: Option<String>,
}

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its heading.
    pub heading: String,
    /// Whether it is of numbers.
    pub number: bool,
}

impl Sheet {
    /// Lays a comparison out.
    #[must_use]
    pub fn of(diff: &Diff, fold: Fold, lang: Lang) -> Self {
        let mut sheet = Self {
            title: words::TITLE.say(lang).to_owned(),
            notes: notes(diff, lang),
            tables: Vec::new(),
        };
        sheet.tables.extend(diff.attribution.as_ref().and_then(|one| attribution(one, lang)));
        let parts: [(Phrase, &dyn Fn(About) -> bool); 4] = [
            (words::CATALOGUE, &About::is_primary),
            (words::FOLLOWS, &|about| matches!(about, About::Verdict | About::Price)),
            (words::MEASURES, &|about| about == About::Measure),
            (words::FINDINGS, &|about| about == About::Finding),
        ];
        for (title, belongs) in parts {
            let rows: Vec<&Change> = diff.changes.iter().filter(|one| belongs(one.about)).collect();
            sheet.tables.extend(changes(title, &rows, fold, lang));
        }
        if diff.changes.is_empty() {
            sheet.notes.push(words::SAME.say(lang).to_owned());
        }
        sheet.made_visible()
    }

    /// Makes visible what of the texts would not be seen.
    fn made_visible(mut self) -> Self {
        let cells = self.tables.iter_mut().flat_map(|table| table.rows.iter_mut().flatten());
        for text in self.notes.iter_mut().chain(cells) {
            if text.chars().any(is_unseen) {
                *text = visible(text);
            }
        }
        self
    }
}

/// Whether a character commands a terminal or turns the direction of writing.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\t' | '\r' => seen.push(' '),
            c if is_unseen(c) => seen.push_str(&format!("⟨U+{:04X}⟩", u32::from(c))),
            c => seen.push(c),
        }
    }
    seen
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
        let currency = match currency {
            Currency::Vnd => "đồng",
            Currency::Eur => "cent",
        };
        notes.push(words::AMOUNTS_IN.fill(lang, &[("currency", currency)]));
    }
    if said::moves(&attribution.residual) {
        notes.push(words::RESIDUAL_LEFT.say(lang).to_owned());
    }
    notes
}

/// The figures that moved, each by cause; `None` where none did.
fn attribution(all: &Attribution, lang: Lang) -> Option<Table> {
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
    let title = words::ATTRIBUTION.say(lang).to_owned();
    let cells = |(name, old, new, parts): &(String, i128, i128, [i128; 6])| {
        let mut row = vec![name.clone(), coins(*old, lang), coins(*new, lang)];
        let parts = names.iter().filter_map(|(n, _)| parts.get(*n));
        row.extend(parts.map(|part| said::signed(*part, lang)));
        row
    };
    let rows: Vec<Vec<String>> = rows.iter().map(cells).collect();
    (!rows.is_empty()).then_some(Table { title, columns, rows, more: None })
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
fn changes(title: Phrase, all: &[&Change], fold: Fold, lang: Lang) -> Option<Table> {
    let shown = match fold {
        Fold::Short if all.len() > FOLDED_ROWS + 1 => FOLDED_ROWS,
        _ => all.len(),
    };
    let rows = all.iter().take(shown).map(|one| row(one, lang)).collect();
    let hidden = all.len() - shown;
    let more = || words::MORE.fill(lang, &[("count", &lang.count(hidden))]);
    let columns =
        [words::WHAT, words::WHERE, words::BEFORE, words::AFTER, words::WHY, words::EFFECT];
    (!all.is_empty()).then(|| Table {
        title: format!("{} ({})", title.say(lang), lang.count(all.len())),
        columns: columns.map(|name| column(name, false, lang)).to_vec(),
        rows,
        more: (hidden > 0).then(more),
    })
}

fn row(one: &Change, lang: Lang) -> Vec<String> {
    let mut what = format!("{} {}", one.kind.say(lang), one.about.say(lang));
    if !one.fields.is_empty() {
        let fields = one.fields.iter().map(|field| words::field(field, lang));
        what = format!("{what}: {}", fields.collect::<Vec<_>>().join(", "));
    }
    if let Some(sure) = one.confidence {
        let sure = said::percent(sure, lang);
        what = format!("{what} ({})", words::SURE.fill(lang, &[("percent", &sure)]));
    }
    let place = match (&one.procedure, &one.name) {
        (Some(code), Some(name)) => format!("{code} {name}"),
        (Some(code), None) => code.clone(),
        _ => one.id.clone(),
    };
    let state = |state: &Option<_>| {
        state.as_ref().map_or_else(|| NONE.to_owned(), |state| said(one, state, lang))
    };
    let (before, after) = (state(&one.before), state(&one.after));
    vec![what, place, before, after, one.cause.say(lang).to_owned(), effect(&one.effect, lang)]
}

fn column(name: Phrase, number: bool, lang: Lang) -> Column {
    Column { heading: name.say(lang).to_owned(), number }
}
