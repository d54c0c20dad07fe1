//! From the file of a tariff edition to a [`Tariff`]: every constant there, once, and possible.

use std::path::Path;

use super::raw::{self, ActivityFile, ConstantFile, TariffFile};
use super::{Constant, Tariff, Worth};
use crate::border;
use crate::cost::{Activity, Currency, Decimal, Money, Spread};
use crate::fault::{Fault, Problem, Subject};

/// Reads a tariff edition.
///
/// # Errors
/// Every fault of the file: its JSON, a constant that is missing or stands twice, ends that are out
/// of order, shares that do not sum to one.
pub fn read(file: &Path, bytes: &[u8]) -> Result<Tariff, Vec<Fault>> {
    let written: TariffFile = border::read(file, bytes)?;
    let mut checker = Checker { currency: written.currency, faults: Vec::new() };
    let tariff = checker.tariff(&written);
    match tariff {
        Some(tariff) if checker.faults.is_empty() => Ok(tariff),
        _ => {
            let at = |(pointer, problem)| Fault::at(file, pointer, problem);
            let mut faults: Vec<Fault> = checker.faults.into_iter().map(at).collect();
            border::locate_all(border::text(file, bytes).map_err(|f| vec![f])?, &mut faults);
            Err(faults)
        }
    }
}

/// Collects what is wrong, by JSON pointer.
struct Checker {
    currency: Currency,
    faults: Vec<(String, Problem)>,
}

impl Checker {
    fn say(&mut self, pointer: impl Into<String>, problem: Problem) {
        self.faults.push((pointer.into(), problem));
    }

    fn bad(&mut self, pointer: impl Into<String>, found: impl ToString, expected: &str) {
        let (found, expected) = (found.to_string(), expected.to_owned());
        self.say(pointer, Problem::BadValue { found, expected });
    }

    fn missing(&mut self, pointer: &str, key: impl ToString) {
        self.say(pointer, Problem::MissingKey { key: key.to_string() });
    }

    fn tariff(&mut self, written: &TariffFile) -> Option<Tariff> {
        if &*written.schema != raw::SCHEMA {
            self.bad("/schema", &written.schema, raw::SCHEMA);
        }
        if !(1..=24).contains(&written.hours_per_day) {
            self.bad("/hours_per_day", written.hours_per_day, "1–24");
        }
        Some(Tariff {
            id: written.id.clone(),
            name: written.name.clone(),
            about: written.about.clone(),
            currency: written.currency,
            year: written.year,
            hours_per_day: written.hours_per_day,
            prefilled_share: self.share("/prefilled_share", &written.prefilled_share),
            conditional_share: self.share("/conditional_share", &written.conditional_share),
            incomes: self.incomes(written),
            shares: self.shares(written),
            worths: self.worths(&written.activities)?,
        })
    }

    fn incomes(&mut self, written: &TariffFile) -> Vec<Constant<Money>> {
        // In the order of the segments.
        let raw::IncomeFile { citizen, enterprise, organisation } = &written.hourly_income;
        vec![
            self.money("/hourly_income/citizen", citizen),
            self.money("/hourly_income/enterprise", enterprise),
            self.money("/hourly_income/organisation", organisation),
        ]
    }

    fn shares(&mut self, written: &TariffFile) -> Vec<Constant<Decimal>> {
        // In the order of the channels.
        let raw::SharesFile { in_person, post, online } = &written.channel_shares;
        let shares = vec![
            self.share("/channel_shares/in_person", in_person),
            self.share("/channel_shares/post", post),
            self.share("/channel_shares/online", online),
        ];
        let sum = shares.iter().fold(Decimal::ZERO, |sum, share| sum.plus(share.value.mid));
        if sum != Decimal::ONE {
            self.bad("/channel_shares", sum, "1");
        }
        shares
    }

