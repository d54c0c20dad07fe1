//! A set of instruments that is changed one by one, with what it reaches kept up to date.

use super::compiled::{BundleIx, Compiled};
use super::problem::{Fate, GoalIx, TextIx};
use crate::index::Table;
use crate::random::Random;

/// A set of instruments.
#[derive(Clone, Debug)]
pub(super) struct State<'c> {
    compiled: &'c Compiled,
    pub(super) chosen: Table<TextIx, bool>,
    pub(super) weight: u64,
    /// Instruments that each bundle still misses.
    missing: Table<BundleIx, u32>,
    /// What is reached of each goal.
    have: Table<GoalIx, i128>,
    /// What each instrument would add: of each bundle not complete, the part of one who brings one of
    /// so many missing instruments.
    promise: Table<TextIx, Vec<i64>>,
    /// How much of each cap is used.
    used: Vec<u64>,
}

impl<'c> State<'c> {
    /// Only what must be chosen.
    pub(super) fn new(compiled: &'c Compiled) -> Self {
        let goals = compiled.needs.len();
        let texts = || compiled.weights.indexes();
        let mut state = Self {
            compiled,
            chosen: texts().map(|_| false).collect(),
            weight: 0,
            missing: compiled.bundles.rows().iter().map(|one| count(one.texts.len())).collect(),
            have: compiled.needs.indexes().map(|_| 0).collect(),
            promise: texts().map(|_| vec![0; goals]).collect(),
            used: vec![0; compiled.caps.len()],
        };
        for bundle in compiled.bundles.indexes() {
            state.tell(bundle, 1);
        }
        for text in texts() {
            if compiled.fates[text] == Fate::Must {
                state.add(text);
            }
        }
        state
    }

    /// What must be chosen and the instruments that `wanted` tells.
    pub(super) fn with(compiled: &'c Compiled, wanted: &Table<TextIx, bool>) -> Self {
        let mut state = Self::new(compiled);
        for (text, wanted) in wanted.iter() {
            if *wanted && compiled.fates[text] == Fate::Free && state.fits(text) {
                state.add(text);
            }
        }
        state
    }

    /// Adds or takes back the promises of a bundle to the instruments it misses.
    fn tell(&mut self, bundle: BundleIx, sign: i64) {
        let missing = i64::from(self.missing[bundle]);
        let Some(bundle) = self.compiled.bundles.rows().get(at(bundle)) else { return };
        if missing == 0 {
            return;
        }
        for &text in bundle.texts.iter().filter(|text| !self.chosen[**text]) {
            for &(goal, gain) in &bundle.gains {
                if let Some(promise) = self.promise[text].get_mut(at(goal)) {
                    *promise += sign * (gain / missing);
                }
            }
        }
    }

    pub(super) fn add(&mut self, text: TextIx) {
        if self.chosen[text] {
            return;
        }
        let compiled = self.compiled;
        for &bundle in &compiled.takers[text] {
            self.tell(bundle, -1);
        }
        self.chosen[text] = true;
        self.weight += compiled.weights[text];
        for &(cap, count) in &compiled.capped[text] {
            if let Some(used) = self.used.get_mut(cap) {
                *used += count;
            }
        }
        for &bundle in &compiled.takers[text] {
            self.missing[bundle] -= 1;
            self.tell(bundle, 1);
            if self.missing[bundle] == 0 {
                for &(goal, gain) in &compiled.bundles[bundle].gains {
                    self.have[goal] += i128::from(gain);
                }
            }
        }
    }

    pub(super) fn remove(&mut self, text: TextIx) {
        if !self.chosen[text] {
            return;
        }
        let compiled = self.compiled;
        for &bundle in &compiled.takers[text] {
            self.tell(bundle, -1);
            if self.missing[bundle] == 0 {
                for &(goal, gain) in &compiled.bundles[bundle].gains {
                    self.have[goal] -= i128::from(gain);
                }
            }
            self.missing[bundle] += 1;
        }
        self.chosen[text] = false;
        self.weight -= compiled.weights[text];
        for &(cap, count) in &compiled.capped[text] {
            if let Some(used) = self.used.get_mut(cap) {
                *used -= count;
            }
        }
        for &bundle in &compiled.takers[text] {
            self.tell(bundle, 1);
        }
    }

