//! What a report was made from: two reports are comparable where this is equal.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::rows::register_ids;
use crate::analysis::Analysis;
use crate::appraisal::Scenario;
use crate::catalog::digest;
use crate::cost::{Decimal, OnlineShare};
use crate::derive::{Assumed, Assumptions};
use crate::knowledge::{Knowledge, RegisterIx};
use crate::measure::Kind;

/// What a report was made from. Equal inputs give equal reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Inputs {
    /// SHA-256 over the sorted digests (XXH3, 128 bits) of the records read, in hexadecimal.
    pub digest: String,
    /// Records read, whether they could be used or not.
    pub records: usize,
    /// Records that could not be used; a finding on each says why.
    pub left_out: usize,
    /// The day of the verdicts.
    pub as_of: Date,
    /// Name and version of the tool.
    pub tool: &'static str,
    /// The latest day that the tool's knowledge takes account of.
    pub knowledge: Date,
    /// What is assumed of registers beside the law.
    pub registers: AssumedRegisters,
    /// Id of the tariff edition, when costs were worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tariff: Option<String>,
    /// Id of the target, when costs were worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// What else was chosen, when costs were worked out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Choice>,
}

/// What is assumed of registers beside the law: ids, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AssumedRegisters {
    /// Those assumed to offer their items to every authority.
    pub open: Vec<String>,
    /// Those assumed to be readable by nobody.
    pub close: Vec<String>,
}

/// What a scenario chooses beside edition, target and registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Choice {
    /// The kinds of measures that are carried out.
    pub measures: Vec<Kind>,
    /// Ids of the authorities whose procedures are appraised; all when empty.
    pub authorities: Vec<String>,
    /// Groups whose procedures are appraised; all when empty.
    pub groups: Vec<String>,
    /// The share sent online, in percent; null where that of the edition counts.
    pub online_share: Option<Decimal>,
    /// The volumes named apart from the catalogue; null where none is.
    pub volumes: Option<NamedVolumes>,
    /// The decisions on single measures; left out where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decisions: Option<NamedDecisions>,
}

/// Decisions on single measures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NamedDecisions {
    /// How many there are.
    pub count: usize,
    /// SHA-256 over the measures and what was decided, in hexadecimal.
    pub digest: String,
}

/// Volumes named apart from the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NamedVolumes {
    /// Procedures that have one.
    pub procedures: usize,
    /// SHA-256 over the codes and their dossiers, in hexadecimal.
    pub digest: String,
}

impl Inputs {
    /// What an analysis was made from.
    #[must_use]
    pub fn of(analysis: &Analysis<'_>) -> Self {
        Self {
            digest: analysis.catalog.provenance.digest.clone(),
            records: analysis.catalog.provenance.records,
            left_out: analysis.catalog.left_out().count(),
            as_of: analysis.as_of,
            tool: concat!("tinhgon ", env!("CARGO_PKG_VERSION")),
            knowledge: analysis.knowledge.as_of,
            registers: AssumedRegisters::of(&analysis.assumptions, analysis.knowledge),
            tariff: None,
            target: None,
            scenario: None,
        }
    }
}

impl AssumedRegisters {
    /// The registers of which something is assumed.
    #[must_use]
    pub fn of(assumptions: &Assumptions, knowledge: &Knowledge) -> Self {
        let ids = |wanted| {
            let registers: Vec<RegisterIx> = assumptions.registers(wanted).collect();
            let mut ids: Vec<String> =
                register_ids(&registers, knowledge).into_iter().map(str::to_owned).collect();
            ids.sort_unstable();
            ids
        };
        Self { open: ids(Assumed::Open), close: ids(Assumed::Closed) }
    }
}

impl Choice {
    /// What a scenario chooses.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let texts = |texts: &[Box<str>]| texts.iter().map(|text| text.to_string()).collect();
        Self {
            measures: scenario.kinds.clone(),
            authorities: texts(&scenario.authorities),
            groups: texts(&scenario.groups),
            online_share: scenario.online_share.map(OnlineShare::percent),
            volumes: NamedVolumes::of(scenario),
            decisions: NamedDecisions::of(scenario),
        }
    }
}

impl NamedDecisions {
    fn of(scenario: &Scenario) -> Option<Self> {
        let rows = scenario.decisions.iter();
        let rows = rows.map(|one| format!("{},{:?}", one.measure, one.ruling));
        let rows: Vec<_> = rows.map(|row| digest::of_text(&row)).collect();
        let count = rows.len();
        (count > 0).then(|| Self { count, digest: digest::of_input(rows) })
    }
}

impl NamedVolumes {
    fn of(scenario: &Scenario) -> Option<Self> {
        let rows = scenario.volumes.iter();
        let rows = rows.map(|(code, volume)| format!("{code},{}", volume.dossiers));
        let rows: Vec<_> = rows.map(|row| digest::of_text(&row)).collect();
        let procedures = rows.len();
        (procedures > 0).then(|| Self { procedures, digest: digest::of_input(rows) })
    }
}
