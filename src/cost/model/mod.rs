//! Which tasks a dossier makes necessary: the rows of the official table, before they are priced.
//!
//! The table has six groups of rows: preparing the dossier (here one row per paper to obtain, copy
//! or have certified and per form to fill), handing it in, paying, inspections, other tasks, and
//! receiving the result. Inspections and other tasks stand in no catalogue; only a procedure's own
//! measured rows have them.
//!
//! What is not known exactly is counted at its low-middle (điểm a khoản 2 Điều 27 Thông tư
//! 02/2017/TT-VPCP) and carried with both ends:
//!
//! | line                                   | low      | used     | high |
//! |----------------------------------------|----------|----------|------|
//! | one of several cases                   | 1 / n    | 1 / n    | 1    |
//! | asked "nếu có" only                    | share of the tariff edition |||
//! | the line itself says that data are looked up | 0  | 0        | 1    |
//! | a choice of papers                     | the cheapest               |||

mod fees;
mod hand_in;
mod lines;

pub(crate) use fees::amount as amount_of_fee;

use self::lines::LineFacts;
use super::cuts::{Cut, Cuts};
use super::tariff::{Efforts, Tariff};
use super::words::CostWords;
use super::{Activity, Currency, Decimal, Money, Segment, Spread};
use crate::analysis::Dossier;
use crate::catalog::{ChannelKind, Procedure};
use crate::fault::Fault;
use crate::knowledge::Knowledge;

/// What dossiers are modelled with.
#[derive(Clone, Debug)]
pub struct Model<'t> {
    /// The edition that prices.
    pub tariff: &'t Tariff,
    efforts: Efforts,
    words: CostWords,
    /// What each activity costs a segment once, at the middle: to choose the cheapest of several.
    typical: Vec<Money>,
}

/// The tasks and fees of one dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tasks {
    /// Whose time it takes.
    pub segment: Segment,
    /// The channels by which it can be handed in.
    pub offered: Vec<ChannelKind>,
    /// Whether the source names no channel, so that handing in at the counter is assumed.
    pub channel_assumed: bool,
    /// Whether everything may be sent online and nothing needs to be collected.
    pub fully_online: bool,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// The fees.
    pub fees: Vec<FeeTask>,
    /// Whether a fee is charged whose amount is not known; it is not in the sums.
    pub fee_unknown: bool,
}

/// A task.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Task {
    /// What is done.
    pub activity: Activity,
    /// Position of the dossier line it is for.
    pub line: Option<u32>,
    /// The channel by which those come who do it; everybody does it when absent.
    pub channel: Option<ChannelKind>,
    /// How often it is done for one dossier.
    pub count: Spread<Decimal>,
    /// What somebody measured, which wins over the tariff edition.
    pub own: Option<Own>,
}

/// Hours and price that somebody measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// Hours of one person.
    pub hours: Decimal,
    /// Hired services and what is bought.
    pub price: Money,
}

/// A fee.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FeeTask {
    /// The channel by which those come who pay it; everybody pays it when absent.
    pub channel: Option<ChannelKind>,
    /// The amount.
    pub amount: Spread<Money>,
}

/// A dossier looked at once, so that its tasks can be listed for many sets of cuts.
#[derive(Clone, Debug)]
pub struct Facts<'m, 'a> {
    model: &'m Model<'m>,
    procedure: &'a Procedure,
    lines: Vec<LineFacts>,
}

/// What keeps a dossier from being sent online as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Remains {
    /// Nothing does.
    NothingOnPaper,
    /// An original must be handed in or shown.
    Originals,
}

impl<'t> Model<'t> {
    /// A model that prices by an edition.
    ///
    /// # Errors
    /// Faults of the data files it needs.
    pub fn new(tariff: &'t Tariff, knowledge: &Knowledge) -> Result<Self, Vec<Fault>> {
        let efforts = Efforts::embedded(&knowledge.documents)?;
        let words = CostWords::embedded()?;
        let typical = Activity::ALL.iter().map(|&activity| typical(tariff, activity)).collect();
        Ok(Self { tariff, efforts, words, typical })
    }

