//! What the tasks of a dossier cost by a tariff edition.

mod shares;

use self::shares::Share;
use super::model::{FeeTask, Own, Task, Tasks};
use super::tariff::{Constant, Mark, Tariff};
use super::{Activity, Decimal, End, Money, OnlineShare, Overflow, Segment, Spread};
use crate::catalog::ChannelKind;

/// What every activity costs each segment once.
#[derive(Clone, Debug)]
pub struct Prices<'t> {
    tariff: &'t Tariff,
    /// By activity, then segment.
    units: Vec<Unit>,
    /// The share sent online, where somebody names one.
    online: Option<OnlineShare>,
}

/// What one activity costs once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unit {
    /// Work: hours × average hourly income, rounded to a whole coin.
    pub labour: Spread<Money>,
    /// Hired services and what is bought.
    pub price: Spread<Money>,
    /// Of the middle of both, what rests on assumptions.
    pub assumed: Money,
}

/// The cost of one dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// In all.
    pub total: Spread<Money>,
    /// Of the middle, what rests on assumptions.
    pub assumed: Money,
    /// Whether a fee is charged whose amount is not known; it is not in the total.
    pub fee_unknown: bool,
}

/// One priced row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricedRow {
    /// What is done; a fee when absent.
    pub activity: Option<Activity>,
    /// Position of the dossier line it is for.
    pub line: Option<u32>,
    /// The channel by which those come who do it.
    pub channel: Option<ChannelKind>,
    /// What it costs once: column 10 of the official table.
    pub once: Spread<Money>,
    /// How often it is done for one dossier, the channel's share included.
    pub count: Spread<Decimal>,
    /// What somebody measured.
    pub own: Option<Own>,
    /// What it adds to the cost of one dossier.
    pub per_dossier: Spread<Money>,
    /// Of the middle of that, what rests on assumptions.
    pub assumed: Money,
}

impl<'t> Prices<'t> {
    /// Works out what every activity costs.
    ///
    /// # Errors
    /// [`Overflow`] when hours × income is beyond the range of money.
    pub fn new(tariff: &'t Tariff) -> Result<Self, Overflow> {
        let pairs = Activity::ALL.iter().flat_map(|&activity| {
            Segment::ALL.into_iter().map(move |segment| unit(tariff, activity, segment))
        });
        Ok(Self { tariff, units: pairs.collect::<Result<_, _>>()?, online: None })
    }

    /// The same where somebody names the share sent online, instead of the edition.
    #[must_use]
    pub fn with_online_share(self, online: Option<OnlineShare>) -> Self {
        Self { online, ..self }
    }

    /// The share sent online, where somebody names one.
    #[must_use]
    pub fn online_share(&self) -> Option<OnlineShare> {
        self.online
    }

