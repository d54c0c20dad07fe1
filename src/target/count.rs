//! Units of regulation before and after: abolished, simplified, untouched.

use super::{State, Unit};
use crate::analysis::Dossier;
use crate::catalog::Actor;
use crate::cost::{Cut, Cuts};
use crate::reading::LineKind;

/// How many units there are and what becomes of them; the last three add up to the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Counts {
    /// Units in all.
    pub baseline: u64,
    /// Units that go.
    pub abolished: u64,
    /// Units of which something goes.
    pub simplified: u64,
    /// Units that stay as they are.
    pub untouched: u64,
}

impl Counts {
    fn add(&mut self, state: State, units: u64) {
        self.baseline += units;
        match state {
            State::Abolished => self.abolished += units,
            State::Simplified => self.simplified += units,
            State::Untouched => self.untouched += units,
        }
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            baseline: self.baseline + other.baseline,
            abolished: self.abolished + other.abolished,
            simplified: self.simplified + other.simplified,
            untouched: self.untouched + other.untouched,
        }
    }

    /// The units in some states.
    #[must_use]
    pub fn in_states(self, states: &[State]) -> u64 {
        let of = |state: &State| match state {
            State::Abolished => self.abolished,
            State::Simplified => self.simplified,
            State::Untouched => self.untouched,
        };
        states.iter().map(of).sum()
    }
}

/// Counts the units of one procedure under some cuts.
///
/// What is cut in a line simplifies the line and the procedure; conditions are touched only by
/// abolishing the procedure, since no measure reads them. They are those that the catalogue lists as
/// conditions, each entry one, and never lines of a dossier: the portal prints all conditions of a
/// procedure as one text, and into how many regulations a lawyer would divide it is not in the data.
#[must_use]
pub fn count(unit: Unit, dossier: Dossier<'_>, cuts: &Cuts) -> Counts {
    let mut counts = Counts::default();
    let procedure = dossier.procedure;
    let gone = cuts.has(Cut::Abolish);
    let whole = match (gone, cuts.is_empty()) {
        (true, _) => State::Abolished,
        (false, false) => State::Simplified,
        (false, true) => State::Untouched,
    };
    let rest = if gone { State::Abolished } else { State::Untouched };
    let conditions = procedure.conditions.len() as u64;
    match unit {
        Unit::Procedure => counts.add(whole, 1),
        Unit::Regulation => {
            counts.add(whole, 1);
            counts.add(rest, conditions);
        }
        Unit::Condition => counts.add(rest, conditions),
        Unit::Requirement => lines(&mut counts, dossier, cuts),
        Unit::Obligation => {
            lines(&mut counts, dossier, cuts);
            // A step whose actor is not known is one of the prose; whose it is cannot be told.
            let applicant = |actor: &Option<Actor>| *actor == Some(Actor::Applicant);
            let steps = procedure.steps.iter().filter(|step| applicant(&step.actor)).count();
            counts.add(rest, steps as u64 + conditions);
        }
    }
    counts
}

fn lines(counts: &mut Counts, dossier: Dossier<'_>, cuts: &Cuts) {
    for (n, (_, line)) in (0_u32..).zip(dossier.lines()) {
        let form = match line.reading.kind {
            LineKind::Note => continue,
            LineKind::Form => true,
            LineKind::Document => false,
        };
        let simpler = cuts.has(Cut::Residual(n))
            || cuts.has(Cut::PlainCopy(n))
            || (form && cuts.has(Cut::Prefill));
        let gone = [Cut::Abolish, Cut::Drop(n), Cut::Data(n)].iter().any(|cut| cuts.has(*cut));
        let state = match (gone, simpler) {
            (true, _) => State::Abolished,
            (false, true) => State::Simplified,
            (false, false) => State::Untouched,
        };
        counts.add(state, 1);
    }
}
