//! Cost sheets as JSON shows them: the official table, whether somebody wrote it or it was computed.

use schemars::JsonSchema;
use serde::Serialize;

use super::AssumedRegisters;
use crate::analysis::Dossier;
use crate::appraisal::{Appraisal, Appraised};
use crate::catalog::ChannelKind;
use crate::cost::price::PricedRow;
use crate::cost::sheet::{Row, Sheet, Side};
use crate::cost::tariff::Tariff;
use crate::cost::{Basis, Currency, Cuts, Decimal, Money, Overflow, Spread};
use crate::fault::Fault;
use crate::words::{Lang, Term, labels};

/// The version of this JSON.
const SCHEMA: &str = "tinhgon/cost/1";

/// A cost sheet.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SheetRow {
    /// Always `tinhgon/cost/1`.
    pub schema: &'static str,
    /// Code of the procedure; empty when it has none.
    pub procedure: String,
    /// Its name; empty when not given.
    pub name: String,
    /// The currency of all amounts.
    pub currency: Currency,
    /// Id of the tariff edition; absent for sheets that bring their own figures.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tariff: Option<String>,
    /// What is assumed of registers beside the law, where it was computed so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub registers: Option<AssumedRegisters>,
    /// What the totals count.
    pub basis: Basis,
    /// What it costs now.
    pub before: SideRow,
    /// What it costs after the change; null when none is proposed.
    pub after: Option<SideRow>,
    /// What the change saves.
    pub saving: Option<Money>,
    /// The saving in percent of what it costs now.
    pub percent: Option<Decimal>,
}

/// One side of the comparison.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SideRow {
    /// The total.
    pub total: Money,
    /// Its ends, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<Spread<Money>>,
    /// Whether a fee is charged whose amount is not known, and is not in the total.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub fee_unknown: bool,
    /// What of it rests on assumptions, in percent, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub defaults_percent: Option<Decimal>,
    /// The rows.
    pub rows: Vec<TaskRow>,
}

/// One row of the official table.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TaskRow {
    /// Column 2: the task.
    pub task: String,
    /// Column 3: how it is done.
    pub activity: String,
    /// Column 4: hours of work.
    pub hours: Option<Decimal>,
    /// Column 5: average income per hour.
    pub hourly_income: Option<Money>,
    /// Column 6: hired services.
    pub services: Money,
    /// Column 7: fees, charges and other prescribed costs.
    pub fees: Money,
    /// Column 8: times a year.
    pub times_per_year: Option<Decimal>,
    /// Column 9: those who must comply, a year.
    pub subjects: Option<u64>,
    /// Column 10: what it costs once.
    pub once: Money,
    /// Column 11: what it costs a year; null without a volume.
    pub per_year: Option<Money>,
    /// Column 12: what the figures rest on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Id of the dossier line it is for, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<String>,
    /// The channel of those who do it, where not everybody does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<ChannelKind>,
    /// How often it is done for one dossier, where it was computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub count: Option<Decimal>,
    /// What it adds to the cost of one dossier, with the least and the most that it adds at any end
    /// of the total, where it was computed. The ends of rows need not add up to those of the total: at
    /// each end a dossier follows another case, and takes the rows of that case only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per_dossier: Option<Spread<Money>>,
}

impl SheetRow {
    /// A sheet that somebody wrote.
    ///
    /// # Errors
    /// [`Overflow`] when the saving is beyond the range of money.
    pub fn of_sheet(sheet: &Sheet) -> Result<Self, Overflow> {
        Ok(Self {
            schema: SCHEMA,
            procedure: sheet.procedure.to_string(),
            name: sheet.name.to_string(),
            currency: sheet.currency,
            tariff: None,
            registers: None,
            basis: sheet.basis,
            before: SideRow::of_side(&sheet.before),
            after: sheet.after.as_ref().map(SideRow::of_side),
            saving: sheet.saving()?,
            percent: sheet.percent()?,
        })
    }

    /// The sheet of a procedure, computed before and after the measures of a scenario.
    ///
    /// # Errors
    /// Amounts beyond the range of money.
    pub fn of_procedure(
        appraisal: &Appraisal<'_>,
        dossier: Dossier<'_>,
        one: &Appraised,
        lang: Lang,
    ) -> Result<Self, Vec<Fault>> {
        let beyond = |Overflow| {
            let file = std::path::Path::new(dossier.procedure.code.as_str());
            vec![Fault::of_file(file, crate::fault::Problem::AmountTooLarge)]
        };
        let Appraisal { scenario, model, .. } = appraisal;
        let facts = model.facts(dossier);
        let side = |cuts: &Cuts| {
            let tasks = facts.tasks(cuts);
            let rows = model.prices.rows(&tasks).map_err(beyond)?;
            let cost = model.prices.cost(&tasks).map_err(beyond)?;
            let (tariff, volume) = (model.tariff(), one.volume);
            let maker = Maker { dossier, tariff, volume, lang };
            let rows: Result<Vec<TaskRow>, Overflow> =
                rows.iter().map(|row| maker.row(row, tasks.segment)).collect();
            let times = one.volume.unwrap_or(1);
            let yearly = |amount: Money| amount.times_whole(times);
            let range = Spread {
                low: yearly(cost.total.low).map_err(beyond)?,
                mid: yearly(cost.total.mid).map_err(beyond)?,
                high: yearly(cost.total.high).map_err(beyond)?,
            };
            Ok::<_, Vec<Fault>>(SideRow {
                total: range.mid,
                range: Some(range),
                fee_unknown: cost.fee_unknown,
                defaults_percent: cost.assumed_percent(),
                rows: rows.map_err(beyond)?,
            })
        };
        let (before, after) = (side(&Cuts::none())?, side(&one.cuts)?);
        let saving = before.total.minus(after.total).map_err(beyond)?;
        let percent = saving.percent_of(before.total);
        let assumed = !scenario.assumptions.is_empty();
        let basis = if one.volume.is_some() { Basis::Annual } else { Basis::PerDossier };
        Ok(Self {
            schema: SCHEMA,
            procedure: dossier.procedure.code.to_string(),
            name: dossier.procedure.name.to_string(),
            currency: model.tariff().currency,
            tariff: Some(model.tariff().id.to_string()),
            registers: assumed
                .then(|| AssumedRegisters::of(&scenario.assumptions, appraisal.analysis.knowledge)),
            basis,
            before,
            after: Some(after),
            saving: Some(saving),
            percent,
        })
    }
}

