//! What somebody wants of a plan, and what of it makes no sense.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::draft::Counted;
use super::survey::Survey;
use super::weights::{Signer, Weights};
use crate::cost::Decimal;
use crate::knowledge::{AuthorityIx, Knowledge};
use crate::near;
use crate::target::Axis;

/// What is wanted of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
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
    /// What single issuers can do, and by when.
    pub caps: Vec<IssuerCap>,
    /// The day by which everything is to be amended.
    pub deadline: Option<Date>,
    /// What amending single instruments weighs, by number, where that is not the weight of the rank.
    pub weights: BTreeMap<String, u32>,
}

/// What one issuer can do. A cap for the whole plan takes the place of the one for all issuers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IssuerCap {
    /// Who amends.
    pub issuer: AuthorityIx,
    /// Up to which day; for the whole plan when absent.
    pub until: Option<Date>,
    /// What is counted.
    pub of: Counted,
    /// How much of it is possible.
    pub most: u64,
}

/// Whose texts may be amended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Those that one who signs can amend or have amended.
    Signer(Signer),
    /// Those of one authority.
    Issuer(AuthorityIx),
}

impl Within {
    /// What the word of one who signs, or the id of an authority, means.
    #[must_use]
    pub fn named(name: &str, weights: &Weights, knowledge: &Knowledge) -> Option<Self> {
        let mut signers = weights.signers().iter().map(|entry| entry.is);
        let signer = signers.find(|signer| signer.word() == name).map(Self::Signer);
        signer.or_else(|| knowledge.authorities.find(name).map(Self::Issuer))
    }
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
    /// An axis that is named twice.
    AxisTwice {
        /// The axis.
        axis: Axis,
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
    /// What must be amended is more than an issuer may amend.
    CapBelowMust {
        /// The id of the issuer; absent where it is not known.
        issuer: Option<String>,
        /// What the cap counts.
        of: Counted,
        /// How much it allows.
        most: u64,
        /// How much must be.
        must: u64,
    },
    /// The target sets no percentage, and neither does the wish.
    NoGoal,
    /// No measure to choose from.
    NoMeasure,
    /// What was made of it is no problem.
    Flawed(super::Flaw),
}

impl Wish {
    /// This wish where another says nothing else: what the other names wins, single instruments and
    /// all; the caps of single issuers stay.
    #[must_use]
    pub fn overridden_by(mut self, other: Self) -> Self {
        let Self { axes, each_authority, must, never, within, most, most_weight, .. } = other;
        self.must.retain(|number| !never.contains(number));
        self.never.retain(|number| !must.contains(number));
        for (numbers, more) in [(&mut self.must, must), (&mut self.never, never)] {
            let new: Vec<String> =
                more.into_iter().filter(|number| !numbers.contains(number)).collect();
            numbers.extend(new);
        }
        self.weights.extend(other.weights);
        self.caps.extend(other.caps);
        Self {
            axes: if axes.is_empty() { self.axes } else { axes },
            each_authority: self.each_authority || each_authority,
            within: within.or(self.within),
            most: most.or(self.most),
            most_weight: most_weight.or(self.most_weight),
            deadline: other.deadline.or(self.deadline),
            ..self
        }
    }

    /// Everything that makes no sense, in the order of the fields.
    #[must_use]
    pub fn nonsense(&self, survey: &Survey<'_>) -> Vec<Nonsense> {
        let mut found = self.nonsense_of_axes(survey);
        // To amend a text makes sense only where a measure needs it, to spare or weigh it wherever
        // there is such a text.
        let must = self.must.iter().filter(|number| !survey.is_needed(number));
        let others = self.never.iter().chain(self.weights.keys());
        let others = others.filter(|number| !survey.knows(number));
        for number in must.chain(others) {
            let nearest = near::nearest(number, survey.numbers());
            found.push(Nonsense::UnknownInstrument { number: number.clone(), nearest });
        }
        for number in self.must.iter().filter(|number| self.never.contains(number)) {
            found.push(Nonsense::MustAndNever { number: number.clone() });
        }
        if survey.offers.is_empty() {
            found.push(Nonsense::NoMeasure);
        }
        found.extend(self.caps_below_must(survey));
        found
    }

    fn nonsense_of_axes(&self, survey: &Survey<'_>) -> Vec<Nonsense> {
        let mut found = Vec::new();
        let hundred = Decimal::from_whole(100);
        let has: Vec<Axis> =
            survey.appraisal.target().axes.iter().map(|goal| goal.axis()).collect();
        for (n, &(axis, percent)) in self.axes.iter().enumerate() {
            let before = self.axes.iter().take(n).filter(|(other, _)| *other == axis).count();
            if before == 1 {
                found.push(Nonsense::AxisTwice { axis });
            }
            if before == 0 && !has.contains(&axis) {
                found.push(Nonsense::NoAxis { axis, has: has.clone() });
            }
            if percent <= Decimal::ZERO || percent > hundred {
                found.push(Nonsense::Percent { axis, percent });
            }
        }
        found
    }

    /// Caps that leave no room for what must be amended.
    fn caps_below_must(&self, survey: &Survey<'_>) -> Vec<Nonsense> {
        let mut found = Vec::new();
        for limit in self.limits(survey) {
            let texts = limit.texts.iter().filter_map(|at| survey.instruments.get(*at));
            let bound = texts.filter(|one| self.must.contains(&one.number));
            let must: u64 = bound.map(|one| limit.of.count(one.weight)).sum();
            if must > limit.most {
                let ids = &survey.appraisal.analysis.knowledge.authorities;
                let issuer = limit.issuer.map(|ix| ids[ix].id.to_string());
                let (of, most) = (limit.of, limit.most);
                found.push(Nonsense::CapBelowMust { issuer, of, most, must });
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(list: &[&str]) -> Vec<String> {
        list.iter().map(|number| (*number).to_owned()).collect()
    }

    #[test]
    fn what_is_typed_wins_over_what_is_kept_in_a_file() {
        let percent = Decimal::from_whole;
        let kept = Wish {
            axes: vec![(Axis::Count, percent(20)), (Axis::Cost, percent(20))],
            must: numbers(&["a", "b"]),
            never: numbers(&["c", "d"]),
            most: Some(3),
            most_weight: Some(9),
            ..Wish::default()
        };
        let typed = Wish {
            axes: vec![(Axis::Cost, percent(30))],
            must: numbers(&["c", "b"]),
            never: numbers(&["a"]),
            most: Some(5),
            ..Wish::default()
        };
        let both = kept.clone().overridden_by(typed);
        assert_eq!(both.axes, [(Axis::Cost, percent(30))]);
        assert_eq!(both.must, numbers(&["b", "c"]));
        assert_eq!(both.never, numbers(&["d", "a"]));
        assert_eq!((both.most, both.most_weight), (Some(5), Some(9)));
        assert_eq!(kept.clone().overridden_by(Wish::default()), kept);
    }
}
