//! Scenarios side by side. Amounts of different currencies or bases stand beside each other and are
//! never set against each other: what keeps columns from being compared is said.

use schemars::JsonSchema;
use serde::Serialize;

use super::{AssumedRegisters, AxisRow, Choice, Grades, Regulations};
use crate::appraisal::{Appraisal, Verdict};
use crate::choice::choice;
use crate::cost::{Basis, Currency, Decimal, Money};
use crate::reading::LineKind;
use crate::target::{Counts, Measured, Unit, count};
use crate::words::{Lang, name_in};

/// Scenarios side by side, over one catalogue as of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Comparison {
    /// The scenario of the report first, then the others in the order in which they were named.
    pub scenarios: Vec<Compared>,
    /// What keeps some of them from being compared with each other, in this order.
    pub differences: Vec<Difference>,
}

choice! {
    /// What keeps scenarios from being compared.
    pub enum Difference {
        /// Amounts are in different currencies: they cannot be compared.
        Currency,
        /// Some amounts are of a year and some of one dossier of each procedure: they cannot be
        /// compared.
        Basis,
        /// Prices are of different editions: amounts differ by prices, too.
        Tariff,
        /// Shares sent online are different: costs before the measures differ, too.
        OnlineShare,
        /// Not the same procedures are covered: only percentages can be compared.
        Procedures,
        /// Targets are different: fractions and verdicts answer different questions.
        Target,
    }
}

/// One scenario.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Compared {
    /// The id or file by which it was named; null for the scenario of the report.
    pub scenario: Option<String>,
    /// Its name; null for one put together on the command line.
    pub name: Option<String>,
    /// What is assumed of registers.
    pub registers: AssumedRegisters,
    /// Id of the tariff edition.
    pub tariff: String,
    /// Id of the target.
    pub target: String,
    /// What else it chooses.
    pub choice: Choice,
    /// Procedures covered.
    pub procedures: usize,
    /// Their lines that ask for a paper, by how far they are replaceable.
    pub papers: Grades,
    /// Measures carried out.
    pub measures: usize,
    /// The count axis of the target; null when it counts nothing.
    pub regulations: Option<Regulations>,
    /// What they cost.
    pub cost: ComparedCost,
    /// Days the agencies may take.
    pub time: ComparedTime,
    /// Requirements and conditions (yêu cầu, điều kiện), whatever the target counts.
    pub conditions: Counts,
    /// Every axis of the target.
    pub axes: Vec<AxisRow>,
}

/// What the procedures of a scenario cost, in the smallest coin of its currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComparedCost {
    /// What the amounts count.
    pub basis: Basis,
    /// Their currency.
    pub currency: Currency,
    /// Now.
    pub before: Money,
    /// With the measures.
    pub after: Money,
    /// What the measures save.
    pub saving: Money,
    /// The saving in percent; null of nothing.
    pub percent: Option<Decimal>,
    /// How sure it is that the cost goal is reached; null where none is set.
    pub verdict: Option<Verdict>,
}

/// Days that agencies may take, all procedures together, one dossier of each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ComparedTime {
    /// Now.
    pub before: Decimal,
    /// With the measures.
    pub after: Decimal,
    /// The cut in percent; null where no limit is known.
    pub percent: Option<Decimal>,
}

impl Comparison {
    /// The comparison of some scenarios.
    #[must_use]
    pub fn of(scenarios: Vec<Compared>) -> Self {
        let differ = |equal: &dyn Fn(&Compared, &Compared) -> bool| {
            scenarios.windows(2).any(|pair| matches!(pair, [a, b] if !equal(a, b)))
        };
        let area = |one: &Compared| (one.choice.authorities.clone(), one.choice.groups.clone());
        let checks: [(Difference, bool); 6] = [
            (Difference::Currency, differ(&|a, b| a.cost.currency == b.cost.currency)),
            (Difference::Basis, differ(&|a, b| a.cost.basis == b.cost.basis)),
            (Difference::Tariff, differ(&|a, b| a.tariff == b.tariff)),
            (
                Difference::OnlineShare,
                differ(&|a, b| a.choice.online_share == b.choice.online_share),
            ),
            (
                Difference::Procedures,
                differ(&|a, b| a.procedures == b.procedures && area(a) == area(b)),
            ),
            (Difference::Target, differ(&|a, b| a.target == b.target)),
        ];
        let differences = checks.into_iter().filter(|(_, differ)| *differ).map(|(what, _)| what);
        Self { differences: differences.collect(), scenarios }
    }
}

impl Compared {
    /// One scenario, by the name it was called.
    #[must_use]
    pub fn of(called: Option<&str>, appraisal: &Appraisal<'_>, lang: Lang) -> Self {
        let scenario = appraisal.scenario;
        let mut papers = Grades::default();
        let mut conditions = Counts::default();
        let (mut before, mut after) = (Decimal::ZERO, Decimal::ZERO);
        let mut measures = 0;
        for (dossier, one) in appraisal.dossiers() {
            let lines = dossier.lines().map(|(_, line)| line);
            let asking = lines.filter(|line| line.reading.kind == LineKind::Document);
            asking.for_each(|line| papers.add(line.verdict.grade));
            conditions = conditions.plus(count(Unit::Condition, dossier, &one.cuts));
            (before, after) = (before.plus(one.days.before), after.plus(one.days.after));
            measures += one.chosen.len();
        }
        let cut = i128::from(before.millionths()) - i128::from(after.millionths());
        Self {
            scenario: called.map(str::to_owned),
            name: scenario.name.as_ref().map(|name| name_in(name, lang).to_owned()),
            registers: AssumedRegisters::of(&scenario.assumptions, appraisal.analysis.knowledge),
            tariff: scenario.tariff.id.to_string(),
            target: scenario.target.id.to_string(),
            choice: Choice::of(scenario),
            procedures: appraisal.sums.procedures,
            papers,
            measures,
            regulations: Regulations::of(appraisal),
            cost: ComparedCost::of(appraisal),
            time: ComparedTime {
                before,
                after,
                percent: Decimal::ratio(cut * 100, before.millionths().into()),
            },
            conditions,
            axes: appraisal.axes.iter().map(AxisRow::of).collect(),
        }
    }
}

impl ComparedCost {
    fn of(appraisal: &Appraisal<'_>) -> Self {
        let sums = &appraisal.sums;
        let goal = appraisal.axes.iter().find(|axis| axis.goal.measured == Measured::Cost);
        Self {
            basis: appraisal.basis,
            currency: appraisal.tariff().currency,
            before: sums.before.mid,
            after: sums.after.mid,
            // The difference was summed without overflow while the procedures were appraised.
            saving: sums.saving().unwrap_or_default().mid,
            percent: sums.percent(),
            verdict: goal.and_then(|axis| axis.verdict),
        }
    }
}