    /// The edition.
    #[must_use]
    pub fn tariff(&self) -> &'t Tariff {
        self.tariff
    }

    /// What an activity costs a segment once.
    #[must_use]
    pub fn unit(&self, activity: Activity, segment: Segment) -> Unit {
        let row = activity as usize * Segment::ALL.len() + segment as usize;
        self.units.get(row).copied().unwrap_or_default()
    }

    /// What an activity costs a segment once, as measured or by the edition.
    pub(super) fn once(
        &self,
        activity: Activity,
        own: Option<Own>,
        segment: Segment,
    ) -> Result<Spread<Money>, Overflow> {
        let unit = self.unit_of(activity, own, segment)?;
        unit.labour.join(unit.price, Money::plus)
    }

    fn unit_of(
        &self,
        activity: Activity,
        own: Option<Own>,
        segment: Segment,
    ) -> Result<Unit, Overflow> {
        let Some(own) = own else { return Ok(self.unit(activity, segment)) };
        let income = self.tariff.income(segment);
        let labour = income.value.join(Spread::exact(own.hours), Money::times)?;
        let assumed = if is_assumed(income) { labour.mid } else { Money::ZERO };
        Ok(Unit { labour, price: Spread::exact(own.price), assumed })
    }

    /// The rows of a dossier; those that nobody comes to do are left out.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub fn rows(&self, tasks: &Tasks) -> Result<Vec<PricedRow>, Overflow> {
        let mut rows = Vec::with_capacity(tasks.tasks.len() + tasks.fees.len());
        self.each(tasks, |row| {
            rows.push(row);
            Ok(())
        })?;
        Ok(rows)
    }

    /// Prices row by row.
    fn each(
        &self,
        tasks: &Tasks,
        mut take: impl FnMut(PricedRow) -> Result<(), Overflow>,
    ) -> Result<(), Overflow> {
        let shares = self.shares(tasks);
        for task in &tasks.tasks {
            if let Some(share) = self.share_of(&shares, task.channel) {
                take(self.task(task, share, tasks.segment)?)?;
            }
        }
        // The least fee is paid by every channel, whatever the shares are.
        let every = tasks.fees.len() == tasks.offered.len();
        let sure = tasks.fees.iter().map(|fee| fee.amount.mid).min().filter(|_| every);
        for fee in &tasks.fees {
            if let Some(share) = self.share_of(&shares, fee.channel) {
                take(self.fee(fee, share, sure.unwrap_or_default())?)?;
            }
        }
        Ok(())
    }

    /// The cost of one dossier.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub fn cost(&self, tasks: &Tasks) -> Result<Cost, Overflow> {
        let mut cost = Cost { fee_unknown: tasks.fee_unknown, ..Cost::default() };
        self.each(tasks, |row| {
            cost.total = cost.total.join(row.per_dossier, Money::plus)?;
            cost.assumed = cost.assumed.plus(row.assumed)?;
            Ok(())
        })?;
        Ok(cost)
    }

    /// The row of a task that everybody does.
    pub(super) fn of_everybody(
        &self,
        task: &Task,
        segment: Segment,
    ) -> Result<PricedRow, Overflow> {
        self.task(task, Share { part: Decimal::ONE, assumed: false }, segment)
    }

    fn task(&self, task: &Task, share: Share, segment: Segment) -> Result<PricedRow, Overflow> {
        let unit = self.unit_of(task.activity, task.own, segment)?;
        let once = unit.labour.join(unit.price, Money::plus)?;
        let count = task.count.map(|count| count.times(share.part));
        let per_dossier = once.join(count, Money::times)?;
        let assumed = match share.assumed {
            true => per_dossier.mid,
            // Rounded apart from the whole, so that it may be a coin more than it.
            false => unit.assumed.times(count.mid)?.min(per_dossier.mid),
        };
        Ok(PricedRow {
            activity: Some(task.activity),
            line: task.line,
            channel: task.channel,
            once,
            count,
            own: task.own,
            per_dossier,
            assumed,
        })
    }

    /// A fee; `sure` of it is paid by whichever channel a dossier comes.
    fn fee(&self, fee: &FeeTask, share: Share, sure: Money) -> Result<PricedRow, Overflow> {
        let count = Spread::exact(share.part);
        let per_dossier = fee.amount.join(count, Money::times)?;
        let assumed = match share.assumed {
            // Rounded apart from the whole, so that it may be a coin more than it.
            true => per_dossier.mid.minus(sure.times(share.part)?.min(per_dossier.mid))?,
            false => Money::ZERO,
        };
        let (once, channel) = (fee.amount, fee.channel);
        let (activity, line, own) = (None, None, None);
        Ok(PricedRow { activity, line, channel, once, count, own, per_dossier, assumed })
    }
}

fn unit(tariff: &Tariff, activity: Activity, segment: Segment) -> Result<Unit, Overflow> {
    let worth = tariff.worth(activity);
    let income = tariff.income(segment);
    let labour = match &worth.hours {
        Some(hours) => income.value.join(hours.value, Money::times)?,
        None => Spread::default(),
    };
    let price = worth.price.as_ref().map_or(Spread::default(), |price| price.value);
    let assumed_hours = worth.hours.as_ref().is_some_and(is_assumed) || is_assumed(income);
    let assumed_labour = if assumed_hours { labour.mid } else { Money::ZERO };
    let assumed_price = match &worth.price {
        Some(constant) if is_assumed(constant) => price.mid,
        _ => Money::ZERO,
    };
    Ok(Unit { labour, price, assumed: assumed_labour.plus(assumed_price)? })
}

fn is_assumed<T>(constant: &Constant<T>) -> bool {
    constant.mark == Mark::Assumption
}

impl Cost {
    /// What rests on assumptions, in percent of the middle of the total; `None` of nothing.
    #[must_use]
    pub fn assumed_percent(&self) -> Option<Decimal> {
        self.assumed.percent_of(self.total.at(End::Mid))
    }
}
