//! Costs as the report's JSON shows them. Money is in the smallest coin of
//! the currency named beside it: whole đồng.

use schemars::JsonSchema;
use serde::Serialize;

use crate::appraisal::{Appraisal, Parameter, Sums, Swing, Verdict};
use crate::cost::{Basis, Currency, Decimal, Money, Spread};
use crate::measure::Kind;
use crate::target::Measured;

/// The cost of a catalogue before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostTotals {
    /// What the amounts count; amounts of different bases are never added.
    pub basis: Basis,
    /// The currency of all amounts.
    pub currency: Currency,
    /// Procedures in the sums.
    pub procedures: usize,
    /// Procedures among them that charge a fee whose amount is not known, and is not in the sums.
    pub fee_unknown: usize,
    /// What they cost now.
    pub before: Money,
    /// What they cost with the measures.
    pub after: Money,
    /// What the measures save.
    pub saving: Money,
    /// The saving in percent of the cost now; null of nothing.
    pub percent: Option<Decimal>,
    /// The ends of the above.
    pub range: Range,
    /// What of the cost now rests on assumptions, in percent.
    pub defaults_percent: Option<Decimal>,
    /// Whether the cost goal of the target is reached, and how sure that is.
    pub verdict: CostVerdict,
    /// The saving of each kind of measure; they add up to the whole.
    pub by_kind: Vec<KindRow>,
    /// What each constant alone does to the percentage, widest first.
    pub swings: Vec<SwingRow>,
    /// A year's figures of the procedures whose volume is known, where not all are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub annual: Option<Annual>,
    /// The saving that somebody published, beside the computed one, where the scenario names one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<PublishedRow>,
}

/// A published saving beside the computed one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PublishedRow {
    /// The saving published, a year.
    pub saving: Money,
    /// The saving computed from known volumes, a year; null when none is known.
    pub computed: Option<Money>,
    /// What the computed saving lacks of the published one.
    pub gap: Money,
    /// What a dossier saves on average over the procedures covered.
    pub mean: Spread<Money>,
    /// Dossiers a year that would close the gap at that average; null where it is nothing. The most
    /// dossiers go with the low end of the average.
    pub dossiers: Spread<Option<u64>>,
}

/// The ends of the totals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Range {
    /// Of the cost now.
    pub before: Spread<Money>,
    /// Of the cost with the measures.
    pub after: Spread<Money>,
    /// Of the saving.
    pub saving: Spread<Money>,
    /// Of the percentage: nine draws in ten lie within; the middle is their median.
    pub percent: Spread<Decimal>,
}

/// Whether the cost goal is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostVerdict {
    /// How sure it is; null where the target sets no cost goal.
    pub verdict: Option<Verdict>,
    /// The percentage asked.
    pub goal: Option<Decimal>,
    /// Draws in which it is reached.
    pub reached: Option<u32>,
    /// Draws made.
    pub draws: u32,
    /// Their seed.
    pub seed: u64,
}

/// The measures of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// How many are carried out.
    pub measures: usize,
    /// What they save.
    pub saving: Money,
}

/// What one constant alone does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SwingRow {
    /// The constant: `income citizen`, `hours travel commune`, `price copy`, `share online`, `fees`.
    pub constant: String,
    /// The saving in percent at its low end, its middle and its high end.
    pub percent: Spread<Decimal>,
    /// Whether the verdict changes between its ends.
    pub flips: bool,
}

/// A year's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Annual {
    /// Procedures whose volume is known.
    pub procedures: usize,
    /// What they cost a year now.
    pub before: Money,
    /// What they cost a year with the measures.
    pub after: Money,
    /// What the measures save a year.
    pub saving: Money,
    /// The saving in percent.
    pub percent: Option<Decimal>,
    /// What of the cost now rests on assumptions, in percent.
    pub defaults_percent: Option<Decimal>,
}

