//! All phrases of the knowledge in one tree.

use super::Role;
use super::fold::{Folded, Mark, nfc};
use super::raw::CueClass;
use super::spelling::{Agreement, Spelling};
use super::trie::{Trie, number};
use crate::knowledge::DocumentIx;

/// The word with which words on copies begin ("bản chính", "bản gốc").
const COPY_WORD: &[u8] = b"ban ";

/// What a phrase means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Meaning {
    /// It is a short name: row of [`super::Cues::short_names`]. Before all others, since a short
    /// name is more than its words only where its topic is given.
    ShortName(u16),
    /// It is a short name when it ends its item.
    ClosingName(u16),
    /// It names a document type.
    Document(DocumentIx),
    /// It is about the topic of a short name.
    Topic(u16),
    /// It is a cue.
    Cue(CueClass),
    /// It says whose paper it is.
    Role(Role),
    /// It names a fact that stands for a paper where something is looked up.
    Fact(DocumentIx),
}

/// A phrase found in a text: a range of folded letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// First letter.
    pub(crate) start: usize,
    /// One past the last letter.
    pub(crate) end: usize,
    /// What it means.
    pub(crate) meaning: Meaning,
    /// How well it agrees.
    pub(crate) agreement: Agreement,
}

/// One phrase before compilation.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// The phrase, with diacritics.
    pub(crate) text: Box<str>,
    /// What it means.
    pub(crate) meaning: Meaning,
    /// Whether it counts in capitals only.
    pub(crate) capitals: bool,
    /// Whether it counts only with its diacritics, since without them it is another word as well.
    pub(crate) needs_marks: bool,
}

/// The compiled phrases.
#[derive(Debug)]
pub(crate) struct Lexicon {
    patterns: Trie,
    /// What the spellings of all patterns mean, pattern by pattern. Lists of lists of boxed marks
    /// would be spread over the memory, and each look-up would wait for three places of it.
    spellings: Vec<Spelling>,
    /// By pattern number: where its spellings end; they begin where those before it end.
    ends: Vec<u32>,
    /// The marks of all spellings.
    marks: Vec<Mark>,
}

impl Default for Lexicon {
    fn default() -> Self {
        Self::new(&[])
    }
}

impl Lexicon {
    /// Compiles phrases; those with equal bases share a pattern.
    #[must_use]
    pub(crate) fn new(phrases: &[Phrase]) -> Self {
        let mut marks = Vec::with_capacity(phrases.iter().map(|phrase| phrase.text.len()).sum());
        let mut folded = Folded::default();
        let mut spelled: Vec<(Box<[u8]>, Spelling)> = Vec::with_capacity(phrases.len());
        for phrase in phrases {
            folded.refill(&nfc(&phrase.text));
            let spelling = Spelling {
                marks: number(marks.len()),
                meaning: phrase.meaning,
                capitals: phrase.capitals,
                needs_marks: phrase.needs_marks,
            };
            marks.extend_from_slice(folded.marks(0, folded.bases().len()));
            spelled.push((folded.bases().into(), spelling));
        }
        spelled.sort_by(|one, other| one.0.cmp(&other.0));
        let (mut keys, mut ends) = (Vec::new(), Vec::new());
        for alike in spelled.chunk_by(|one, other| one.0 == other.0) {
            keys.extend(alike.first().map(|(key, _)| &**key));
            ends.push(ends.last().copied().unwrap_or(0) + number(alike.len()));
        }
        let patterns = Trie::new(&keys);
        marks.shrink_to_fit();
        let spellings = spelled.into_iter().map(|(_, spelling)| spelling).collect();
        Self { patterns, spellings, ends, marks }
    }

    /// The spellings of a pattern.
    fn spellings(&self, pattern: usize) -> &[Spelling] {
        let end = |pattern: usize| self.ends.get(pattern).map_or(0, |&end| end as usize);
        let start = pattern.checked_sub(1).map_or(0, end);
        self.spellings.get(start..end(pattern)).unwrap_or_default()
    }

    /// The marks of a spelling that has so many letters.
    fn marks(&self, spelling: &Spelling, letters: usize) -> &[Mark] {
        let start = spelling.marks as usize;
        self.marks.get(start..start + letters).unwrap_or_default()
    }

    /// Finds the phrases of a text: of overlapping ones the one that begins first, then the longest.
    pub(crate) fn scan(&self, text: &Folded, found: &mut Vec<Found>) {
        found.clear();
        let mut at = 0;
        let mut within_word = false;
        while let Some(&base) = text.bases().get(at) {
            if !within_word && let Some(phrase) = self.longest(text, at) {
                let phrase = self.without_copy_words(text, phrase).unwrap_or(phrase);
                at = phrase.end;
                within_word = text.base(at - 1).is_ascii_alphanumeric();
                found.push(phrase);
            } else {
                within_word = base.is_ascii_alphanumeric();
                at += 1;
            }
        }
    }

