//! The cost sheet of a procedure, both sides in one row: most rows are the same before and after.

use serde::{Serialize, Serializer};

use super::fields::{Field, Fields};
use super::strings::Strings;
use crate::cost::price::PricedRow;
use crate::cost::{Decimal, Money};
use crate::words::{Lang, Term};

/// An amount in coins. Beyond what scripts count exactly it is written as a text, so that no digit is
/// lost.
#[derive(Clone, Copy)]
pub(super) struct Amount(pub(super) Money);

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// The largest whole number that a double tells from its neighbours.
        const EXACT: u64 = (1 << 53) - 1;
        match self.0.coins() {
            coins if coins.unsigned_abs() <= EXACT => serializer.serialize_i64(coins),
            coins => serializer.collect_str(&coins),
        }
    }
}

/// The rows of both sides; those that nobody does add nothing and are left out.
pub(super) fn rows(
    before: &[PricedRow],
    after: &[PricedRow],
    lang: Lang,
    strings: &mut Strings<'_>,
) -> Vec<Fields> {
    let counted = |row: &&PricedRow| row.count.mid > Decimal::ZERO;
    let mut left: Vec<&PricedRow> = after.iter().filter(counted).collect();
    let mut rows = Vec::with_capacity(before.len());
    let same = |one: &PricedRow, other: &PricedRow| {
        (one.activity, one.line, one.channel, one.once, one.own)
            == (other.activity, other.line, other.channel, other.once, other.own)
    };
    for row in before.iter().filter(counted) {
        let twin = left.iter().position(|other| same(row, other));
        let twin = twin.map(|at| left.remove(at));
        rows.push(merged(row, Some(row), twin, lang, strings));
    }
    rows.extend(left.into_iter().map(|row| merged(row, None, Some(row), lang, strings)));
    rows
}

/// One row: activity (none for a fee), line, channel, what it costs once; how often and how much before;
/// 1 where that differs after, and then how often and how much; 1 where somebody measured it, and then
/// the hours and the price.
fn merged(
    row: &PricedRow,
    before: Option<&PricedRow>,
    after: Option<&PricedRow>,
    lang: Lang,
    strings: &mut Strings<'_>,
) -> Fields {
    let side = |row: Option<&PricedRow>| {
        row.map_or((Decimal::ZERO, Money::ZERO), |row| (row.count.mid, row.per_dossier.mid))
    };
    let (before, after) = (side(before), side(after));
    let changed = before != after;
    let shown = if changed { after } else { Default::default() };
    // There are two dozen activities.
    let activity = row.activity.map(|activity| activity as u32);
    Fields(vec![
        Field::maybe(activity),
        Field::maybe(row.line),
        Field::Number(row.channel.map_or(0, |channel| strings.place(channel.say(lang)))),
        Field::Amount(row.once.mid),
        Field::Decimal(before.0),
        Field::Amount(before.1),
        Field::Number(u32::from(changed)),
        Field::Decimal(shown.0),
        Field::Amount(shown.1),
        Field::Number(u32::from(row.own.is_some())),
        Field::Decimal(row.own.map(|own| own.hours).unwrap_or_default()),
        Field::Amount(row.own.map(|own| own.price).unwrap_or_default()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_digit_of_a_large_amount_is_lost() {
        let written = |coins| serde_json::to_string(&Amount(Money::new(coins))).unwrap();
        assert_eq!(written(-40_000), "-40000");
        assert_eq!(written(9_007_199_254_740_991), "9007199254740991");
        assert_eq!(written(9_007_199_254_740_993), "\"9007199254740993\"");
    }
}
