//! What procedures cost those who must comply, by the official formula.
//!
//! Điều 27 Thông tư 02/2017/TT-VPCP: the cost of one procedure is that of the tasks needed for its
//! result (hours × average hourly income + hired services) and of fees, charges and other
//! prescribed costs; a year's cost is that × times a year × those who must comply. Opportunity cost
//! is not counted, and the time the agency takes is no work of the applicant.
//!
//! A [`sheet`] is the official table as somebody wrote it. Where nobody has, [`model`] says which
//! tasks a dossier makes necessary, and a [`tariff`] edition what each is worth.

pub mod activity;
pub mod cuts;
mod decimal;
pub mod model;
mod money;
mod online;
pub mod price;
pub mod sheet;
mod spread;
pub mod tariff;
pub mod words;

pub use activity::{Activity, Segment};
pub use cuts::{Cut, Cuts};
pub use decimal::{Decimal, NoDecimal};
pub use money::{Currency, Money, Overflow};
pub use online::OnlineShare;
pub use spread::{End, Spread};

use crate::choice::choice;

/// Hours of a leap year: a task that is said to take longer is a slip of the keyboard.
pub(crate) const MOST_HOURS: Decimal = Decimal::from_millionths(366 * 24 * Decimal::SCALE);

choice! {
    /// What an amount counts. Amounts of different bases are never added.
    pub enum Basis {
        /// A year: every volume is known.
        Annual,
        /// One dossier of each procedure: a volume is not known, and none is guessed.
        PerDossier,
    }
}
