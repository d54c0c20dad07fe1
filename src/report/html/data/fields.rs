//! Rows of data whose last members are left out while they are nothing: most lines, papers and tasks
//! have no more than half of what they could have.

use serde::ser::SerializeSeq;
use serde::{Serialize, Serializer};

use super::sheet::Amount;
use crate::cost::{Decimal, Money};

/// One member of a row. Nothing is 0 or an empty list; what may be unknown, and what may be absent, is
/// counted from 1.
pub(super) enum Field {
    /// A count, a choice or a position.
    Number(u32),
    /// A number with decimals.
    Decimal(Decimal),
    /// An amount of money.
    Amount(Money),
    /// Positions in a table.
    Places(Vec<u32>),
    /// Rows of its own.
    Rows(Vec<Fields>),
}

impl Field {
    /// What may be absent, counted from 1.
    pub(super) fn maybe(value: Option<u32>) -> Self {
        Self::Number(value.map_or(0, |value| value.saturating_add(1)))
    }

    fn is_nothing(&self) -> bool {
        match self {
            Self::Number(number) => *number == 0,
            Self::Decimal(decimal) => *decimal == Decimal::ZERO,
            Self::Amount(amount) => *amount == Money::ZERO,
            Self::Places(places) => places.is_empty(),
            Self::Rows(rows) => rows.is_empty(),
        }
    }
}

impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(serializer),
            Self::Decimal(decimal) => decimal.serialize(serializer),
            Self::Amount(amount) => Amount(*amount).serialize(serializer),
            Self::Places(places) => places.serialize(serializer),
            Self::Rows(rows) => rows.serialize(serializer),
        }
    }
}

/// A row.
pub(super) struct Fields(pub(super) Vec<Field>);

impl Serialize for Fields {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(fields) = self;
        let shown = fields.iter().rposition(|field| !field.is_nothing()).map_or(0, |last| last + 1);
        let mut list = serializer.serialize_seq(Some(shown))?;
        fields.iter().take(shown).try_for_each(|field| list.serialize_element(field))?;
        list.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_last_members_are_left_out() {
        let row = Fields(vec![
            Field::maybe(None),
            Field::maybe(Some(0)),
            Field::Amount(Money::ZERO),
            Field::Rows(vec![Fields(vec![Field::Places(vec![3])])]),
            Field::Places(vec![]),
            Field::Number(0),
        ]);
        assert_eq!(serde_json::to_string(&row).unwrap(), "[0,1,0,[[[3]]]]");
    }
}
