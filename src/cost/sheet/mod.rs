//! Cost sheets: the official table, row by row, before and after.

mod check;
pub mod raw;

pub use check::read;

use super::{Basis, Currency, Decimal, Money, Overflow};

/// A cost sheet whose figures are possible and agree with each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Code of the procedure; empty when it has none.
    pub procedure: Box<str>,
    /// Its name; empty when not given.
    pub name: Box<str>,
    /// The currency of all amounts.
    pub currency: Currency,
    /// What the totals count.
    pub basis: Basis,
    /// What it costs now.
    pub before: Side,
    /// What it costs after the change; `None` when no change is proposed.
    pub after: Option<Side>,
    /// A word on it; empty when there is none.
    pub note: Box<str>,
}

/// One side of the comparison.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Side {
    /// The rows; none where only a total was published.
    pub rows: Vec<Row>,
    /// The total: a year, or one dossier, as [`Sheet::basis`] says.
    pub total: Money,
}

/// One row of the official table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Column 2: the task.
    pub task: Box<str>,
    /// Column 3: how it is done; empty when not said.
    pub activity: Box<str>,
    /// Columns 4 and 5: hours, and what an hour is worth.
    pub labour: Option<Labour>,
    /// Column 6: hired services.
    pub services: Money,
    /// Column 7: fees, charges and other prescribed costs.
    pub fees: Money,
    /// Columns 8 and 9: how often, and how many; unknown where one of both is.
    pub volume: Option<Volume>,
    /// Column 10: what it costs once.
    pub once: Money,
    /// Column 11: what it costs a year; `None` without a volume.
    pub per_year: Option<Money>,
    /// Column 12: what the figures rest on; empty when not said.
    pub note: Box<str>,
}

/// Work and what it is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Labour {
    /// Hours of work.
    pub hours: Decimal,
    /// Average income per hour.
    pub hourly_income: Money,
}

/// How often something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Volume {
    /// Times a year and subject.
    pub times_per_year: Decimal,
    /// Subjects a year.
    pub subjects: u64,
}

impl Sheet {
    /// What the change saves; `None` when none is proposed.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub fn saving(&self) -> Result<Option<Money>, Overflow> {
        self.after.as_ref().map(|after| self.before.total.minus(after.total)).transpose()
    }

    /// The saving in percent of what it costs now.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub fn percent(&self) -> Result<Option<Decimal>, Overflow> {
        Ok(self.saving()?.and_then(|saving| saving.percent_of(self.before.total)))
    }
}

/// Column 10 of a row: hours × income + services + fees, labour rounded to a whole coin.
///
/// # Errors
/// [`Overflow`] beyond the range of money.
pub fn cost_once(labour: Option<Labour>, services: Money, fees: Money) -> Result<Money, Overflow> {
    let work = labour.map_or(Ok(Money::ZERO), |one| one.hourly_income.times(one.hours))?;
    work.plus(services)?.plus(fees)
}

/// Column 11 of a row: column 10 × times a year × subjects.
///
/// # Errors
/// [`Overflow`] beyond the range of money.
pub fn cost_per_year(once: Money, volume: Volume) -> Result<Money, Overflow> {
    // The whole factor first: a fraction of times a year is then rounded once.
    once.times_whole(volume.subjects)?.times(volume.times_per_year)
}
