//! Tariff editions: every constant that prices rest on, with year, source and mark.

mod check;
mod effort;
mod embedded;
pub mod raw;

pub use check::read;
pub use effort::Efforts;
pub use embedded::{DEFAULT, embedded, ids, usual};
pub use raw::Mark;

use super::{Activity, Currency, Decimal, Money, Segment, Spread};
use crate::catalog::ChannelKind;
use crate::knowledge::{Name, Verified};

/// One edition.
#[derive(Clone, Debug)]
pub struct Tariff {
    /// Its id.
    pub id: Box<str>,
    /// Its name.
    pub name: Name,
    /// What it is, when to use it, and where it is weak.
    pub about: Name,
    /// The currency of all prices and incomes.
    pub currency: Currency,
    /// The year of its incomes.
    pub year: i16,
    /// Hours of a working day.
    pub hours_per_day: u16,
    /// The share of the time for a form saved by filling in beforehand what is known.
    pub prefilled_share: Constant<Decimal>,
    /// The share of dossiers to which a line for those who have the paper applies.
    pub conditional_share: Constant<Decimal>,
    incomes: Vec<Constant<Money>>,
    shares: Vec<Constant<Decimal>>,
    worths: Vec<Worth>,
}

/// A constant with what it rests on.
#[derive(Clone, Debug)]
pub struct Constant<T> {
    /// The value and how far it may be off.
    pub value: Spread<T>,
    /// What it rests on.
    pub mark: Mark,
    /// The year it is of.
    pub year: i16,
    /// Where it is from.
    pub source: Name,
    /// How it was computed.
    pub derivation: Option<Name>,
    /// The legal text that fixes it, with the place in it, as cited.
    pub instrument: Option<Box<str>>,
    /// How far the source was checked.
    pub verified: Verified,
}

/// What one activity is worth.
#[derive(Clone, Debug, Default)]
pub struct Worth {
    /// Hours of one person.
    pub hours: Option<Constant<Decimal>>,
    /// Price each time.
    pub price: Option<Constant<Money>>,
    /// Why nothing is priced, where nothing is.
    pub not_priced: Option<Name>,
}

impl Tariff {
    /// What an hour of a segment is worth.
    #[must_use]
    #[allow(
        clippy::indexing_slicing,
        reason = "loading checks that each segment has its constant, in the order of the segments"
    )]
    pub fn income(&self, segment: Segment) -> &Constant<Money> {
        &self.incomes[segment as usize]
    }

    /// The share of dossiers that come by a channel where all are offered.
    #[must_use]
    #[allow(
        clippy::indexing_slicing,
        reason = "loading checks that each channel has its constant, in the order of the channels"
    )]
    pub fn share(&self, channel: ChannelKind) -> &Constant<Decimal> {
        &self.shares[channel as usize]
    }

    /// What an activity is worth.
    #[must_use]
    #[allow(
        clippy::indexing_slicing,
        reason = "loading checks that each activity has its entry, in the order of the activities"
    )]
    pub fn worth(&self, activity: Activity) -> &Worth {
        &self.worths[activity as usize]
    }
}