    /// The longer name behind the words on copies with which a name begins.
    ///
    /// "Bản chính giấy phép" names any licence, but in "bản chính giấy phép lái xe" the name that
    /// begins later says more.
    fn without_copy_words(&self, text: &Folded, found: Found) -> Option<Found> {
        if !matches!(found.meaning, Meaning::Document(_) | Meaning::ShortName(_)) {
            return None;
        }
        let words = text.bases().get(found.start..found.end)?.strip_prefix(COPY_WORD)?;
        let kind_of_copy = words.iter().position(|&base| base == b' ')?;
        let inner = self.longest(text, found.start + COPY_WORD.len() + kind_of_copy + 1)?;
        let says_more = inner.end > found.end && matches!(inner.meaning, Meaning::Document(_));
        // A short name with its topic behind it is understood, and gives the topic to others.
        let is_short = matches!(found.meaning, Meaning::ShortName(_));
        let topic = |meaning| matches!(meaning, Meaning::Topic(_));
        let says_more = says_more && !(is_short && self.any_within(text, &inner, topic));
        says_more.then_some(Found { start: found.start, ..inner })
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.spellings.is_empty()
    }

    /// Whether a phrase stands in a text.
    #[must_use]
    pub(crate) fn occurs_in(&self, text: &Folded) -> bool {
        if self.is_empty() {
            return false;
        }
        let mut found = Vec::new();
        self.scan(text, &mut found);
        !found.is_empty()
    }

    /// Where the longest phrase that begins at a place ends.
    #[must_use]
    pub(crate) fn end_of_phrase_at(&self, text: &Folded, start: usize) -> Option<usize> {
        self.longest(text, start).map(|found| found.end)
    }

    /// Whether a phrase with a meaning stands within a longer one.
    #[must_use]
    pub(crate) fn any_within(
        &self,
        text: &Folded,
        outer: &Found,
        means: impl Fn(Meaning) -> bool,
    ) -> bool {
        let begins = |&at: &usize| !text.base(at - 1).is_ascii_alphanumeric();
        (outer.start + 1..outer.end)
            .filter(begins)
            .filter_map(|at| self.longest(text, at))
            .any(|inner| inner.end <= outer.end && means(inner.meaning))
    }

    /// The longest phrase that begins at a place between words and ends between words.
    fn longest(&self, text: &Folded, start: usize) -> Option<Found> {
        let mut longest = None;
        for (pattern, length) in self.patterns.prefixes(text.bases().get(start..)?) {
            let end = start + length;
            if text.base(end).is_ascii_alphanumeric() {
                continue;
            }
            let agreeing = self.spellings(pattern).iter().filter_map(|spelling| {
                let agreement = spelling.agrees(self.marks(spelling, length), text, start)?;
                Some((agreement, spelling.meaning))
            });
            if let Some((agreement, meaning)) = agreeing.min() {
                longest = Some(Found { start, end, meaning, agreement });
            }
        }
        longest.filter(|_| !is_in_number(text, start))
    }
}

/// Whether a place lies within the number of a form or instrument, such as `05/2025/LLTP`.
fn is_in_number(text: &Folded, start: usize) -> bool {
    let Some(slash) = start.checked_sub(1).filter(|&at| matches!(text.base(at), b'/' | b'-'))
    else {
        return false;
    };
    slash.checked_sub(1).is_some_and(|at| text.base(at).is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lexicon(phrases: &[(&str, CueClass)]) -> Lexicon {
        let phrases: Vec<Phrase> = phrases
            .iter()
            .map(|&(text, class)| Phrase {
                text: text.into(),
                meaning: Meaning::Cue(class),
                capitals: false,
                needs_marks: false,
            })
            .collect();
        Lexicon::new(&phrases)
    }

    fn scan(lexicon: &Lexicon, text: &str) -> Vec<CueClass> {
        let mut found = Vec::new();
        lexicon.scan(&Folded::new(&nfc(text)), &mut found);
        found
            .iter()
            .map(|one| match one.meaning {
                Meaning::Cue(class) => class,
                _ => unreachable!("only cues were put in"),
            })
            .collect()
    }

    #[test]
    fn equal_bases_are_told_apart_by_their_marks() {
        let lexicon = lexicon(&[("chứng tử", CueClass::PaperHead), ("chứng từ", CueClass::Masks)]);
        assert_eq!(scan(&lexicon, "giấy chứng tử"), [CueClass::PaperHead]);
        assert_eq!(scan(&lexicon, "các chứng từ"), [CueClass::Masks]);
        assert!(scan(&lexicon, "ngân hàng chứng tư").is_empty(), "a marked line is believed");
        assert_eq!(scan(&lexicon, "ngan hang chung tu gi"), [CueClass::PaperHead]);
    }

    #[test]
    fn both_places_of_the_tone_are_read() {
        let lexicon = lexicon(&[("hòa giải", CueClass::PaperHead)]);
        assert_eq!(scan(&lexicon, "Biên bản HOÀ GIẢI"), [CueClass::PaperHead]);
    }

    #[test]
    fn the_longer_phrase_wins_and_words_are_whole() {
        let lexicon =
            lexicon(&[("căn cước", CueClass::PaperHead), ("số căn cước", CueClass::Masks)]);
        assert_eq!(scan(&lexicon, "ghi số căn cước"), [CueClass::Masks]);
        assert!(scan(&lexicon, "văn cước căn cướcx").is_empty());
    }
}
