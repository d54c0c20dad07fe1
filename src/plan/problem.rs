//! The problem as a value: instruments with a weight each, measures that need some of them, goals
//! that the measures together must reach.
//!
//! ```text
//!     least  Σ weight of the instruments chosen
//!     with   a measure carried out only when all its instruments are chosen, all measures it needs
//!            are carried out, and none that excludes it is
//!            Σ gains of the measures carried out  >=  need, for every goal
//!            Σ instruments (or weights) under a cap  <=  its most
//! ```
//!
//! Everything is a whole number, so that "at least 20 %" is decided exactly. Instruments and measures
//! are kept in the order of their ids: the same problem told in another order is the same value.

use super::draft::Draft;
use super::flaw::{self, Flaw};
use crate::index::{Ix, Table};
use crate::index_type;

index_type!(
    /// An instrument of a [`Problem`].
    TextIx
);
index_type!(
    /// A measure of a [`Problem`].
    MeasureIx
);
index_type!(
    /// A goal of a [`Problem`].
    GoalIx
);

/// Whether an instrument may be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fate {
    /// It may, or not.
    #[default]
    Free,
    /// It is amended in any case.
    Must,
    /// It is not amended.
    Never,
}

/// An instrument.
#[derive(Clone, Debug)]
pub struct Text {
    /// Its id.
    pub id: String,
    /// What amending it takes.
    pub weight: u32,
    /// Whether it may be chosen.
    pub fate: Fate,
}

/// A measure.
#[derive(Clone, Debug)]
pub struct Measure {
    /// Its id.
    pub id: String,
    /// The instruments that it and the measures it needs take.
    pub texts: Vec<TextIx>,
    /// The measures that it needs.
    pub needs: Vec<MeasureIx>,
    /// Those that cannot be carried out beside it.
    pub excludes: Vec<MeasureIx>,
    /// What it adds, goal by goal; zeros are left out.
    pub gains: Vec<(GoalIx, i64)>,
    /// What a bound counts instead; never below zero.
    pub hopes: Vec<(GoalIx, i64)>,
    /// The group in which a bound may count the other way, goal by goal, or any mix of both.
    pub group: Option<u32>,
    /// What it counts then; never below zero.
    pub others: Vec<(GoalIx, i64)>,
    /// Whether it comes about whenever its instruments are amended, even where it takes away.
    pub always: bool,
    /// Whether it is carried out whenever it can be: it takes nothing away unless it has to, excludes
    /// nothing, and so do all that it needs. Of the others some must be left.
    pub plain: bool,
}

/// A limit.
#[derive(Clone, Debug)]
pub struct Cap {
    /// The instruments, with what each counts for.
    pub texts: Vec<(TextIx, u64)>,
    /// How much is allowed.
    pub most: u64,
}

/// A checked problem: every reference exists, nothing runs in a circle, nothing contradicts itself.
#[derive(Clone, Debug)]
pub struct Problem {
    /// The instruments, by id.
    pub texts: Table<TextIx, Text>,
    /// The measures, by id.
    pub measures: Table<MeasureIx, Measure>,
    /// What is to be reached, goal by goal.
    pub needs: Table<GoalIx, i64>,
    /// Limits.
    pub caps: Vec<Cap>,
}

impl Problem {
    /// Checks what was told.
    ///
    /// # Errors
    /// Every flaw: ids that stand twice or name nothing, circles of measures, no measure at all.
    pub fn new(mut draft: Draft) -> Result<Self, Vec<Flaw>> {
        draft.texts.sort_by(|a, b| a.id.cmp(&b.id));
        draft.measures.sort_by(|a, b| a.id.cmp(&b.id));
        let mut flaws = Vec::new();
        if draft.measures.is_empty() {
            flaws.push(Flaw::NoMeasure);
        }
        let mut texts = Table::default();
        for text in &draft.texts {
            if text.weight == 0 {
                flaws.push(Flaw::NoWeight { id: text.id.clone() });
            }
            let row = Text { id: text.id.clone(), weight: text.weight, fate: text.fate };
            if texts.insert(&text.id, row).is_err() {
                flaws.push(Flaw::Twice { id: text.id.clone() });
            }
        }
        let mut names: Table<MeasureIx, ()> = Table::default();
        for measure in &draft.measures {
            if names.insert(&measure.id, ()).is_err() {
                flaws.push(Flaw::Twice { id: measure.id.clone() });
            }
        }
        let mut measures = Table::default();
        for measure in &draft.measures {
            let by_goal = |amounts: &[i64]| -> Vec<(GoalIx, i64)> {
                let goals = (0..).map(GoalIx::from_raw).take(draft.needs.len());
                let told = goals.zip(amounts.iter().copied());
                told.filter(|(_, amount)| *amount != 0).collect()
            };
            let hopes = if measure.hopes.is_empty() { &measure.gains } else { &measure.hopes };
            measures.push(Measure {
                id: measure.id.clone(),
                texts: flaw::resolve(&texts, &measure.texts, &mut flaws),
                needs: flaw::resolve(&names, &measure.needs, &mut flaws),
                excludes: flaw::resolve(&names, &measure.excludes, &mut flaws),
                gains: by_goal(&measure.gains),
                hopes: by_goal(&above_zero(hopes)),
                group: measure.group,
                others: by_goal(&above_zero(&measure.others)),
                always: measure.always,
                plain: true,
            });
        }
        let mut caps = Vec::new();
        for cap in &draft.caps {
            let counted = |ix: TextIx| (ix, cap.of.count(texts[ix].weight));
            let found = flaw::resolve(&texts, &cap.texts, &mut flaws);
            caps.push(Cap { texts: found.into_iter().map(counted).collect(), most: cap.most });
        }
        flaws.extend(flaw::circles(&measures));
        if !flaws.is_empty() {
            return Err(flaws);
        }
        let mut problem = Self { texts, measures, needs: draft.needs.into_iter().collect(), caps };
        problem.exclude_both_ways();
        problem.spread_needs();
        Ok(problem)
    }

