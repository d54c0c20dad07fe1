//! Money and time as the catalogue states them.

use serde::Serialize;

use crate::choice::choice;

/// An amount of money in whole đồng.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Dong(u64);

impl Dong {
    /// An amount; money of the catalogue is never negative.
    #[must_use]
    pub const fn new(amount: u64) -> Self {
        Self(amount)
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

/// One amount with what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeItem {
    /// Its name, such as "Lệ phí".
    pub name: Box<str>,
    /// The amount; `None` when it is not in đồng or not a number.
    pub amount: Option<Dong>,
    /// Per what, or another remark of the source.
    pub note: Option<Box<str>>,
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
