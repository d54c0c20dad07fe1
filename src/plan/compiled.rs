//! A problem made ready for thousands of instruments: measures that need the same instruments are one
//! bundle, and measures that do not all go together are counted as if they did.
//!
//! That makes it a relaxation: nothing that the problem admits is lost, so what is proved of every
//! choice here holds there. What is found here is settled by [`Problem::choice`] and checked.

#![allow(unreachable_pub, reason = "the macro declares types for whole crates")]

use std::collections::BTreeMap;

use super::mix::{Mix, Mixes};
use super::problem::{Fate, GoalIx, MeasureIx, Problem, TextIx};
use crate::index::Table;
use crate::index_type;

index_type!(
    /// A bundle of measures that need the same instruments.
    BundleIx
);

/// Measures that need the same instruments.
#[derive(Clone, Debug)]
pub(super) struct Bundle {
    /// The instruments, sorted.
    pub(super) texts: Vec<TextIx>,
    /// What they add together, goal by goal; zeros are left out.
    pub(super) gains: Vec<(GoalIx, i64)>,
}

/// Which of its amounts a measure is told by.
#[derive(Clone, Copy, PartialEq)]
enum Told {
    Gains,
    Hopes,
}

/// A problem made ready.
#[derive(Clone, Debug)]
pub(super) struct Compiled {
    pub(super) weights: Table<TextIx, u64>,
    pub(super) fates: Table<TextIx, Fate>,
    pub(super) bundles: Table<BundleIx, Bundle>,
    /// Groups that a bound may count in another way.
    pub(super) mixes: Vec<Mix>,
    /// The bundles that take each instrument.
    pub(super) takers: Table<TextIx, Vec<BundleIx>>,
    /// What is still to be reached, without what needs no instrument.
    pub(super) needs: Table<GoalIx, i64>,
    /// Limits: what each instrument counts for, and how much is allowed.
    pub(super) caps: Vec<(Vec<(TextIx, u64)>, u64)>,
    /// The caps of each instrument, by place, with what it counts for.
    pub(super) capped: Table<TextIx, Vec<(usize, u64)>>,
    /// Every weight of a choice is a multiple of this.
    pub(super) grain: u64,
}

impl Compiled {
    /// The relaxation: all measures count, with what they add.
    pub(super) fn relaxed(problem: &Problem) -> Self {
        Self::of(problem, &|_| true, Told::Hopes)
    }

    /// What can be searched for choices: of the measures that do not all go together only those
    /// that a quick look keeps, with what they take away too.
    pub(super) fn settled(problem: &Problem) -> Self {
        let allowed = problem.texts.iter().filter(|(_, text)| text.fate != Fate::Never);
        let allowed: Vec<TextIx> = allowed.map(|(ix, _)| ix).collect();
        let kept = problem.carried_out(&allowed);
        Self::of(problem, &|ix| kept.binary_search(&ix).is_ok(), Told::Gains)
    }