    /// How much work it is to look at everything once.
    pub(super) fn size(&self) -> u64 {
        self.compiled.size()
    }

    /// Whether the caps leave room for an instrument.
    pub(super) fn fits(&self, text: TextIx) -> bool {
        self.compiled.capped[text].iter().all(|&(cap, count)| {
            let most = self.compiled.caps.get(cap).map_or(u64::MAX, |(_, most)| *most);
            self.used.get(cap).is_none_or(|used| used + count <= most)
        })
    }

    /// Whether every goal is reached.
    pub(super) fn reached(&self) -> bool {
        self.compiled.needs.iter().all(|(goal, need)| self.have[goal] >= i128::from(*need))
    }

    /// Whether every goal would still be reached without an instrument.
    fn can_spare(&self, text: TextIx) -> bool {
        let compiled = self.compiled;
        let mut lost: Table<GoalIx, i128> = compiled.needs.indexes().map(|_| 0).collect();
        for &bundle in compiled.takers[text].iter().filter(|one| self.missing[**one] == 0) {
            for &(goal, gain) in &compiled.bundles[bundle].gains {
                lost[goal] += i128::from(gain);
            }
        }
        compiled.needs.iter().all(|(goal, need)| {
            lost[goal] <= 0 || self.have[goal] - lost[goal] >= i128::from(*need)
        })
    }

    /// What an instrument adds to what is missing, for each unit of its weight.
    fn score(&self, text: TextIx) -> f64 {
        let compiled = self.compiled;
        let mut score = 0.0;
        for ((goal, need), promise) in compiled.needs.iter().zip(&self.promise[text]) {
            let missing = i128::from(*need) - self.have[goal];
            if missing > 0 {
                let useful = i128::from(*promise).min(missing);
                score += useful as f64 / (*need).max(1) as f64;
            }
        }
        score / compiled.weights[text] as f64
    }

    /// Adds the instruments that promise most for their weight until every goal is reached; gives
    /// whether it is. Chance, where it is given, mixes the order a little.
    pub(super) fn complete(
        &mut self,
        barred: &Table<TextIx, bool>,
        chance: Option<&mut Random>,
    ) -> bool {
        let mut noise: Vec<f64> = Vec::new();
        if let Some(random) = chance {
            noise = self.chosen.rows().iter().map(|_| 1.0 + random.part() * 0.2).collect();
        }
        while !self.reached() {
            let open = self.chosen.iter().filter(|(text, chosen)| {
                !**chosen
                    && self.compiled.fates[*text] == Fate::Free
                    && !barred[*text]
                    && self.fits(*text)
            });
            let scored = open.map(|(text, _)| {
                let noise = noise.get(at(text)).copied().unwrap_or(1.0);
                (self.score(text) * noise, text)
            });
            // Of equals the first by id.
            let best = scored.max_by(|(a, x), (b, y)| a.total_cmp(b).then(y.cmp(x)));
            match best {
                Some((score, text)) if score > 0.0 => self.add(text),
                _ => return false,
            }
        }
        true
    }

    /// Removes what can be spared, what frees most first.
    pub(super) fn prune(&mut self) {
        let free = self
            .chosen
            .iter()
            .filter(|(text, chosen)| **chosen && self.compiled.fates[*text] == Fate::Free);
        let mut order: Vec<TextIx> = free.map(|(text, _)| text).collect();
        order.sort_by_key(|&text| (std::cmp::Reverse(self.compiled.weights[text]), text));
        for text in order {
            if self.can_spare(text) {
                self.remove(text);
            }
        }
    }

    /// The instruments chosen.
    pub(super) fn texts(&self) -> Vec<TextIx> {
        self.chosen.iter().filter(|(_, chosen)| **chosen).map(|(text, _)| text).collect()
    }

    /// Those chosen that need not be.
    pub(super) fn free(&self) -> Vec<TextIx> {
        let free = |text: &TextIx| self.compiled.fates[*text] == Fate::Free;
        self.texts().into_iter().filter(free).collect()
    }
}

/// The raw place of an index.
fn at<I: crate::index::Ix>(index: I) -> usize {
    index.raw() as usize
}

/// A count that fits 32 bits: a bundle has no more instruments than the problem.
fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
