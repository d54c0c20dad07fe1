//! What issuers can do: limits on whole plans, and on what is done by a day on the way.
//!
//! A plan ends on a day: that of the wish, or the last one up to which a cap holds. Caps up to that
//! day or without one limit what is chosen. An earlier cap does not: what it leaves no room for is
//! amended later. It sets the days of the road.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::draft::Counted;
use super::survey::{Amendable, Survey};
use super::wish::{IssuerCap, Wish};
use crate::knowledge::AuthorityIx;

/// A limit on what is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// Whose instruments; `None` for all whose issuer is not known.
    pub issuer: Option<AuthorityIx>,
    /// What is counted.
    pub of: Counted,
    /// How much of it is possible.
    pub most: u64,
    /// The instruments, by their place in the survey.
    pub texts: Vec<usize>,
}

impl Wish {
    /// The day on which the plan ends; `None` where nobody says.
    #[must_use]
    pub fn ends(&self) -> Option<Date> {
        self.deadline.or_else(|| self.caps.iter().filter_map(|cap| cap.until).max())
    }

    /// The limits on what is chosen, by issuer: that of the issuer itself before the one for all. A
    /// text of several issuers counts for each of them.
    #[must_use]
    pub fn limits(&self, survey: &Survey<'_>) -> Vec<Limit> {
        let mut texts: BTreeMap<Option<AuthorityIx>, Vec<usize>> = BTreeMap::new();
        for (at, one) in survey.instruments.iter().enumerate() {
            for issuer in issuers(one) {
                texts.entry(issuer).or_default().push(at);
            }
        }
        let general = [(Counted::Instruments, self.most), (Counted::Weight, self.most_weight)];
        let mut limits = Vec::new();
        for (issuer, texts) in texts {
            for (of, for_all) in general {
                let own = self.of_whole(issuer, of).map(|cap| cap.most).min();
                if let Some(most) = own.or(for_all) {
                    limits.push(Limit { issuer, of, most, texts: texts.clone() });
                }
            }
        }
        limits
    }

    /// The caps of an issuer that hold up to the end of the plan.
    fn of_whole(
        &self,
        issuer: Option<AuthorityIx>,
        of: Counted,
    ) -> impl Iterator<Item = &IssuerCap> {
        let end = self.ends();
        self.caps.iter().filter(move |cap| {
            Some(cap.issuer) == issuer
                && cap.of == of
                && cap.until.is_none_or(|day| Some(day) >= end)
        })
    }
}

/// The issuers of an instrument; `None` stands for those not known.
fn issuers(one: &Amendable) -> BTreeSet<Option<AuthorityIx>> {
    match one.issuers.is_empty() {
        true => BTreeSet::from([None]),
        false => one.issuers.iter().copied().map(Some).collect(),
    }
}

/// Which day each instrument of a road is given: the first on which its issuers still have room.
#[derive(Debug)]
pub(super) struct Calendar<'w> {
    wish: &'w Wish,
    /// Days on which a cap ends before the plan does.
    days: BTreeSet<Date>,
    /// The last day; `None` where nobody says.
    end: Option<Date>,
    /// What was given so far: issuer, day, instruments and weight.
    given: Vec<(Option<AuthorityIx>, Date, u32)>,
}

impl<'w> Calendar<'w> {
    /// A calendar with nothing in it. `end` is the day on which the plan ends.
    pub(super) fn new(wish: &'w Wish, end: Option<Date>) -> Self {
        let days = wish.caps.iter().filter_map(|cap| cap.until);
        let days = days.filter(|day| end.is_none_or(|end| *day < end)).collect();
        Self { wish, days, end, given: Vec::new() }
    }

    /// Gives an instrument the first day on or after `from` on which there is room.
    pub(super) fn give(&mut self, one: &Amendable, from: Option<Date>) -> Option<Date> {
        let late_enough = |day: &Date| from.is_none_or(|from| *day >= from);
        let mut days = self.days.iter().copied().filter(late_enough);
        // Without a cap of its own nothing tells on which of the days before the last it is done.
        let day = days.find(|day| self.has_cap_before(one, *day) && self.has_room(one, *day));
        let day = day.or(self.end)?;
        for issuer in issuers(one) {
            self.given.push((issuer, day, one.weight));
        }
        Some(day)
    }

