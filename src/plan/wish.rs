//! What somebody wants of a plan.

use super::survey::Survey;
use super::weights::Signer;
use crate::border;
use crate::cost::Decimal;
use crate::knowledge::AuthorityIx;
use crate::target::Axis;

/// What is wanted of a plan.
#[derive(Clone, Debug, Default)]
pub struct Wish {
    /// Axes with the percentage to be reached; those of the target, with its percentages, when empty.
    pub axes: Vec<(Axis, Decimal)>,
    /// Whether every promulgating authority must reach it alone as well.
    pub each_authority: bool,
    /// Numbers of instruments that are amended in any case.
    pub must: Vec<String>,
    /// Numbers of instruments that are not amended.
    pub never: Vec<String>,
    /// Whose texts may be amended; everybody's when absent.
    pub within: Option<Within>,
    /// Instruments of one issuer that may be amended at most.
    pub most: Option<u64>,
    /// What the amendments of one issuer may weigh at most.
    pub most_weight: Option<u64>,
}

/// Whose texts may be amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Those that one who signs can amend or have amended.
    Signer(Signer),
    /// Those of one authority.
    Issuer(AuthorityIx),
}

/// Why a wish makes no sense.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nonsense {
    /// An instrument that no measure needs.
    UnknownInstrument {
        /// Its number as typed.
        number: String,
        /// The nearest that there is.
        nearest: Option<String>,
    },
    /// An instrument that must be amended and may not be.
    MustAndNever {
        /// Its number.
        number: String,
    },
    /// An axis that the target does not have.
    NoAxis {
        /// The axis.
        axis: Axis,
        /// Those it has.
        has: Vec<Axis>,
    },
    /// A percentage that is none of a whole.
    Percent {
        /// The axis.
        axis: Axis,
        /// As typed.
        percent: Decimal,
    },
    /// The target sets no percentage, and neither does the wish.
    NoGoal,
    /// No measure to choose from.
    NoMeasure,
    /// What was made of it is no problem.
    Flawed(super::Flaw),
}

impl Wish {
    /// Everything that makes no sense, in the order of the fields.
    #[must_use]
    pub fn nonsense(&self, survey: &Survey<'_>) -> Vec<Nonsense> {
        let mut found = Vec::new();
        let hundred = Decimal::from_whole(100);
        let has: Vec<Axis> =
            survey.appraisal.target().axes.iter().map(|goal| goal.axis()).collect();
        for &(axis, percent) in &self.axes {
            if !has.contains(&axis) {
                found.push(Nonsense::NoAxis { axis, has: has.clone() });
            }
            if percent <= Decimal::ZERO || percent > hundred {
                found.push(Nonsense::Percent { axis, percent });
            }
        }
        let numbers = || survey.instruments.iter().map(|one| one.number.as_str());
        for number in self.must.iter().chain(&self.never) {
            if !numbers().any(|known| known == number) {
                let (number, nearest) = (number.clone(), border::nearest(number, numbers()));
                found.push(Nonsense::UnknownInstrument { number, nearest });
            }
        }
        for number in self.must.iter().filter(|number| self.never.contains(number)) {
            found.push(Nonsense::MustAndNever { number: number.clone() });
        }
        if survey.offers.is_empty() {
            found.push(Nonsense::NoMeasure);
        }
        found
    }
}
