//! Groups of measures that a bound may count in two ways.
//!
//! Where one of two instruments does alone what both do, a bound may count each of them whole, or one
//! of them as given and nothing for either; any mix of both holds. Groups over the same instruments
//! share one mix: of pairs the best mix is the same, and fewer of them are sooner found. A goal on
//! which the first way tells what measures add, and no more, needs none.

use std::collections::{BTreeMap, BTreeSet};

use super::compiled::BundleIx;
use super::problem::{Fate, GoalIx, Measure, Problem, TextIx};
use crate::index::Table;

/// Measures that a bound may count in two ways on one goal, mixed in one proportion.
#[derive(Clone, Debug)]
pub(super) struct Mix {
    /// The goal.
    pub(super) goal: GoalIx,
    /// What each bundle counts more the other way.
    pub(super) parts: Vec<(BundleIx, i64)>,
    /// What is given the other way without any instrument.
    pub(super) given: i64,
}

/// What sets of instruments count more the other way.
type More<'p> = BTreeMap<&'p [TextIx], i128>;

/// What counts more the other way, by goal and by the sets of instruments that it depends on.
#[derive(Default)]
pub(super) struct Mixes<'p>(BTreeMap<(GoalIx, Vec<&'p [TextIx]>), More<'p>>);

impl<'p> Mixes<'p> {
    /// Those of a problem.
    pub(super) fn of(problem: &'p Problem) -> Self {
        let may = |text: &TextIx| problem.texts[*text].fate != Fate::Never;
        let mut groups: BTreeMap<(u32, GoalIx), (More<'p>, bool)> = BTreeMap::new();
        for measure in problem.measures.rows().iter().filter(|one| one.texts.iter().all(may)) {
            let Some(group) = measure.group else { continue };
            for goal in problem.needs.indexes() {
                let [gain, hope, other] = amounts(measure, goal);
                let (more, differs) = groups.entry((group, goal)).or_default();
                *more.entry(&measure.texts).or_default() += i128::from(other) - i128::from(hope);
                *differs |= gain != hope;
            }
        }
        let mut mixes = Self::default();
        for ((_, goal), (mut more, _)) in groups.into_iter().filter(|(_, (_, differs))| *differs) {
            more.retain(|_, amount| *amount != 0);
            let same = mixes.0.entry((goal, more.keys().copied().collect())).or_default();
            for (texts, amount) in more {
                *same.entry(texts).or_default() += amount;
            }
        }
        mixes
    }

    /// The sets of instruments that some mix counts.
    pub(super) fn touched(&self) -> BTreeSet<&'p [TextIx]> {
        self.0.values().flat_map(BTreeMap::keys).copied().collect()
    }

    /// What the other way may count less of a goal than what is given without any instrument.
    pub(super) fn lost(&self, goal: GoalIx) -> i128 {
        let of_goal = self.0.iter().filter(|((of, _), _)| *of == goal);
        let given = of_goal.filter_map(|(_, more)| more.get(&[][..]));
        given.map(|amount| -*amount.min(&0)).sum()
    }

    /// The same by bundles; what no number holds is not mixed.
    pub(super) fn placed(
        self,
        places: &BTreeMap<&[TextIx], BundleIx>,
        needs: &Table<GoalIx, i64>,
    ) -> Vec<Mix> {
        let asked = self.0.into_iter().filter(|((goal, _), _)| needs[*goal] > 0);
        let placed = asked.filter_map(|((goal, _), more)| {
            let mut mix = Mix { goal, parts: Vec::new(), given: 0 };
            for (texts, amount) in more {
                let amount = i64::try_from(amount).ok()?;
                match places.get(texts) {
                    Some(&bundle) => mix.parts.push((bundle, amount)),
                    None => mix.given = amount,
                }
            }
            Some(mix)
        });
        placed.collect()
    }
}

/// What a measure adds to a goal, and what a bound counts instead, one way and the other.
fn amounts(measure: &Measure, goal: GoalIx) -> [i64; 3] {
    [&measure.gains, &measure.hopes, &measure.others].map(|amounts| {
        let found = amounts.iter().find(|(of, _)| *of == goal);
        found.map_or(0, |(_, amount)| *amount)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::compiled::Compiled;
    use crate::plan::{Draft, MeasureDraft, TextDraft};

    /// Either of two instruments simplifies a procedure, which counts once; both save what they save.
    fn either(group: u32) -> Vec<MeasureDraft> {
        let term = |name: &str, texts: &[&str], gains: [i64; 2], others: [i64; 2]| MeasureDraft {
            id: format!("{group}{name}"),
            texts: texts.iter().map(|text| (*text).into()).collect(),
            gains: gains.to_vec(),
            hopes: gains.map(|gain| gain.max(0)).to_vec(),
            others: others.to_vec(),
            group: Some(group),
            always: true,
            ..MeasureDraft::default()
        };
        vec![
            term("a", &["a"], [1, 7], [0, 7]),
            term("b", &["b"], [1, 5], [0, 5]),
            term("both", &["a", "b"], [-1, 0], [0, 0]),
            term("given", &[], [0, 0], [1, 0]),
        ]
    }

    #[test]
    fn groups_over_the_same_instruments_share_a_mix_and_what_is_told_truly_has_none() {
        let text = |id: &str| TextDraft { id: id.into(), weight: 1, fate: Fate::Free };
        let draft = Draft {
            texts: vec![text("a"), text("b")],
            measures: (0..3).flat_map(either).collect(),
            needs: vec![3, 30],
            caps: Vec::new(),
        };
        let problem = Problem::new(draft).unwrap();
        let mixes = Compiled::relaxed(&problem).mixes;
        let told: Vec<_> = mixes.iter().map(|mix| (mix.parts.len(), mix.given)).collect();
        // One, on the count: none of what the three groups count for "a" and "b", and three given.
        assert_eq!(told, [(2, 3)]);
        assert!(mixes[0].parts.iter().all(|(_, more)| *more == -3));
    }
}