    /// Tells every exclusion on both sides.
    fn exclude_both_ways(&mut self) {
        let pairs: Vec<(MeasureIx, MeasureIx)> = self
            .measures
            .iter()
            .flat_map(|(ix, one)| one.excludes.iter().map(move |&other| (other, ix)))
            .collect();
        for (one, other) in pairs {
            self.measures[one].excludes.push(other);
        }
        for ix in self.measures.indexes() {
            let excludes = &mut self.measures[ix].excludes;
            excludes.retain(|other| *other != ix);
            excludes.sort_unstable();
            excludes.dedup();
        }
    }

    /// Gives each measure the instruments of those it needs, and tells which are plain.
    fn spread_needs(&mut self) {
        for ix in self.order() {
            let mut texts = self.measures[ix].texts.clone();
            let one = &self.measures[ix];
            let helps = one.always || one.gains.iter().all(|(_, gain)| *gain >= 0);
            let mut plain = one.excludes.is_empty() && helps;
            for &need in &one.needs {
                texts.extend(&self.measures[need].texts);
                plain &= self.measures[need].plain;
            }
            texts.sort_unstable();
            texts.dedup();
            let one = &mut self.measures[ix];
            one.texts = texts;
            one.plain = plain;
        }
    }

    /// The measures, each after those it needs. There are no circles.
    pub(super) fn order(&self) -> Vec<MeasureIx> {
        let mut done: Table<MeasureIx, bool> = self.measures.indexes().map(|_| false).collect();
        let mut order = Vec::with_capacity(self.measures.len());
        for start in self.measures.indexes() {
            let mut stack = vec![(start, false)];
            while let Some((ix, ready)) = stack.pop() {
                if done[ix] {
                    continue;
                }
                if ready {
                    done[ix] = true;
                    order.push(ix);
                    continue;
                }
                stack.push((ix, true));
                let needs = self.measures[ix].needs.iter();
                stack.extend(needs.filter(|need| !done[**need]).map(|&need| (need, false)));
            }
        }
        order
    }

    /// The weight of some instruments.
    #[must_use]
    pub fn weight(&self, texts: &[TextIx]) -> u64 {
        texts.iter().map(|&ix| u64::from(self.texts[ix].weight)).sum()
    }

    /// What some measures add up to, goal by goal.
    #[must_use]
    pub fn totals(&self, measures: &[MeasureIx]) -> Table<GoalIx, i128> {
        let mut totals: Table<GoalIx, i128> = self.needs.indexes().map(|_| 0).collect();
        for &ix in measures {
            for &(goal, gain) in &self.measures[ix].gains {
                totals[goal] += i128::from(gain);
            }
        }
        totals
    }

    /// Whether totals reach every goal.
    #[must_use]
    pub fn reached(&self, totals: &Table<GoalIx, i128>) -> bool {
        self.needs.iter().all(|(goal, need)| totals[goal] >= i128::from(*need))
    }

    /// Whether instruments stay under every cap.
    #[must_use]
    pub fn within_caps(&self, texts: &[TextIx]) -> bool {
        self.caps.iter().all(|cap| {
            let counts = cap.texts.iter().filter(|(ix, _)| texts.contains(ix));
            counts.map(|(_, count)| count).sum::<u64>() <= cap.most
        })
    }

    /// A flag for each instrument.
    pub(super) fn flags(&self, texts: &[TextIx]) -> Table<TextIx, bool> {
        let mut flags: Table<TextIx, bool> = self.texts.indexes().map(|_| false).collect();
        for &ix in texts {
            flags[ix] = true;
        }
        flags
    }

    /// The measures that some instruments allow, whether they get along with each other or not.
    pub(super) fn available(&self, chosen: &Table<TextIx, bool>) -> Vec<MeasureIx> {
        let all = self.measures.iter();
        let open = all.filter(|(_, one)| one.texts.iter().all(|text| chosen[*text]));
        open.map(|(ix, _)| ix).collect()
    }
}

fn above_zero(amounts: &[i64]) -> Vec<i64> {
    amounts.iter().map(|amount| *amount.max(&0)).collect()
}
