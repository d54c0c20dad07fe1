//! Typing and scanning faults in the names of papers: fuzzy matching of what the automata left over.
//!
//! Only words that stand where a paper is asked for and name none exactly are tried, and only
//! against aliases that agree with them in all words but one. That keeps the work constant per
//! paper, and keeps short words, where one letter makes another paper, out of reach.

use std::collections::BTreeSet;

use super::fold::{Folded, nfc};
use super::trie::number;
use crate::knowledge::DocumentIx;
use crate::lower::lower;

/// Aliases shorter than this are never repaired: too many short words differ by one letter.
const SHORTEST_ALIAS: usize = 10;
/// Aliases of more words than this are not repaired: the work for a name grows with the square of
/// its words, and a faulty name of many words is still found by the words around its fault.
const MOST_WORDS: usize = 8;
/// A word shorter than this is not repaired when a letter differs: it is another word.
const SHORTEST_FAULTY_WORD: usize = 4;
/// Letters that may differ in one word.
const MOST_FAULTS: usize = 1;
/// Bits of a key by which the gaps are found: as many beginnings as there are gaps, about.
const BITS: u32 = 14;
/// The least similarity at which a faulty name is taken for an alias.
const LEAST_SCORE: f64 = 0.9;

/// An alias with what it names.
#[derive(Debug)]
struct Alias {
    text: Box<str>,
    document: DocumentIx,
}

/// An alias at one of its words, found by all its others.
#[derive(Clone, Copy, Debug)]
struct Gap {
    /// A key of the other words in their places.
    key: u64,
    row: u32,
    /// Length, first and last letter of the word left out: all that [`Self::is_near`] asks for.
    word: (u16, u8, u8),
}

impl Gap {
    /// Whether a word may be this one with a fault: a cheap test before the costly ones.
    fn is_near(self, word: &[u8]) -> bool {
        let (ours, theirs) = (self.word, outline(word));
        let ends = ours.1 == theirs.1 || ours.2 == theirs.2;
        ends && usize::from(ours.0.abs_diff(theirs.0)) <= MOST_FAULTS
    }
}

/// Length, first and last letter of a word, which is never empty.
fn outline(word: &[u8]) -> (u16, u8, u8) {
    let end = |letter: Option<&u8>| letter.copied().unwrap_or_default();
    (u16::try_from(word.len()).unwrap_or(u16::MAX), end(word.first()), end(word.last()))
}

/// The index of aliases by what remains when one of their words is left out.
#[derive(Debug, Default)]
pub(crate) struct Repair {
    aliases: Vec<Alias>,
    /// Sorted by key: a map of lists took sixty thousand allocations.
    gaps: Vec<Gap>,
    /// Where the gaps begin whose keys have the same first [`BITS`] bits. Keys are spread evenly,
    /// so a handful stand between two beginnings. A binary search of the whole table took 3 % of the
    /// time of an analysis.
    begins: Vec<u32>,
    confusable: BTreeSet<Box<str>>,
    longest: usize,
}

/// A faulty name recognised.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Repaired {
    /// What it names.
    pub(crate) document: DocumentIx,
    /// One past its last letter.
    pub(crate) end: usize,
    /// Similarity of the alias that won.
    pub(crate) score: f32,
    /// Similarity of the nearest alias of another type.
    pub(crate) runner_up: f32,
}

impl Repair {
    /// Indexes aliases.
    #[must_use]
    pub(crate) fn new(aliases: &[(&str, DocumentIx)], confusable: &[Box<str>]) -> Self {
        let mut repair =
            Self { confusable: confusable.iter().cloned().collect(), ..Self::default() };
        let mut folded = Folded::default();
        let (mut spans, mut words) = (Vec::new(), Vec::new());
        for &(text, document) in aliases {
            let text: Box<str> = lower(&nfc(text)).into();
            folded.refill(&text);
            spans.clear();
            spans.extend(self::words(&folded, 0));
            words.clear();
            words.extend(spans.iter().map(|&(start, end)| hash(&folded, start, end)));
            let length = 3..=MOST_WORDS;
            if !length.contains(&words.len()) || folded.bases().len() < SHORTEST_ALIAS {
                continue;
            }
            let row = number(repair.aliases.len());
            for (key, &(start, end)) in keys(&words).zip(&spans) {
                let word = outline(folded.bases().get(start..end).unwrap_or_default());
                repair.gaps.push(Gap { key, row, word });
            }
            repair.longest = repair.longest.max(words.len());
            repair.aliases.push(Alias { text, document });
        }
        repair.gaps.sort_unstable_by_key(|gap| gap.key);
        repair.gaps.shrink_to_fit();
        let begin =
            |bucket: u64| repair.gaps.partition_point(|gap| gap.key >> (64 - BITS) < bucket);
        repair.begins = (0..=1 << BITS).map(|bucket| number(begin(bucket))).collect();
        repair
    }

