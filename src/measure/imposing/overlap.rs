//! How much of what a name says a title says too.

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::{FixedState, RandomState};

use crate::catalog::text::key;

/// How distinctive each word is: rare words of titles say what a text is about.
///
/// Measured on the titles of the instruments we know, in whole bits, so that no rounding of a
/// machine can reach the order.
#[derive(Debug)]
pub(super) struct Weights {
    titles: u32,
    /// In how many titles each word stands; looked up, never walked.
    counts: HashMap<Word, u32, RandomState>,
}

impl Weights {
    pub(super) fn new(titles: &[Bag]) -> Self {
        let mut weights = Self { titles: 0, counts: HashMap::default() };
        for title in titles {
            weights.titles += 1;
            for word in &title.0 {
                *weights.counts.entry(*word).or_default() += 1;
            }
        }
        weights
    }

    /// The weight of a word: how often titles must be halved until it stands in all that is left.
    fn of(&self, word: Word) -> u32 {
        let count = self.counts.get(&word).copied().unwrap_or_default();
        ((self.titles + 1) / (count + 1)).checked_ilog2().unwrap_or_default().max(1)
    }

    /// The points earned by a title, of those for all distinctive words of a name.
    pub(super) fn earned(&self, points: i32, name: &Bag, title: &Bag) -> i32 {
        let (mut all, mut shared) = (0, 0);
        for word in &name.0 {
            let weight = i64::from(self.of(*word));
            all += weight;
            if title.0.binary_search(word).is_ok() {
                shared += weight;
            }
        }
        if all == 0 { 0 } else { i32::try_from(i64::from(points) * shared / all).unwrap_or(points) }
    }
}

/// A word by its hash: words are only told apart and counted here, and a list of short texts takes
/// six times the memory. That two of some ten thousand words share one of 2⁶⁴ hashes is not expected
/// to happen once in 10¹¹ vocabularies.
type Word = u64;

/// The distinct words of a text, sorted; numbers are no words.
#[derive(Clone, Debug)]
pub(super) struct Bag(Box<[Word]>);

impl Bag {
    pub(super) fn new(text: &str) -> Self {
        let key = key(text);
        let words = key.split(' ').filter(|word| !word.is_empty());
        let words = words.filter(|word| !word.starts_with(|c: char| c.is_numeric()));
        let hashes = FixedState::default();
        let mut words: Vec<Word> = words.map(|word| hashes.hash_one(word)).collect();
        words.sort_unstable();
        words.dedup();
        Self(words.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rare_words_shared_count_for_more_than_common_ones() {
        let titles = ["luật hộ tịch", "luật đất đai", "luật nhà ở", "luật căn cước"];
        let weights = Weights::new(&titles.map(Bag::new));
        let earned =
            |name: &str, title: &str| weights.earned(100, &Bag::new(name), &Bag::new(title));
        assert_eq!(earned("Hộ tịch", "LUẬT HỘ TỊCH 2014"), 100);
        assert_eq!(earned("Hộ tịch", "Luật Đất đai"), 0);
        assert!(earned("luật tàu", "luật xe") < earned("luật tàu", "tàu xe"));
        assert_eq!(earned("", "Luật Đất đai"), 0);
    }
}
