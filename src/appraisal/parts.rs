//! What each line of a dossier adds to what it costs: parts of one total, to the last coin.

use crate::cost::model::Tasks;
use crate::cost::price::{PricedRow, Prices};
use crate::cost::{Money, Overflow};

/// What of the cost of one dossier is for its lines and what is for fees; the rest is for handing in
/// and receiving. The middle of each.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// By position of the line: what its tasks cost now, and with the measures.
    pub lines: Box<[Part]>,
    /// Fees.
    pub fees: Part,
}

/// A part of the cost, in the smallest coin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Now.
    pub before: Money,
    /// With the measures.
    pub after: Money,
}

impl Parts {
    /// The parts of a dossier of so many lines, by its tasks now and with the measures.
    pub(super) fn of(
        lines: usize,
        prices: &Prices<'_>,
        before: &Tasks,
        after: &Tasks,
    ) -> Result<Self, Overflow> {
        let mut parts = Self { lines: vec![Part::default(); lines].into(), fees: Part::default() };
        for row in prices.rows(before)? {
            if let Some(part) = parts.of_row(&row) {
                part.before = part.before.plus(row.per_dossier.mid)?;
            }
        }
        for row in prices.rows(after)? {
            if let Some(part) = parts.of_row(&row) {
                part.after = part.after.plus(row.per_dossier.mid)?;
            }
        }
        Ok(parts)
    }

    /// The part that a row belongs to; none for handing in and receiving. A fee is no activity.
    fn of_row(&mut self, row: &PricedRow) -> Option<&mut Part> {
        if row.activity.is_none() {
            return Some(&mut self.fees);
        }
        self.lines.get_mut(usize::try_from(row.line?).ok()?)
    }
}
