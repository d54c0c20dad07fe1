//! Every figure that drafts may tell, by name: out of an appraisal, or out of the report that
//! `analyze --format json` wrote of it. Both give the same book, so that an edited draft can be held
//! against any report, an older or a newer one.

mod said;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use self::said::{AxisSaid, CostSaid, ProcedureSaid, ReportSaid, UnitsSaid};
use super::{Amount, Figure, FigureId, Operation, Origin};
use crate::appraisal::{Appraisal, Days};
use crate::border;
use crate::cost::{Decimal, Money};
use crate::derive::Grade;
use crate::fault::{Fault, Problem};
use crate::measure::Kind;
use crate::reading::LineKind;
use crate::target::Axis;

/// Figures by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    figures: BTreeMap<FigureId, Amount>,
    /// What they were computed from; absent where a report does not tell.
    pub origin: Option<Origin>,
}

impl Book {
    /// The figures of an appraisal.
    #[must_use]
    pub fn of(appraisal: &Appraisal<'_>) -> Self {
        Self::from(&ReportSaid::of(appraisal))
    }

    /// The figures of a report, as `analyze --format json` writes it.
    ///
    /// # Errors
    /// Every fault of the file; a report made without costs, which tells none of them.
    pub fn read(file: &Path, bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let said: ReportSaid = border::read(file, bytes)?;
        if &*said.schema != crate::report::SCHEMA {
            let (found, expected) = (said.schema.to_string(), crate::report::SCHEMA.to_owned());
            return Err(vec![Fault::at(file, "/schema", Problem::BadValue { found, expected })]);
        }
        if said.totals.cost.is_none() {
            let key = "cost".to_owned();
            return Err(vec![Fault::at(file, "/totals", Problem::MissingKey { key })]);
        }
        Ok(Self::from(&said))
    }