impl SideRow {
    /// The rows that count: those of other cases, and of what is asked only at the high end, add
    /// nothing to the total.
    pub(super) fn counted(&self) -> impl Iterator<Item = &TaskRow> {
        self.rows.iter().filter(|row| row.count.is_none_or(|count| count > Decimal::ZERO))
    }

    /// What the rows add to the cost of a dossier; the total where there are none.
    pub(super) fn per_dossier(&self) -> Money {
        if self.rows.is_empty() {
            return self.total;
        }
        // Parts of totals that were summed without overflow.
        Money::sum(self.rows.iter().map(TaskRow::for_a_dossier)).unwrap_or_default()
    }

    /// What the rows cost a year, where at least one is known.
    pub(super) fn per_year(&self) -> Option<Money> {
        let mut years = self.rows.iter().filter_map(|row| row.per_year).peekable();
        years.peek()?;
        Money::sum(years).ok()
    }

    fn of_side(side: &Side) -> Self {
        Self {
            total: side.total,
            range: None,
            fee_unknown: false,
            defaults_percent: None,
            rows: side.rows.iter().map(TaskRow::of_row).collect(),
        }
    }
}

impl TaskRow {
    /// What it adds to the cost of a dossier.
    pub(super) fn for_a_dossier(&self) -> Money {
        self.per_dossier.map_or(self.once, |one| one.mid)
    }

    fn of_row(row: &Row) -> Self {
        Self {
            task: row.task.to_string(),
            activity: row.activity.to_string(),
            hours: row.labour.map(|labour| labour.hours),
            hourly_income: row.labour.map(|labour| labour.hourly_income),
            services: row.services,
            fees: row.fees,
            times_per_year: row.volume.map(|volume| volume.times_per_year),
            subjects: row.volume.map(|volume| volume.subjects),
            once: row.once,
            per_year: row.per_year,
            note: row.note.to_string(),
            requirement: None,
            channel: None,
            count: None,
            per_dossier: None,
        }
    }
}

/// Three figures of which the middle one need not lie between the others, as a range around it.
fn in_order(Spread { low, mid, high }: Spread<Money>) -> Spread<Money> {
    Spread { low: low.min(mid).min(high), mid, high: high.max(mid).max(low) }
}

/// Makes rows of one procedure.
struct Maker<'a> {
    dossier: Dossier<'a>,
    tariff: &'a Tariff,
    volume: Option<u64>,
    lang: Lang,
}

impl Maker<'_> {
    fn row(&self, row: &PricedRow, segment: crate::cost::Segment) -> Result<TaskRow, Overflow> {
        let tariff = self.tariff;
        let worth = row.activity.map(|activity| tariff.worth(activity));
        let hours = worth.and_then(|worth| worth.hours.as_ref()).map(|hours| hours.value.mid);
        let hours = row.own.map_or(hours, |own| Some(own.hours));
        let services = worth.and_then(|worth| worth.price.as_ref()).map(|price| price.value.mid);
        let services = row.own.map_or(services, |own| Some(own.price));
        let fee = if row.activity.is_none() { row.once.mid } else { Money::ZERO };
        let line = row.line.and_then(|at| self.dossier.procedure.requirements.get(at as usize));
        let once_a_dossier = self.volume.map(|_| Decimal::ONE);
        Ok(TaskRow {
            task: match row.activity {
                Some(activity) => activity.group().say(self.lang).to_owned(),
                None => labels::COST_FEES.say(self.lang).to_owned(),
            },
            activity: self.activity(row, line.map(|line| &*line.text)),
            hours,
            hourly_income: hours.map(|_| tariff.income(segment).value.mid),
            services: services.unwrap_or_default(),
            fees: fee,
            times_per_year: once_a_dossier,
            subjects: self.volume,
            once: row.once.mid,
            per_year: self
                .volume
                .map(|volume| row.per_dossier.mid.times_whole(volume))
                .transpose()?,
            note: self.note(row),
            requirement: line.map(|line| line.id.to_string()),
            channel: row.channel,
            count: Some(row.count.mid),
            per_dossier: Some(in_order(row.per_dossier)),
        })
    }

    /// Who measured the row, where somebody did: of the row that priced it, which is not looked for
    /// a second time.
    fn note(&self, row: &PricedRow) -> String {
        let measured = row.own.and_then(|own| self.dossier.procedure.measured.get(own.row));
        measured.map(|one| one.source.to_string()).unwrap_or_default()
    }

    /// What is done, with the line or the channel it is done for.
    fn activity(&self, row: &PricedRow, line: Option<&str>) -> String {
        let done = row.activity.map_or("", |activity| activity.say(self.lang));
        let of = line.map(str::to_owned).or(row.channel.map(|c| c.say(self.lang).to_owned()));
        match (done, of) {
            ("", Some(of)) => of,
            (done, Some(of)) => format!("{done}: {of}"),
            (done, None) => done.to_owned(),
        }
    }
}