    fn of(problem: &Problem, counts: &dyn Fn(MeasureIx) -> bool, told: Told) -> Self {
        let mut sums: BTreeMap<&[TextIx], BTreeMap<GoalIx, i128>> = BTreeMap::new();
        for (ix, measure) in problem.measures.iter() {
            let fate = |text: &TextIx| problem.texts[*text].fate;
            if !counts(ix) || measure.texts.iter().any(|text| fate(text) == Fate::Never) {
                continue;
            }
            let sum = sums.entry(&measure.texts).or_default();
            let amounts = match told {
                Told::Gains => &measure.gains,
                Told::Hopes => &measure.hopes,
            };
            for &(goal, gain) in amounts {
                *sum.entry(goal).or_default() += i128::from(gain);
            }
        }
        let free = sums.remove(&[][..]).unwrap_or_default();
        let narrow = |value: i128| i64::try_from(value.max(i64::MIN.into())).unwrap_or(i64::MAX);
        let given = |goal: GoalIx| free.get(&goal).copied().unwrap_or_default();
        let needs: Table<GoalIx, i64> = problem
            .needs
            .iter()
            .map(|(goal, need)| {
                let left = i128::from(*need) - given(goal);
                // What takes away may make a goal missed that asks for nothing more.
                narrow(if told == Told::Hopes { left.max(0) } else { left })
            })
            .collect();
        let mixes = match told {
            Told::Gains => Mixes::default(),
            Told::Hopes => Mixes::of(problem),
        };
        let mixed = mixes.touched();
        let lost: Table<GoalIx, i128> =
            problem.needs.indexes().map(|goal| mixes.lost(goal)).collect();
        let mut bundles: Table<BundleIx, Bundle> = Table::default();
        let mut places: BTreeMap<&[TextIx], BundleIx> = BTreeMap::new();
        let mut takers: Table<TextIx, Vec<BundleIx>> =
            problem.texts.indexes().map(|_| Vec::new()).collect();
        for (texts, sum) in sums {
            let counts = |goal: GoalIx| told == Told::Gains || needs[goal] > 0;
            let gains = sum.into_iter().filter(|(goal, _)| counts(*goal));
            // Beyond the need nothing helps; a bound is nearer the truth when it does not count that.
            // What is mixed is left as it is: less of it could be more than the other way counts. And
            // where the other way takes from what is given, so much more helps.
            let is_mixed = mixed.contains(texts);
            let useful = |goal: GoalIx, gain: i128| match told {
                Told::Hopes if !is_mixed => gain.min(i128::from(needs[goal]) + lost[goal]),
                _ => gain,
            };
            let gains = gains.map(|(goal, gain)| (goal, narrow(useful(goal, gain))));
            let gains: Vec<_> = gains.filter(|(_, gain)| *gain != 0).collect();
            if gains.is_empty() && !is_mixed {
                continue;
            }
            let bundle = bundles.push(Bundle { texts: texts.to_vec(), gains });
            places.insert(texts, bundle);
            for &text in texts {
                takers[text].push(bundle);
            }
        }
        let mixes = mixes.placed(&places, &needs);
        let mut capped: Table<TextIx, Vec<(usize, u64)>> =
            problem.texts.indexes().map(|_| Vec::new()).collect();
        for (place, cap) in problem.caps.iter().enumerate() {
            for &(text, count) in &cap.texts {
                capped[text].push((place, count));
            }
        }
        let weights: Table<TextIx, u64> =
            problem.texts.rows().iter().map(|text| u64::from(text.weight)).collect();
        let fates: Table<TextIx, Fate> =
            problem.texts.rows().iter().map(|text| text.fate).collect();
        let grain = weights.iter().filter(|(ix, _)| fates[*ix] != Fate::Never);
        let grain = grain.fold(0, |grain, (_, weight)| divisor(grain, *weight)).max(1);
        let caps = problem.caps.iter().map(|cap| (cap.texts.clone(), cap.most)).collect();
        Self { weights, fates, bundles, mixes, takers, needs, caps, capped, grain }
    }

    /// A lower bound, raised to the next weight that a choice can have.
    pub(super) fn coarse(&self, bound: u64) -> u64 {
        bound.div_ceil(self.grain) * self.grain
    }

    /// A weight that no choice under the caps exceeds. Each cap is read for those of its instruments
    /// that no cap before it counts.
    pub(super) fn ceiling(&self) -> u64 {
        let mut left: Table<TextIx, bool> =
            self.fates.rows().iter().map(|fate| *fate != Fate::Never).collect();
        let mut ceiling = 0_u64;
        for (texts, most) in &self.caps {
            let mut own: Vec<(u64, u64)> = Vec::new();
            for &(text, count) in texts.iter().filter(|(text, _)| left[*text]) {
                own.push((self.weights[text], count));
            }
            for (text, _) in texts {
                left[*text] = false;
            }
            // The heaviest for what they count; the last one counts whole.
            own.sort_by(|(a, x), (b, y)| (b * x).cmp(&(a * y)));
            let mut used = 0;
            for (weight, count) in own {
                if used >= *most && count > 0 {
                    break;
                }
                used += count;
                ceiling = ceiling.saturating_add(weight);
            }
        }
        let rest = self.weights.iter().filter(|(text, _)| left[*text]);
        rest.fold(ceiling, |sum, (_, weight)| sum.saturating_add(*weight))
    }

    /// How much work it is to look at everything once.
    pub(super) fn size(&self) -> u64 {
        let arcs: usize = self.bundles.rows().iter().map(|bundle| bundle.texts.len()).sum();
        (self.weights.len() + arcs) as u64
    }
}

/// The greatest common divisor.
fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}
