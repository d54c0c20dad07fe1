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
//! | one of several cases                   | the cheapest case | the lower median | the dearest |
//! | asked "nếu có", or "trường hợp…" only  | share of the tariff edition |||
//! | the line itself says that data are looked up | 0  | 0        | 1    |
//! | a choice of papers or lines            | the cheapest               |||
//!
//! What cases and choices are, and why no cut can make them dearer, is said in `cases`.

mod cases;
mod channels;
mod choices;
mod fees;
mod hand_in;
mod headings;
mod lines;
mod running;
mod sum;

pub(crate) use fees::amount as amount_of_fee;
pub(crate) use running::Running;

use jiff::civil::Date;

use self::cases::Cases;
use self::fees::Fees;
use self::lines::LineFacts;
use super::cuts::{Cut, Cuts};
use super::price::{Cost, Prices};
use super::tariff::{Efforts, Tariff};
use super::words::CostWords;
use super::{Activity, Currency, Decimal, Money, Overflow, Segment, Spread};
use crate::analysis::Dossier;
use crate::catalog::{ChannelKind, Measured, Procedure};
use crate::fault::Fault;
use crate::knowledge::Knowledge;

/// What dossiers are modelled with.
#[derive(Clone, Debug)]
pub struct Model<'t> {
    /// What each task costs; also tells which of several is the cheapest.
    pub prices: Prices<'t>,
    /// The day whose fees are charged.
    day: Date,
    efforts: Efforts,
    words: CostWords,
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
    /// Position of the row among those measured of the procedure: who measured it stands there.
    pub row: usize,
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
    cases: Cases,
    fees: Fees,
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
    /// A model of these prices, with the fees of a day.
    ///
    /// # Errors
    /// Faults of the data files it needs.
    pub fn new(prices: Prices<'t>, knowledge: &Knowledge, day: Date) -> Result<Self, Vec<Fault>> {
        let efforts = Efforts::embedded(&knowledge.documents)?;
        let words = CostWords::embedded()?;
        Ok(Self { prices, day, efforts, words })
    }

    /// The edition that prices.
    #[must_use]
    pub fn tariff(&self) -> &'t Tariff {
        self.prices.tariff()
    }

    /// Looks at a dossier.
    #[must_use]
    pub fn facts<'m, 'a>(&'m self, dossier: Dossier<'a>) -> Facts<'m, 'a> {
        let (lines, cases) = lines::of(self, dossier);
        let fees = Fees::of(dossier.procedure, self.day, cases.headings());
        Facts { model: self, procedure: dossier.procedure, lines, cases, fees }
    }

    /// What an activity costs once, at the middle.
    fn typical(&self, activity: Activity, segment: Segment) -> Money {
        let unit = self.prices.unit(activity, segment);
        unit.labour.mid.plus(unit.price.mid).unwrap_or(unit.labour.mid)
    }
}

/// Room for the tasks that are no line's: handing in and receiving by each channel.
const BESIDE_LINES: usize = 16;

impl Facts<'_, '_> {
    /// The tasks that the dossier makes necessary when something is cut.
    #[must_use]
    pub fn tasks(&self, cuts: &Cuts) -> Tasks {
        let mut tasks = Tasks::of(self.procedure);
        if cuts.has(Cut::Abolish) {
            return tasks;
        }
        tasks.tasks.reserve(2 * self.lines.len() + BESIDE_LINES);
        let remains =
            lines::add(self.model, self.procedure, (&self.lines, &self.cases), cuts, &mut tasks);
        self.finish(cuts, remains, &mut tasks);
        tasks
    }

    /// Adds what is no line's to the tasks of the lines.
    fn finish(&self, cuts: &Cuts, remains: Remains, tasks: &mut Tasks) {
        tasks.fully_online = cuts.has(Cut::Online) && remains == Remains::NothingOnPaper;
        if tasks.fully_online && !tasks.offered.contains(&ChannelKind::Online) {
            tasks.offered.push(ChannelKind::Online);
        }
        if !cuts.has(Cut::Join) {
            hand_in::add(self.procedure, &self.fees, cuts, tasks);
        }
        let currency = self.model.tariff().currency;
        self.fees.add(currency, cuts, tasks);
        measured(self.procedure, currency, tasks);
    }

    /// What one dossier costs when something is cut.
    ///
    /// # Errors
    /// [`Overflow`] beyond the range of money.
    pub fn cost(&self, cuts: &Cuts) -> Result<Cost, Overflow> {
        self.model.prices.cost(&self.tasks(cuts))
    }

    /// Whether the dossier has a form that the State can fill in beforehand.
    #[must_use]
    pub fn can_be_prefilled(&self) -> bool {
        self.lines.iter().any(LineFacts::can_be_prefilled)
    }

    /// Whether the source asks people to come in person, whatever becomes of their papers: to sign
    /// together, to be photographed, to give fingerprints.
    #[must_use]
    pub fn demands_presence(&self) -> bool {
        let procedure = self.procedure;
        let lines = procedure.requirements.iter().map(|line| &*line.text);
        let mut texts = procedure.prose().chain(lines);
        procedure.gist.as_ref().is_some_and(|gist| gist.asks_presence)
            || texts.any(|text| self.model.words.asks_presence(text))
    }

    /// Whether something must be handed in or shown on paper when something is cut.
    #[must_use]
    pub fn needs_paper(&self, cuts: &Cuts) -> bool {
        let mut tasks = Tasks::of(self.procedure);
        lines::add(self.model, self.procedure, (&self.lines, &self.cases), cuts, &mut tasks)
            == Remains::Originals
    }
}

/// Lets measured rows win over computed ones, row by row; tasks that nothing computes are added.
fn measured(procedure: &Procedure, currency: Currency, tasks: &mut Tasks) {
    if procedure.measured.is_empty() {
        return;
    }
    let rows = procedure.measured.iter().enumerate();
    for (at, row) in rows.filter(|(_, row)| !row.activity.is_in_tariffs()) {
        let (activity, line, channel) = (row.activity, row.line, row.channel);
        let (count, own) = (Spread::exact(Decimal::ONE), Some(own_of(at, row, currency)));
        tasks.tasks.push(Task { activity, line, channel, count, own });
    }
    for task in tasks.tasks.iter_mut().filter(|task| task.activity.is_in_tariffs()) {
        task.own = own(procedure, currency, task.activity, task.line, task.channel);
    }
}

/// What somebody measured of a task; the narrowest row that is about it counts.
fn own(
    procedure: &Procedure,
    currency: Currency,
    activity: Activity,
    line: Option<u32>,
    channel: Option<ChannelKind>,
) -> Option<Own> {
    let name = activity.key().0;
    let about_it = procedure.measured.iter().enumerate().filter(|(_, row)| {
        row.activity.key().0 == name
            && (row.line.is_none() || row.line == line)
            && (row.channel.is_none() || row.channel == channel)
    });
    // No two rows are about the same; a row is of a line before it is of a channel.
    let (at, row) = about_it.max_by_key(|(_, row)| (row.line.is_some(), row.channel.is_some()))?;
    Some(own_of(at, row, currency))
}

/// Measured prices are in đồng, so that an edition in another currency takes the hours only.
fn own_of(at: usize, row: &Measured, currency: Currency) -> Own {
    let price = if currency == Currency::Vnd { row.price } else { Money::ZERO };
    Own { hours: row.hours, price, row: at }
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