    /// The gaps of a key.
    fn gaps_of(&self, key: u64) -> impl Iterator<Item = Gap> + '_ {
        let bucket = usize::try_from(key >> (64 - BITS)).unwrap_or(usize::MAX);
        let begin = |bucket: usize| self.begins.get(bucket).map_or(0, |&begin| begin as usize);
        let gaps = self.gaps.get(begin(bucket)..begin(bucket + 1)).unwrap_or_default();
        gaps.iter().copied().filter(move |gap| gap.key == key)
    }

    /// Recognises the paper that the words at a place of a text name with a fault.
    ///
    /// `nfc` is the text that was folded.
    #[must_use]
    pub(crate) fn find(&self, nfc: &str, text: &Folded, start: usize) -> Option<Repaired> {
        let spans: Vec<(usize, usize)> = words(text, start).take(self.longest).collect();
        let hashes: Vec<u64> = spans.iter().map(|&(from, to)| hash(text, from, to)).collect();
        let mut best: Option<Repaired> = None;
        for count in (3..=hashes.len()).rev() {
            let (Some(window), Some(&(_, end))) = (hashes.get(..count), spans.get(count - 1))
            else {
                continue;
            };
            let near = |(key, &(from, to)): (u64, &(usize, usize))| {
                let word = text.bases().get(from..to).unwrap_or_default();
                self.gaps_of(key).filter(move |gap| gap.is_near(word)).map(|gap| gap.row)
            };
            let rows: BTreeSet<u32> = keys(window).zip(&spans).flat_map(near).collect();
            if rows.is_empty() {
                continue;
            }
            let span = text.offset(start) as usize..text.offset(end) as usize;
            let phrase = lower(nfc.get(span).unwrap_or_default());
            if let Some(found) = self.best_of(&rows, &phrase, end)
                && best.is_none_or(|old| found.score > old.score)
            {
                best = Some(found);
            }
        }
        best
    }

    fn best_of(&self, rows: &BTreeSet<u32>, phrase: &str, end: usize) -> Option<Repaired> {
        let mut scored: Vec<(f64, DocumentIx)> = rows
            .iter()
            .filter_map(|&row| self.aliases.get(row as usize))
            .filter(|alias| self.may_be_fault(&alias.text, phrase))
            .map(|alias| {
                (strsim::normalized_damerau_levenshtein(&alias.text, phrase), alias.document)
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let &(score, document) = scored.first()?;
        let runner_up = scored.iter().find(|other| other.1 != document).map_or(0.0, |one| one.0);
        if score < LEAST_SCORE || runner_up >= score {
            return None;
        }
        #[allow(
            clippy::cast_possible_truncation,
            reason = "a similarity needs no double precision"
        )]
        Some(Repaired { document, end, score: score as f32, runner_up: runner_up as f32 })
    }

    /// Whether a phrase may be an alias with a fault in it, not another phrase.
    fn may_be_fault(&self, alias: &str, phrase: &str) -> bool {
        let mut pairs =
            alias.split(' ').zip(phrase.split(' ')).filter(|(ours, theirs)| ours != theirs);
        pairs.all(|(ours, theirs)| {
            let listed = self.confusable.contains(ours) && self.confusable.contains(theirs);
            !listed && is_fault(ours, theirs)
        })
    }
}

/// Whether a word may be another with a typing or scanning fault.
///
/// Vietnamese words are short and dense: one letter or mark mostly makes another word ("xử" is no
/// "cử", "được" is no "dược"). So a mark may be missing, or be the other of the two tones that are
/// commonly confused (hỏi and ngã); a letter may differ within a longer word.
fn is_fault(right: &str, written: &str) -> bool {
    let (right, written) = (Folded::new(right), Folded::new(written));
    let (ours, theirs) = (right.bases(), written.bases());
    if ours == theirs {
        let pairs = right.marks(0, ours.len()).iter().zip(written.marks(0, theirs.len()));
        return pairs.into_iter().all(|(ours, theirs)| theirs.may_stand_for(*ours));
    }
    let [ours, theirs] = [ours, theirs].map(|bases| std::str::from_utf8(bases).unwrap_or_default());
    ours.len() >= SHORTEST_FAULTY_WORD
        && ours.bytes().next() == theirs.bytes().next()
        && strsim::osa_distance(ours, theirs) == 1
}

/// The words of a text from a place on, as ranges of letters.
fn words(text: &Folded, start: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        // A name ends at the first punctuation.
        let end = (at..).find(|&end| !text.base(end).is_ascii_alphanumeric())?;
        let word = (at < end).then_some((at, end));
        at = end + 1;
        word
    })
}

/// FNV-1a of a word's bases.
fn hash(text: &Folded, start: usize, end: usize) -> u64 {
    let word = text.bases().get(start..end).unwrap_or_default();
    word.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// For each word left out, a key of the others in their places.
///
/// Keys may collide: every candidate is compared letter by letter afterwards.
fn keys(words: &[u64]) -> impl Iterator<Item = u64> + '_ {
    let place = |at: usize, word: u64| {
        word.wrapping_mul(
            (at as u64).wrapping_mul(2).wrapping_add(3).wrapping_mul(0x9e37_79b9_7f4a_7c15),
        )
    };
    let all = words
        .iter()
        .enumerate()
        .fold(words.len() as u64, |sum, (at, &word)| sum.wrapping_add(place(at, word)));
    words
        .iter()
        .enumerate()
        .map(move |(at, &word)| all.wrapping_sub(place(at, word)).wrapping_add(at as u64))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Ix;

    fn repair() -> Repair {
        let birth = DocumentIx::from_raw(0);
        let death = DocumentIx::from_raw(1);
        let marriage = DocumentIx::from_raw(2);
        Repair::new(
            &[
                ("giấy khai sinh", birth),
                ("giấy chứng tử", death),
                ("giấy chứng nhận kết hôn", marriage),
            ],
            &["tử".into(), "từ".into()],
        )
    }

    fn find(text: &str) -> Option<Repaired> {
        repair().find(text, &Folded::new(text), 0)
    }

    #[test]
    fn one_wrong_letter_is_mended() {
        let found = find("giấy chưng nhận kết hôn của cha mẹ").unwrap();
        assert_eq!(found.document, DocumentIx::from_raw(2));
        assert_eq!(found.end, "giay chung nhan ket hon".len());
        assert!(found.score > 0.9 && found.runner_up < found.score);
    }

    #[test]
    fn another_word_is_no_fault() {
        assert_eq!(find("giấy chứng từ"), None);
        assert_eq!(find("giấy phép xây dựng"), None);
    }
}
