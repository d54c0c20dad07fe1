//! What the parts of an assessment share: one proposal as it is told, and how figures and names are said.

use crate::analysis::Dossier;
use crate::assess::{Assessed, Assessment};
use crate::cost::{Currency, Money, Spread};
use crate::ids::ProcedureCode;
use crate::knowledge::{DocumentIx, Knowledge};
use crate::report::sections::Quantity;
use crate::report::short;
use crate::target::Axis;
use crate::words::assess as words;
use crate::words::{Lang, name_in};

/// Letters of a name before it is cut in a cell; JSON has it whole.
const LONGEST: usize = 110;
/// Names in one cell before the rest is only counted.
const IN_A_CELL: usize = 4;

/// One proposal as it is told.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub(super) assessment: &'a Assessment<'a>,
    pub(super) one: &'a Assessed,
    pub(super) dossier: Dossier<'a>,
    pub(super) lang: Lang,
}

impl<'a> View<'a> {
    pub(super) fn knowledge(self) -> &'a Knowledge {
        self.assessment.together.knowledge
    }

    /// The currency of all amounts.
    pub(super) fn currency(self) -> Currency {
        self.assessment.catalogue.tariff().currency
    }

    /// A procedure by code and name.
    pub(super) fn procedure(self, code: &ProcedureCode) -> String {
        let name = self.assessment.procedure(code).map_or("", |procedure| &procedure.name);
        named(code.as_str(), name)
    }

    /// Papers by their names, the first few.
    pub(super) fn papers(self, papers: &[DocumentIx]) -> String {
        let known = &self.knowledge().documents;
        shortened(papers.iter().map(|ix| name_in(&known[*ix].name, self.lang).to_owned()).collect())
    }

    /// An amount with its ends.
    pub(super) fn amount(self, amount: Spread<Money>) -> String {
        let say = |money| self.lang.amount(money, self.currency());
        let slots = [
            ("amount", &*say(amount.mid)),
            ("low", &*say(amount.low)),
            ("high", &*say(amount.high)),
        ];
        words::COST_OF.fill(self.lang, &slots)
    }
}

/// A code with a name, which is cut where it is long.
pub(super) fn named(code: &str, name: &str) -> String {
    format!("{code} {}", cut(name)).trim_end().to_owned()
}

/// A text on one line, cut where nobody would read a cell to its end.
pub(super) fn cut(text: &str) -> String {
    short::cut(text, LONGEST)
}

/// The first few of many names.
pub(super) fn shortened(names: Vec<String>) -> String {
    short::shortened(names, IN_A_CELL)
}

/// An amount with its sign; zero has none.
pub(in crate::report) fn signed(amount: Money, currency: Currency, lang: Lang) -> String {
    let sign = if amount > Money::ZERO { "+" } else { "" };
    format!("{sign}{}", lang.coins(amount, currency))
}

/// An amount on an axis with its sign.
pub(super) fn moved(value: i128, axis: Axis, currency: Currency, lang: Lang) -> String {
    let sign = match value {
        0 => "",
        1.. => "+",
        _ => "−",
    };
    let size = i128::try_from(value.unsigned_abs()).unwrap_or(i128::MAX);
    format!("{sign}{}", Quantity::of(size, axis, currency).say(lang))
}

/// A confidence from 0 to 1 as whole percent.
pub(super) fn percent(confidence: f64, lang: Lang) -> String {
    let percent = (confidence * 100.0).round().clamp(0.0, 100.0);
    match lang {
        Lang::Vi => format!("{percent:.0} %"),
        Lang::En => format!("{percent:.0}%"),
    }
}
