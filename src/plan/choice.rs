//! What is chosen, and which measures the instruments chosen allow together.

use super::problem::{Fate, MeasureIx, Problem, TextIx};
use crate::index::Table;

/// Instruments to amend and measures to carry out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The instruments, sorted.
    pub texts: Vec<TextIx>,
    /// The measures, sorted.
    pub measures: Vec<MeasureIx>,
}

impl Problem {
    /// Whether a choice keeps every rule of the problem and reaches every goal.
    #[must_use]
    pub fn admits(&self, choice: &Choice) -> bool {
        let chosen = self.flags(&choice.texts);
        let done = |ix: &MeasureIx| choice.measures.contains(ix);
        let sound = choice.measures.iter().all(|&ix| {
            let one = &self.measures[ix];
            one.texts.iter().all(|text| chosen[*text])
                && one.needs.iter().all(done)
                && !one.excludes.iter().any(done)
        });
        let complete = self.measures.iter().all(|(ix, one)| {
            let comes_about = one.always && one.plain && one.texts.iter().all(|text| chosen[*text]);
            !comes_about || done(&ix)
        });
        let fated = self.texts.iter().all(|(ix, text)| match text.fate {
            Fate::Free => true,
            Fate::Must => chosen[ix],
            Fate::Never => !chosen[ix],
        });
        sound
            && complete
            && fated
            && self.within_caps(&choice.texts)
            && self.reached(&self.totals(&choice.measures))
    }

    /// The measures to carry out with some instruments: all plain ones, and of the others, in the
    /// order of what they add, those that still go together. Quick, and not always the best; the
    /// exact solver tries them all.
    #[must_use]
    pub fn carried_out(&self, texts: &[TextIx]) -> Vec<MeasureIx> {
        let available = self.available(&self.flags(texts));
        let (mut done, others): (Vec<_>, Vec<_>) =
            available.into_iter().partition(|&ix| self.measures[ix].plain);
        if others.is_empty() {
            return done;
        }
        let mut state: Table<MeasureIx, bool> = self.measures.indexes().map(|_| false).collect();
        for &ix in &done {
            state[ix] = true;
        }
        let mut ranked: Vec<(i128, MeasureIx)> =
            others.into_iter().map(|ix| (self.value(&self.whole(ix, &state)), ix)).collect();
        ranked.sort_by(|(a, x), (b, y)| b.cmp(a).then(x.cmp(y)));
        for (_, ix) in ranked {
            let all = self.whole(ix, &state);
            let excluded = |one: &MeasureIx| {
                let excludes = &self.measures[*one].excludes;
                excludes.iter().any(|other| state[*other] || all.contains(other))
            };
            if self.value(&all) > 0 && !all.iter().any(excluded) {
                for &one in &all {
                    state[one] = true;
                }
                done.extend(all);
            }
        }
        done.sort_unstable();
        done
    }

    /// A measure with those it needs that are not done yet.
    fn whole(&self, ix: MeasureIx, done: &Table<MeasureIx, bool>) -> Vec<MeasureIx> {
        let mut all: Vec<MeasureIx> = Vec::new();
        let mut open = vec![ix];
        while let Some(one) = open.pop() {
            if !done[one] && !all.contains(&one) {
                all.push(one);
                open.extend(&self.measures[one].needs);
            }
        }
        all
    }

    /// What measures add, each goal measured by its need: millionths of a whole goal.
    fn value(&self, measures: &[MeasureIx]) -> i128 {
        let gains = measures.iter().flat_map(|&ix| &self.measures[ix].gains);
        gains
            .map(|&(goal, gain)| i128::from(gain) * 1_000_000 / i128::from(self.needs[goal]).max(1))
            .sum()
    }

    /// A choice of instruments with the measures they allow.
    #[must_use]
    pub fn choice(&self, mut texts: Vec<TextIx>) -> Choice {
        texts.sort_unstable();
        texts.dedup();
        let measures = self.carried_out(&texts);
        Choice { texts, measures }
    }
}
