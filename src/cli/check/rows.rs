//! The JSON of `check`.

use serde::Serialize;

use crate::fault::Fault;
use crate::gate::{Known, Since, State};
use crate::lint::Finding;
use crate::report::FindingRow;
use crate::report::text::Told;
use crate::words::{Lang, faults};

/// The JSON of `check`.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Checked<'a> {
    /// Always `tinhgon/check/1`.
    schema: &'static str,
    /// What the rules and the loader say.
    findings: Vec<FindingRow<'a>>,
    /// Findings that are waived, and so not among these.
    waived: usize,
    /// What became of the baseline, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<BaselineRow<'a>>,
}

/// What became of a baseline.
#[derive(Serialize, schemars::JsonSchema)]
struct BaselineRow<'a> {
    /// Findings that it knows and that are there: not listed.
    known: usize,
    /// Findings that it does not know.
    new: usize,
    /// Findings that it knows on other evidence.
    updated: usize,
    /// Findings that were fixed and are there again.
    returned: usize,
    /// Those that are gone.
    fixed: Vec<&'a Known>,
}

impl<'a> BaselineRow<'a> {
    fn of(since: &Since<'a>) -> Self {
        Self {
            known: since.hidden,
            new: since.count(State::New),
            updated: since.count(State::Updated),
            returned: since.count(State::Returned),
            fixed: since.gone.clone(),
        }
    }
}

impl<'a> Checked<'a> {
    pub(super) fn of(findings: &'a [Finding], told: &Told<'a>, lang: Lang) -> Self {
        let row = |(position, finding)| {
            let state = told.since.and_then(|since| since.state(position));
            FindingRow::of(finding, told.knowledge, lang).since(state)
        };
        let findings = findings.iter().enumerate().map(row).collect();
        let baseline = told.since.map(BaselineRow::of);
        Self { schema: "tinhgon/check/1", findings, waived: told.waived, baseline }
    }
}

/// The JSON of an input that cannot be read.
#[derive(Serialize, schemars::JsonSchema)]
pub(crate) struct Refused<'a> {
    /// Always `tinhgon/faults/1`.
    schema: &'static str,
    /// Every fault of the input.
    faults: Vec<FaultRow<'a>>,
}

/// One fault.
#[derive(Serialize, schemars::JsonSchema)]
struct FaultRow<'a> {
    /// One sentence.
    message: String,
    /// File, line, column, pointer, problem and its fields.
    #[schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")]
    #[serde(flatten)]
    fault: &'a Fault,
}

impl<'a> Refused<'a> {
    pub(super) fn of(faults: &'a [Fault], lang: Lang) -> Self {
        let row =
            |fault: &'a Fault| FaultRow { message: faults::problem(&fault.problem, lang), fault };
        Self { schema: "tinhgon/faults/1", faults: faults.iter().map(row).collect() }
    }
}