    fn worths(&mut self, written: &[ActivityFile]) -> Option<Vec<Worth>> {
        let mut found: Vec<Option<Worth>> = Activity::ALL.iter().map(|_| None).collect();
        for (n, row) in written.iter().enumerate() {
            let pointer = format!("/activities/{n}");
            let known = Activity::find(&row.activity, row.class.as_deref());
            let Some(activity) = known.filter(|activity| activity.is_in_tariffs()) else {
                let keys = Activity::ALL.iter().filter(|activity| activity.is_in_tariffs());
                let keys = keys.map(|activity| label(*activity));
                let expected = keys.collect::<Vec<_>>().join(" | ");
                let class = row.class.as_deref().map_or(String::new(), |class| format!(" {class}"));
                self.bad(pointer, format!("{}{class}", row.activity), &expected);
                continue;
            };
            let worth = self.worth(&pointer, row);
            let Some(place) = found.get_mut(activity as usize) else { continue };
            if place.replace(worth).is_some() {
                let id = label(activity);
                self.say(pointer, Problem::Duplicate { what: Subject::Activity, id });
            }
        }
        for (activity, worth) in Activity::ALL.iter().zip(&mut found) {
            if !activity.is_in_tariffs() {
                *worth = Some(Worth::default());
            }
            if worth.is_none() {
                self.missing("/activities", label(*activity));
            }
        }
        found.into_iter().collect()
    }

    fn worth(&mut self, pointer: &str, row: &ActivityFile) -> Worth {
        let priced = row.hours.is_some() || row.price.is_some();
        if priced == row.not_priced.is_some() {
            self.missing(pointer, "hours | price | not_priced");
        }
        Worth {
            hours: row.hours.as_ref().map(|c| self.number(&format!("{pointer}/hours"), c)),
            price: row.price.as_ref().map(|c| self.money(&format!("{pointer}/price"), c)),
            not_priced: row.not_priced.clone(),
        }
    }

    /// A constant between nothing and all.
    fn share(&mut self, pointer: &str, written: &ConstantFile) -> Constant<Decimal> {
        if written.high > Decimal::ONE {
            self.bad(format!("{pointer}/high"), written.high, "0–1");
        }
        self.number(pointer, written)
    }

    fn money(&mut self, pointer: &str, written: &ConstantFile) -> Constant<Money> {
        let number = self.number(pointer, written);
        let currency = self.currency;
        let value = number.value.map(|units| currency.of_units(units));
        let Spread { low: Some(low), mid: Some(mid), high: Some(high) } = value else {
            self.bad(pointer, written.mid, &format!("{} decimals", currency.decimals()));
            return with_value(&number, Spread::default());
        };
        with_value(&number, Spread { low, mid, high })
    }

    fn number(&mut self, pointer: &str, written: &ConstantFile) -> Constant<Decimal> {
        let ConstantFile { low, mid, high, .. } = *written;
        if low.is_negative() || low > mid || mid > high {
            self.bad(pointer, format!("{low}, {mid}, {high}"), "0 <= low <= mid <= high");
        }
        let place = written.place.as_deref().map(|place| format!("{place}, "));
        let cited = |number: &str| format!("{}{number}", place.unwrap_or_default()).into();
        Constant {
            value: Spread { low, mid, high },
            mark: written.mark,
            year: written.year,
            source: written.source.clone(),
            derivation: written.derivation.clone(),
            instrument: written.instrument.as_deref().map(cited),
            verified: written.verified,
        }
    }
}

/// The same constant with a value of another kind.
fn with_value<T>(number: &Constant<Decimal>, value: Spread<T>) -> Constant<T> {
    Constant {
        value,
        mark: number.mark,
        year: number.year,
        source: number.source.clone(),
        derivation: number.derivation.clone(),
        instrument: number.instrument.clone(),
        verified: number.verified,
    }
}

/// How an activity is called in messages.
fn label(activity: Activity) -> String {
    match activity.key() {
        (name, Some(class)) => format!("{name} {class}"),
        (name, None) => name.to_owned(),
    }
}