    fn has_cap_before(&self, one: &Amendable, day: Date) -> bool {
        let of = |cap: &&IssuerCap| issuers(one).contains(&Some(cap.issuer));
        self.wish.caps.iter().filter(of).any(|cap| cap.until == Some(day))
    }

    /// Whether no cap up to a day or a later one is exceeded when an instrument is done by that day.
    fn has_room(&self, one: &Amendable, day: Date) -> bool {
        let of = |cap: &&IssuerCap| issuers(one).contains(&Some(cap.issuer));
        let caps = self.wish.caps.iter().filter(of);
        caps.filter_map(|cap| Some((cap, cap.until?))).filter(|(_, until)| *until >= day).all(
            |(cap, until)| {
                let done = self
                    .given
                    .iter()
                    .filter(|(issuer, given, _)| *issuer == Some(cap.issuer) && *given <= until);
                let used: u64 = done.map(|(.., weight)| cap.of.count(*weight)).sum();
                used + cap.of.count(one.weight) <= cap.most
            },
        )
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::index::Ix;

    fn issuer(n: u32) -> AuthorityIx {
        AuthorityIx::from_raw(n)
    }

    fn text(issuers: &[u32]) -> Amendable {
        Amendable {
            number: String::new(),
            title: String::new(),
            instrument: None,
            rank: None,
            issuers: issuers.iter().copied().map(issuer).collect(),
            joint: issuers.len() > 1,
            signer: None,
            weight: 2,
        }
    }

    fn wish(caps: &[(u32, Option<Date>, u64)]) -> Wish {
        let cap = |&(who, until, most): &(u32, Option<Date>, u64)| IssuerCap {
            issuer: issuer(who),
            until,
            of: Counted::Instruments,
            most,
        };
        Wish { caps: caps.iter().map(cap).collect(), ..Wish::default() }
    }

    const MAY: Date = date(2026, 5, 1);
    const JUNE: Date = date(2026, 6, 1);
    const JULY: Date = date(2026, 7, 1);

    #[test]
    fn what_a_cap_leaves_no_room_for_is_done_by_the_next_day() {
        let wish = wish(&[(0, Some(MAY), 1), (0, Some(JUNE), 2)]);
        let mut calendar = Calendar::new(&wish, Some(JULY));
        let mut give = |from| calendar.give(&text(&[0]), from);
        assert_eq!([give(None), give(None), give(None)], [Some(MAY), Some(JUNE), Some(JULY)]);
    }

    #[test]
    fn a_text_waits_for_its_registers_and_takes_the_room_of_later_days() {
        let wish = wish(&[(0, Some(MAY), 1), (0, Some(JUNE), 1)]);
        let mut calendar = Calendar::new(&wish, Some(JULY));
        assert_eq!(calendar.give(&text(&[0]), Some(date(2026, 5, 2))), Some(JUNE));
        assert_eq!(calendar.give(&text(&[0]), None), Some(JULY), "June allows one in all");
    }

    #[test]
    fn a_joint_text_needs_room_with_each_of_its_issuers() {
        let wish = wish(&[(0, Some(MAY), 1), (1, Some(MAY), 0)]);
        let mut calendar = Calendar::new(&wish, Some(JULY));
        assert_eq!(calendar.give(&text(&[0, 1]), None), Some(JULY));
        assert_eq!(calendar.give(&text(&[0]), None), Some(MAY));
        assert_eq!(calendar.give(&text(&[2]), None), Some(JULY), "nothing is said of the third");
    }

    #[test]
    fn a_plan_ends_when_it_is_said_or_with_its_last_cap() {
        let capped = wish(&[(0, Some(MAY), 1), (1, Some(JUNE), 0), (2, None, 0)]);
        assert_eq!(capped.ends(), Some(JUNE));
        assert_eq!(Wish { deadline: Some(JULY), ..capped }.ends(), Some(JULY));
        assert_eq!(wish(&[(0, None, 1)]).ends(), None);
    }
}
