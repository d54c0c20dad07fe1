//! What else differs between two reports than their catalogues, and what that makes of a figure that
//! moved while the facts stayed.

use schemars::JsonSchema;
use serde::Serialize;

use super::snapshot::Snapshot;
use crate::choice::{choice, word};

choice! {
    /// Why something changed.
    pub enum Cause {
        /// The catalogue changed.
        Real,
        /// The same facts, estimated otherwise: volumes, measured values, the day, what is known of
        /// registers, what the scenario carries out.
        ReEstimate,
        /// Another tariff edition.
        Tariff,
        /// Another version of the tool.
        Tool,
    }

    /// What two reports can differ in beside their catalogues.
    pub enum Input {
        /// Name and version of the tool.
        Tool,
        /// The latest day that its knowledge takes account of.
        Knowledge,
        /// The day of the verdicts.
        AsOf,
        /// What is assumed of registers.
        Registers,
        /// The tariff edition.
        Tariff,
        /// The currency of the edition.
        Currency,
        /// What the totals count: a year or one dossier of each procedure.
        Basis,
        /// The target.
        Target,
        /// What one unit of regulation is.
        Unit,
        /// What else the scenario chooses.
        Scenario,
    }
}

/// One such difference.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Difference {
    /// In what.
    pub input: Input,
    /// The key of the scenario that differs, for [`Input::Scenario`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// The old value; null where there is none.
    pub before: Option<String>,
    /// The new value.
    pub after: Option<String>,
}

impl Difference {
    /// The cause of what it moves; `None` of what only keeps figures from being compared.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        match self.input {
            Input::Tool => Some(Cause::Tool),
            Input::Tariff => Some(Cause::Tariff),
            Input::Knowledge | Input::AsOf | Input::Registers | Input::Scenario => {
                Some(Cause::ReEstimate)
            }
            Input::Currency | Input::Basis | Input::Target | Input::Unit => None,
        }
    }
}

/// The differences between two reports beside their catalogues.
#[derive(Clone, Debug, Default)]
pub(super) struct World {
    pub(super) differences: Vec<Difference>,
}

impl World {
    pub(super) fn of(old: &Snapshot, new: &Snapshot) -> Self {
        let (a, b) = (&old.inputs, &new.inputs);
        let assumed = |one: &super::raw::RegistersFile| {
            let sign = |sign: &str, ids: &[String]| {
                ids.iter().map(|id| format!("{sign}{id}")).collect::<Vec<_>>()
            };
            let all = [sign("+", &one.open), sign("-", &one.close)].concat();
            (!all.is_empty()).then(|| all.join(", "))
        };
        let rows = [
            (Input::Tool, Some(a.tool.clone()), Some(b.tool.clone())),
            (Input::Knowledge, Some(a.knowledge.to_string()), Some(b.knowledge.to_string())),
            (Input::AsOf, Some(a.as_of.to_string()), Some(b.as_of.to_string())),
            (Input::Registers, assumed(&a.registers), assumed(&b.registers)),
            (Input::Tariff, a.tariff.clone(), b.tariff.clone()),
            (Input::Currency, old.currency.map(word), new.currency.map(word)),
            (Input::Basis, old.basis.map(word), new.basis.map(word)),
            (Input::Target, a.target.clone(), b.target.clone()),
            (Input::Unit, old.unit.map(word), new.unit.map(word)),
        ];
        let mut differences: Vec<Difference> = rows
            .into_iter()
            .filter(|(_, before, after)| before != after)
            .map(|(input, before, after)| Difference { input, key: None, before, after })
            .collect();
        let (a, b) =
            (a.scenario.clone().unwrap_or_default(), b.scenario.clone().unwrap_or_default());
        let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
        keys.sort_unstable();
        keys.dedup();
        for key in keys {
            let say = |value: Option<&serde_json::Value>| {
                value.filter(|value| !value.is_null()).map(ToString::to_string)
            };
            let (before, after) = (say(a.get(key)), say(b.get(key)));
            if before != after {
                let key = Some(key.clone());
                differences.push(Difference { input: Input::Scenario, key, before, after });
            }
        }
        Self { differences }
    }

    pub(super) fn differs(&self, input: Input) -> bool {
        self.differences.iter().any(|one| one.input == input)
    }

    fn has(&self, cause: Cause) -> bool {
        self.differences.iter().any(|one| one.cause() == Some(cause))
    }

    /// Why a price of the same facts moved. Prices are the edition's before they are anything else's;
    /// what no difference of the inputs explains is a consequence of a change elsewhere.
    pub(super) fn of_price(&self) -> Cause {
        let order = [Cause::Tariff, Cause::ReEstimate, Cause::Tool];
        order.into_iter().find(|cause| self.has(*cause)).unwrap_or(Cause::Real)
    }

    /// Why a line of the same words is judged otherwise: it is the tool that reads, and what is known
    /// of registers that grades what was read.
    ///
    /// Which measures there are may hang on the edition, too: some are offered only where they save.
    pub(super) fn of_verdict(&self, read_otherwise: bool) -> Cause {
        let order = match read_otherwise {
            true => [Cause::Tool, Cause::ReEstimate, Cause::Tariff],
            false => [Cause::ReEstimate, Cause::Tool, Cause::Tariff],
        };
        order.into_iter().find(|cause| self.has(*cause)).unwrap_or(Cause::Real)
    }
}