impl CostTotals {
    /// The cost of an appraisal.
    #[must_use]
    pub fn of(appraisal: &Appraisal<'_>) -> Self {
        let sums = &appraisal.sums;
        let draws = &appraisal.draws;
        // Each difference was summed without overflow while the procedures were appraised.
        let saving = sums.saving().unwrap_or_default();
        let goal = appraisal.axes.iter().find(|axis| axis.goal.measured == Measured::Cost);
        Self {
            basis: appraisal.basis,
            currency: appraisal.tariff().currency,
            procedures: sums.procedures,
            fee_unknown: sums.fee_unknown,
            before: sums.before.mid,
            after: sums.after.mid,
            saving: saving.mid,
            percent: sums.percent(),
            range: Range { before: sums.before, after: sums.after, saving, percent: draws.percent },
            defaults_percent: sums.assumed_percent(),
            verdict: CostVerdict {
                verdict: goal.and_then(|axis| axis.verdict),
                goal: goal.and_then(|axis| axis.goal.percent),
                reached: draws.reached,
                draws: draws.draws,
                seed: draws.seed,
            },
            by_kind: by_kind(sums),
            swings: draws.swings.iter().map(SwingRow::of).collect(),
            annual: appraisal.annual.as_ref().map(Annual::of),
            published: PublishedRow::of(appraisal),
        }
    }
}

fn by_kind(sums: &Sums) -> Vec<KindRow> {
    let row = |(&kind, group): (&Kind, &crate::appraisal::Group)| KindRow {
        kind,
        measures: group.measures,
        saving: group.saving,
    };
    sums.by_kind.iter().map(row).collect()
}

impl PublishedRow {
    fn of(appraisal: &Appraisal<'_>) -> Option<Self> {
        // It is in đồng, and comparable with nothing else.
        let comparable = appraisal.tariff().currency == Currency::Vnd;
        let published = appraisal.scenario.published.as_ref().filter(|_| comparable)?;
        let computed = match appraisal.basis {
            Basis::Annual => Some(appraisal.sums.saving().ok()?.mid),
            Basis::PerDossier => {
                appraisal.annual.as_ref().and_then(|sums| Some(sums.saving().ok()?.mid))
            }
        };
        let gap = published.saving.minus(computed.unwrap_or_default()).ok()?;
        let mean = appraisal.mean_saving()?;
        let needed = |mean: Money| {
            let dossiers = gap.coins().checked_div(mean.coins())?;
            u64::try_from(dossiers).ok()
        };
        Some(Self { saving: published.saving, computed, gap, mean, dossiers: mean.map(needed) })
    }
}

impl Annual {
    fn of(sums: &Sums) -> Self {
        Self {
            procedures: sums.procedures,
            before: sums.before.mid,
            after: sums.after.mid,
            saving: sums.saving().unwrap_or_default().mid,
            percent: sums.percent(),
            defaults_percent: sums.assumed_percent(),
        }
    }
}

impl SwingRow {
    fn of(swing: &Swing) -> Self {
        Self { constant: constant(swing.parameter), percent: swing.percent, flips: swing.flips }
    }
}

/// The name of a constant, as tariff files name its parts.
pub(super) fn constant(parameter: Parameter) -> String {
    let activity = |one: crate::cost::Activity| match one.key() {
        (name, Some(class)) => format!("{name} {class}"),
        (name, None) => name.to_owned(),
    };
    match parameter {
        Parameter::Income(segment) => format!("income {}", word(segment)),
        Parameter::Hours(one) => format!("hours {}", activity(one)),
        Parameter::Price(one) => format!("price {}", activity(one)),
        Parameter::Share(channel) => format!("share {}", word(channel)),
        Parameter::Fees => "fees".to_owned(),
    }
}

/// The word of a value of a fixed choice, as JSON writes it.
pub(super) fn word<T: Serialize>(value: T) -> String {
    let json = serde_json::to_value(value).unwrap_or_default();
    json.as_str().unwrap_or_default().to_owned()
}