    /// A figure with its amount.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Figure> {
        let id = FigureId::new(id)?;
        let amount = *self.figures.get(&id)?;
        Some(Figure { id, amount })
    }

    /// The figures, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&FigureId, &Amount)> {
        self.figures.iter()
    }

    fn put(&mut self, id: &str, amount: Amount) {
        // A name that is too long is that of a procedure whose code nobody could have typed: it has
        // no figure, and the text shows a blank.
        if let Some(id) = FigureId::new(id) {
            self.figures.insert(id, amount);
        }
    }

    fn count(&mut self, id: &str, count: usize) {
        self.put(id, Amount::Count(count as u64));
    }

    fn money(&mut self, id: &str, coins: i64) {
        self.put(id, Amount::Money(Money::new(coins)));
    }

    fn percent(&mut self, id: &str, percent: Option<Decimal>) {
        if let Some(percent) = percent {
            self.put(id, Amount::Percent(percent));
        }
    }

    /// What was reviewed: the procedures that costs were worked out for, and their lines.
    fn reviewed(&mut self, procedures: &[ProcedureSaid]) {
        let covered = || procedures.iter().filter(|one| one.cost.is_some());
        let lines = || covered().flat_map(|one| &one.requirements);
        let papers = || lines().filter(|line| line.kind == LineKind::Document);
        self.count("procedures", covered().count());
        self.count("lines", lines().count());
        self.count("lines/document", papers().count());
        for (id, grade) in [
            ("lines/full", Grade::Full),
            ("lines/fact-only", Grade::FactOnly),
            ("lines/partial", Grade::Partial),
        ] {
            self.count(id, papers().filter(|line| line.grade == grade).count());
        }
        self.count("lines/already", lines().filter(|line| line.already).count());
    }

    fn units(&mut self, units: &UnitsSaid) {
        for (id, count) in [
            ("units/baseline", units.baseline),
            ("units/abolished", units.abolished),
            ("units/simplified", units.simplified),
            ("units/untouched", units.untouched),
        ] {
            self.put(id, Amount::Count(count));
        }
    }

    fn cost(&mut self, cost: &CostSaid) {
        self.money("cost/before", cost.before);
        self.money("cost/after", cost.after);
        self.money("cost/saving", cost.saving);
        self.percent("cost/percent", cost.percent);
        self.money("cost/low", cost.range.saving.low);
        self.money("cost/high", cost.range.saving.high);
        self.percent("percent/low", Some(cost.range.percent.low));
        self.percent("percent/high", Some(cost.range.percent.high));
        self.percent("cost/assumed", cost.defaults_percent);
        self.count("fee_unknown", cost.fee_unknown);
        for row in &cost.by_kind {
            self.money(&format!("saving/{}", row.kind.word()), row.saving);
        }
        if let Some(annual) = &cost.annual {
            self.count("annual/procedures", annual.procedures);
            self.money("annual/before", annual.before);
            self.money("annual/after", annual.after);
            self.money("annual/saving", annual.saving);
            self.percent("annual/percent", annual.percent);
        }
    }

    /// One axis; of what counts, the parts are counts, of others what they are.
    fn axis(&mut self, row: &AxisSaid) {
        let word = row.axis.word();
        self.percent(&format!("axis/{word}/percent"), row.percent);
        self.percent(&format!("axis/{word}/goal"), row.goal);
        let Some((cut, baseline)) = row.fraction.split_once('/') else { return };
        for (part, text) in [("cut", cut), ("baseline", baseline)] {
            let Ok(number) = text.parse::<i64>() else { continue };
            let amount = match row.axis {
                Axis::Count | Axis::Conditions => Amount::Count(number.unsigned_abs()),
                Axis::Cost => Amount::Money(Money::new(number)),
                Axis::Time => Amount::Days(Decimal::from_millionths(number)),
            };
            self.put(&format!("axis/{word}/{part}"), amount);
        }
    }

    fn tally(&mut self, tally: &Tally<'_>) {
        self.count("measures", tally.kinds.values().sum());
        for (kind, count) in &tally.kinds {
            self.count(&format!("measures/{}", kind.word()), *count);
        }
        self.count("touched", tally.touched.len());
        self.count("touched/replaced", tally.replaced.len());
        self.count("touched/cut", tally.cut.len());
        self.count("touched/type-c", tally.replaced.union(&tally.cut).count());
    }

    fn procedure(&mut self, one: &ProcedureSaid) {
        let Some(cost) = &one.cost else { return };
        let id = |what: &str| format!("p/{}/{what}", one.code);
        let (before, after) = (Money::new(cost.before.mid), Money::new(cost.after.mid));
        let saving = before.minus(after).ok();
        self.costs(&id(""), before, after);
        self.percent(&id("percent"), saving.and_then(|saving| saving.percent_of(before)));
        if let Some(volume) = cost.volume {
            self.put(&id("volume"), Amount::Count(volume));
            let year = |money: Money| money.times_whole(volume);
            if let (Ok(before), Ok(after)) = (year(before), year(after)) {
                self.costs(&id("year/"), before, after);
            }
        }
        if let Some(said) = &cost.days {
            let days = Days { before: said.before, after: said.after };
            self.put(&id("days/before"), Amount::Days(days.before));
            self.put(&id("days/after"), Amount::Days(days.after));
            self.put(&id("days/cut"), Amount::Days(days.cut()));
            let (cut, before) = (days.cut().millionths(), days.before.millionths());
            self.percent(&id("days/percent"), Decimal::ratio(i128::from(cut) * 100, before.into()));
        }
    }

    fn costs(&mut self, prefix: &str, before: Money, after: Money) {
        self.put(&format!("{prefix}before"), Amount::Money(before));
        self.put(&format!("{prefix}after"), Amount::Money(after));
        if let Ok(saving) = before.minus(after) {
            self.put(&format!("{prefix}saving"), Amount::Money(saving));
        }
    }
}

impl From<&ReportSaid> for Book {
    fn from(said: &ReportSaid) -> Self {
        let mut book = Self { origin: said.inputs.clone(), ..Self::default() };
        book.reviewed(&said.procedures);
        said.totals.regulations.iter().for_each(|units| book.units(units));
        said.totals.cost.iter().for_each(|cost| book.cost(cost));
        said.totals.axes.iter().for_each(|axis| book.axis(axis));
        let mut tally = Tally::default();
        let chosen = said.measures.iter().filter(|one| one.chosen);
        chosen.for_each(|one| tally.add(one.kind, &one.procedure));
        book.tally(&tally);
        said.procedures.iter().for_each(|one| book.procedure(one));
        book
    }
}

/// Measures carried out.
#[derive(Default)]
struct Tally<'a> {
    kinds: BTreeMap<Kind, usize>,
    touched: BTreeSet<&'a str>,
    replaced: BTreeSet<&'a str>,
    cut: BTreeSet<&'a str>,
}

impl<'a> Tally<'a> {
    fn add(&mut self, kind: Kind, procedure: &'a str) {
        *self.kinds.entry(kind).or_default() += 1;
        self.touched.insert(procedure);
        match Operation::of(kind) {
            Some(Operation::Replace) => self.replaced.insert(procedure),
            Some(Operation::Cut) => self.cut.insert(procedure),
            None => false,
        };
    }
}
