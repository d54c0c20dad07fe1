//! How long agencies may take: the time axis, in days. It is priced at nothing.

use crate::catalog::{Duration, Procedure, TimeLimit, TimeUnit};
use crate::cost::{Cut, Cuts, Decimal};

/// The days the agency of one procedure may take; an unknown limit counts for nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Days {
    /// Now, by the slowest channel.
    pub before: Decimal,
    /// When something is cut.
    pub after: Decimal,
}

impl Days {
    /// The days of a procedure; an order to shorten leaves those of its fastest channel.
    #[must_use]
    pub fn of(procedure: &Procedure, cuts: &Cuts, hours_per_day: u16) -> Self {
        let limits = || {
            procedure.channels.iter().filter_map(|channel| match &channel.time_limit {
                TimeLimit::Within(limit) => Some(in_days(*limit, hours_per_day)),
                TimeLimit::Unknown => None,
            })
        };
        let (Some(before), Some(shortest)) = (limits().max(), limits().min()) else {
            return Self::default();
        };
        let after = if cuts.has(Cut::Abolish) {
            Decimal::ZERO
        } else if cuts.has(Cut::ShortenTime) {
            shortest
        } else {
            before
        };
        Self { before, after }
    }

    /// The days that go.
    #[must_use]
    pub fn cut(self) -> Decimal {
        self.before.minus(self.after)
    }
}

/// A time limit in days, as decisions add them up: calendar and working days alike, the hours of a
/// working day to a day, thirty days to a month.
fn in_days(limit: Duration, hours_per_day: u16) -> Decimal {
    let days = |each: u32| Decimal::from_whole(limit.amount.saturating_mul(each));
    match limit.unit {
        TimeUnit::Hour => {
            Decimal::ratio(limit.amount.into(), hours_per_day.into()).unwrap_or_default()
        }
        TimeUnit::Day | TimeUnit::WorkingDay => days(1),
        TimeUnit::Month => days(30),
        TimeUnit::Year => days(365),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_parts_of_a_working_day_and_months_have_thirty_days() {
        let days = |amount, unit| in_days(Duration { amount, unit }, 8);
        assert_eq!(days(4, TimeUnit::Hour), Decimal::ratio(1, 2).unwrap());
        assert_eq!(days(3, TimeUnit::WorkingDay), Decimal::from_whole(3));
        assert_eq!(days(2, TimeUnit::Month), Decimal::from_whole(60));
    }

    #[test]
    fn what_is_shortened_takes_as_long_as_by_the_fastest_channel() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let input = crate::catalog::Input::Embedded;
        let catalog = crate::catalog::load(&input, knowledge).unwrap();
        let limits = |one: &Procedure| Days::of(one, &Cuts::none().with(Cut::ShortenTime), 8);
        let procedures = &catalog.procedures;
        let shortened = procedures.iter().map(limits).filter(|days| days.cut() > Decimal::ZERO);
        assert!(shortened.count() > 0, "some channels differ");
        for one in procedures {
            assert_eq!(Days::of(one, &Cuts::none(), 8).cut(), Decimal::ZERO);
            let abolished = Days::of(one, &Cuts::none().with(Cut::Abolish), 8);
            assert!(abolished.after == Decimal::ZERO && abolished.cut() >= limits(one).cut());
        }
    }
}