    /// Looks at a dossier.
    #[must_use]
    pub fn facts<'m, 'a>(&'m self, dossier: Dossier<'a>) -> Facts<'m, 'a> {
        Facts { model: self, procedure: dossier.procedure, lines: lines::of(self, dossier) }
    }

    fn typical(&self, activity: Activity) -> Money {
        self.typical.get(activity as usize).copied().unwrap_or_default()
    }
}

impl Facts<'_, '_> {
    /// The tasks that the dossier makes necessary when something is cut.
    #[must_use]
    pub fn tasks(&self, cuts: &Cuts) -> Tasks {
        let mut tasks = Tasks::of(self.procedure);
        if cuts.has(Cut::Abolish) {
            return tasks;
        }
        let remains = lines::add(self.model, &self.lines, cuts, &mut tasks);
        tasks.fully_online = cuts.has(Cut::Online) && remains == Remains::NothingOnPaper;
        if tasks.fully_online && !tasks.offered.contains(&ChannelKind::Online) {
            tasks.offered.push(ChannelKind::Online);
        }
        if !cuts.has(Cut::Join) {
            hand_in::add(self.procedure, cuts, &mut tasks);
        }
        let currency = self.model.tariff.currency;
        fees::add(self.procedure, currency, cuts, &mut tasks);
        measured(self.procedure, currency, &mut tasks);
        tasks
    }

    /// Whether something must be handed in or shown on paper when something is cut.
    #[must_use]
    pub fn needs_paper(&self, cuts: &Cuts) -> bool {
        let mut tasks = Tasks::of(self.procedure);
        lines::add(self.model, &self.lines, cuts, &mut tasks) == Remains::Originals
    }
}

/// Lets measured rows win over computed ones, row by row; tasks that nothing computes are added.
///
/// Measured prices are in đồng, so that an edition in another currency takes the hours only.
fn measured(procedure: &Procedure, currency: Currency, tasks: &mut Tasks) {
    for row in &procedure.measured {
        let price = if currency == Currency::Vnd { row.price } else { Money::ZERO };
        let own = Some(Own { hours: row.hours, price });
        if !row.activity.is_in_tariffs() {
            let (activity, line, channel) = (row.activity, row.line, row.channel);
            let count = Spread::exact(Decimal::ONE);
            tasks.tasks.push(Task { activity, line, channel, count, own });
            continue;
        }
        let name = row.activity.key().0;
        for task in &mut tasks.tasks {
            let same = task.activity.key().0 == name
                && (row.line.is_none() || row.line == task.line)
                && (row.channel.is_none() || row.channel == task.channel);
            if same {
                task.own = own;
            }
        }
    }
}

impl Tasks {
    fn of(procedure: &Procedure) -> Self {
        let mut offered: Vec<ChannelKind> =
            procedure.channels.iter().map(|channel| channel.kind).collect();
        offered.sort_unstable();
        offered.dedup();
        let channel_assumed = offered.is_empty();
        if channel_assumed {
            offered.push(ChannelKind::InPerson);
        }
        Self {
            segment: Segment::of(&procedure.subjects),
            offered,
            channel_assumed,
            fully_online: false,
            tasks: Vec::new(),
            fees: Vec::new(),
            fee_unknown: false,
        }
    }

    fn push(
        &mut self,
        activity: Activity,
        line: Option<u32>,
        channel: Option<ChannelKind>,
        count: Spread<Decimal>,
    ) {
        self.tasks.push(Task { activity, line, channel, count, own: None });
    }
}

/// What an activity costs a person once, at the middle.
fn typical(tariff: &Tariff, activity: Activity) -> Money {
    let worth = tariff.worth(activity);
    let income = tariff.income(Segment::Citizen).value.mid;
    let labour =
        worth.hours.as_ref().map_or(Ok(Money::ZERO), |hours| income.times(hours.value.mid));
    let price = worth.price.as_ref().map_or(Money::ZERO, |price| price.value.mid);
    labour.and_then(|labour| labour.plus(price)).unwrap_or_default()
}
