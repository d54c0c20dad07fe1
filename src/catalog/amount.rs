//! Money and time as the catalogue states them.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::choice::choice;

/// An amount of money in whole đồng.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(transparent)]
pub struct Dong(u64);

impl Dong {
    /// An amount; money of the catalogue is never negative.
    #[must_use]
    pub const fn new(amount: u64) -> Self {
        Self(amount)
    }

    /// Whether one of two amounts is the other with zeros behind it, as a slip of the keyboard makes it.
    #[must_use]
    pub fn differs_by_zeros(self, other: Self) -> bool {
        let (mut small, large) = (self.0.min(other.0), self.0.max(other.0));
        while small != 0 && small < large {
            small = small.saturating_mul(10);
        }
        self != other && small == large && small != 0 && small != u64::MAX
    }

    /// The number of đồng.
    #[must_use]
    pub const fn amount(self) -> u64 {
        self.0
    }
}

/// What one channel of a procedure costs the applicant. Unknown is not free.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fee {
    /// The source says that nothing is charged.
    Free,
    /// The source lists amounts.
    Listed(Vec<FeeItem>),
    /// A province sets the amount; the source may print zero.
    SetByProvince(Vec<FeeItem>),
    /// The source does not say, or says it in words we do not understand.
    Unknown,
}

choice! {
    /// Why what a dossier pays is not known.
    pub enum FeeGap {
        /// The source states neither a fee nor that there is none.
        NotStated,
        /// The source names no way to submit, and no fee with it.
        NoChannel,
        /// A province sets it.
        SetByProvince,
        /// The source states a fee, but no plausible amount in đồng for one dossier.
        NoAmount,
    }
}

/// One amount with what it is for.
///
/// A dossier pays the amounts of one case, and with them those that name no case. Of these,
/// amounts of different names are paid together, amounts of one name are alternatives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeItem {
    /// Its name, such as "Lệ phí".
    pub name: Box<str>,
    /// The amount; `None` when it is not in đồng or not a number.
    pub amount: Option<Dong>,
    /// The most that is paid where the amount is not known ("tối đa", "không quá").
    pub at_most: Option<Dong>,
    /// Who pays it, where others pay something else instead; everybody when absent.
    pub case: Option<Box<str>>,
    /// What is paid instead in certain times, as far as the source says so.
    pub reliefs: Vec<Relief>,
    /// Per what, or another remark of the source.
    pub note: Option<Box<str>>,
}

/// What is paid instead of an amount in a certain time (miễn, giảm).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Relief {
    /// The first day; since ever when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Date>,
    /// The last day; for good when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// What is paid then.
    pub pays: Pays,
}

/// What is paid of a fee while a relief is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Pays {
    /// Whole đồng; 0 where nothing is charged.
    Amount(Dong),
    /// A percentage of the amount.
    Percent(u8),
    /// Something else, which the source does not say.
    Unknown,
}

impl FeeItem {
    /// What is paid on a day: the amount, or what a relief in force makes of it.
    ///
    /// `None` when that is not known: also when two reliefs disagree, or one would raise the fee,
    /// since then one of the figures is a slip and nobody can tell which.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<Dong> {
        let mut in_force = self.reliefs.iter().filter(|relief| relief.is_in_force(day));
        let Some(first) = in_force.next() else { return self.amount };
        let reduced = first.of(self.amount)?;
        let agree = in_force.all(|other| other.of(self.amount) == Some(reduced));
        let lower = self.amount.is_none_or(|amount| reduced <= amount);
        (agree && lower).then_some(reduced)
    }
}

impl Relief {
    fn is_in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    fn of(&self, amount: Option<Dong>) -> Option<Dong> {
        match self.pays {
            Pays::Amount(amount) => Some(amount),
            Pays::Percent(percent) => Some(Dong(amount?.0.checked_mul(u64::from(percent))? / 100)),
            Pays::Unknown => None,
        }
    }
}

/// How long an agency may take over a dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeLimit {
    /// A number of units.
    Within(Duration),
    /// The source says "other" or nothing.
    Unknown,
}

/// A number of units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Duration {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: TimeUnit,
}

choice! {
    /// Units in which time limits are stated.
    pub enum TimeUnit {
        /// Giờ.
        Hour,
        /// Ngày.
        Day,
        /// Ngày làm việc.
        WorkingDay,
        /// Tháng.
        Month,
        /// Năm.
        Year,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn item(amount: Option<u64>, reliefs: &[Relief]) -> FeeItem {
        let (name, amount) = ("Lệ phí".into(), amount.map(Dong::new));
        FeeItem { name, amount, at_most: None, case: None, reliefs: reliefs.to_vec(), note: None }
    }

    #[test]
    fn a_relief_holds_from_its_first_to_its_last_day() {
        let (from, until) = (Some(date(2025, 7, 1)), Some(date(2026, 12, 31)));
        let half = item(Some(50_000), &[Relief { from, until, pays: Pays::Percent(50) }]);
        for (day, expected) in [
            (date(2025, 6, 30), 50_000),
            (date(2025, 7, 1), 25_000),
            (date(2026, 12, 31), 25_000),
            (date(2027, 1, 1), 50_000),
        ] {
            assert_eq!(half.on(day), Some(Dong::new(expected)), "{day}");
        }
    }

    #[test]
    fn zeros_too_many_or_too_few_are_told_from_other_differences() {
        let differ = |a, b| Dong::new(a).differs_by_zeros(Dong::new(b));
        assert!(differ(150_000, 1_500_000) && differ(1_500_000, 15_000));
        assert!(!differ(150_000, 150_000) && !differ(0, 150_000) && !differ(150_000, 300_000));
        assert!(!differ(u64::MAX, 1) && !differ(0, 0));
    }

    #[test]
    fn what_contradicts_itself_is_unknown() {
        let day = date(2026, 1, 1);
        let relief = |pays| Relief { from: None, until: None, pays };
        let amount = |amount| relief(Pays::Amount(Dong::new(amount)));
        assert_eq!(item(Some(50_000), &[amount(25_000_000)]).on(day), None);
        assert_eq!(item(Some(50_000), &[amount(0), amount(1_000)]).on(day), None);
        assert_eq!(item(Some(50_000), &[relief(Pays::Unknown)]).on(day), None);
        assert_eq!(item(None, &[relief(Pays::Percent(50))]).on(day), None);
        assert_eq!(item(None, &[amount(25_000)]).on(day), Some(Dong::new(25_000)));
    }
}
