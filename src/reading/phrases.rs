//! Sets of phrases that are looked for in long texts, in one pass and without copying the text.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::nfc;
use crate::lower::lower;

/// A set of phrases to be found in texts.
#[derive(Clone, Debug)]
pub(crate) struct Phrases {
    automaton: Option<AhoCorasick>,
    endings: Option<AhoCorasick>,
}

impl Phrases {
    /// Phrases as people spell them: as written, in small letters, as a line begins, in capitals.
    /// Four spellings of each phrase cost less than lower-casing every text.
    pub(crate) fn spelled<'p>(phrases: impl IntoIterator<Item = &'p Box<str>>) -> Self {
        let phrases: Vec<&str> = phrases.into_iter().map(|phrase| &**phrase).collect();
        Self { endings: endings(&phrases), ..Self::exact(spellings(&phrases)) }
    }

    /// Phrases in no other spelling than their own.
    pub(crate) fn exact(phrases: impl IntoIterator<Item = String>) -> Self {
        // Which of several phrases is found matters to nobody but a reader, who wants the longest. This
        // kind of search goes over a text sixteen letters at a time; the plain kind took four times as
        // long.
        Self { automaton: automaton(MatchKind::LeftmostLongest, phrases), endings: None }
    }

    /// Whether one of the phrases stands in a text.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        self.may_stand_in(text)
            && self.automaton.as_ref().is_some_and(|phrases| phrases.is_match(text))
    }

    /// The first phrase found in a text, the longest of those that begin there, in small letters.
    pub(crate) fn find(&self, text: &str) -> Option<Box<str>> {
        let text = nfc(text);
        if !self.may_stand_in(&text) {
            return None;
        }
        let found = self.automaton.as_ref()?.find(&*text)?;
        text.get(found.range()).map(|words| lower(words).into())
    }

    /// Whether the end of a phrase stands in a text.
    fn may_stand_in(&self, text: &str) -> bool {
        self.endings.as_ref().is_none_or(|endings| endings.is_match(text))
    }
}

/// How many phrases at least end alike where their endings are looked for first.
const PHRASES_OF_AN_ENDING: usize = 4;

/// The last two words of phrases, where few tell apart many phrases: nearly all lines have none of them,
/// and two or three are found several times as fast as all phrases.
fn endings(phrases: &[&str]) -> Option<AhoCorasick> {
    let mut endings: Vec<&str> = phrases.iter().map(|phrase| last_two_words(phrase)).collect();
    endings.sort_unstable();
    endings.dedup();
    let few = endings.len() * PHRASES_OF_AN_ENDING <= phrases.len();
    few.then(|| automaton(MatchKind::LeftmostLongest, spellings(&endings))).flatten()
}

fn last_two_words(phrase: &str) -> &str {
    let blank = |text: &str| text.rfind(' ');
    let before = blank(phrase).and_then(|last| blank(phrase.get(..last)?));
    before.and_then(|at| phrase.get(at + 1..)).unwrap_or(phrase)
}

/// Phrases as written, in small letters, as a line begins, in capitals.
fn spellings(phrases: &[&str]) -> impl Iterator<Item = String> {
    phrases.iter().flat_map(|phrase| {
        let small = phrase.to_lowercase();
        [(*phrase).to_owned(), capitalised(&small), small, phrase.to_uppercase()]
    })
}

/// Phrases and what each means, to be found as they are written.
#[derive(Debug)]
pub(crate) struct Meanings<T> {
    phrases: Option<AhoCorasick>,
    meanings: Vec<T>,
}

impl<T> Default for Meanings<T> {
    fn default() -> Self {
        Self { phrases: None, meanings: Vec::new() }
    }
}

impl<T> Meanings<T> {
    /// Phrases of which the first in a text counts, and of several that begin there the longest.
    pub(crate) fn first_and_longest(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        Self::new(MatchKind::LeftmostLongest, phrases)
    }

    /// Phrases that all count, also those that share letters.
    pub(crate) fn overlapping(phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        Self::new(MatchKind::Standard, phrases)
    }

    fn new(kind: MatchKind, phrases: impl IntoIterator<Item = (String, T)>) -> Self {
        let (phrases, meanings): (Vec<String>, Vec<T>) = phrases.into_iter().unzip();
        Self { phrases: automaton(kind, phrases), meanings }
    }

    /// The meaning of the first phrase in a text.
    pub(crate) fn first(&self, text: &str) -> Option<&T> {
        let found = self.phrases.as_ref()?.find(text)?;
        self.meanings.get(found.pattern().as_usize())
    }

    /// The meanings of all phrases in a text; only of those that may overlap.
    pub(crate) fn all<'a>(&'a self, text: &'a str) -> impl Iterator<Item = &'a T> {
        let found = self.phrases.iter().flat_map(move |one| one.find_overlapping_iter(text));
        found.filter_map(|found| self.meanings.get(found.pattern().as_usize()))
    }
}

/// A table of transitions, which is the default for short lists, takes more memory and was no
/// quicker here. Building fails for automata beyond memory only; the lists are short.
fn automaton(kind: MatchKind, phrases: impl IntoIterator<Item = String>) -> Option<AhoCorasick> {
    let small = Some(AhoCorasickKind::ContiguousNFA);
    AhoCorasick::builder().kind(small).match_kind(kind).build(phrases).ok()
}

/// A phrase as it begins a line.
fn capitalised(phrase: &str) -> String {
    let mut letters = phrase.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_found_however_its_line_spells_it() {
        let phrases = Phrases::spelled(&["Bản sao".into()]);
        for line in ["01 Bản sao hộ khẩu", "01 bản sao", "BẢN SAO HỘ KHẨU", "ba\u{309}n sao"]
        {
            assert_eq!(phrases.find(line).as_deref(), Some("bản sao"), "{line}");
        }
        assert_eq!(phrases.find("bản chính"), None);
        assert!(!Phrases::exact(["Bản sao".to_owned()]).stand_in("bản sao"));
    }

    #[test]
    fn looking_for_endings_first_hides_no_phrase() {
        let words = [
            "bản sao có chứng thực",
            "bản sao chứng thực",
            "chứng thực",
            "Bản chụp chứng thực",
            "photo công chứng",
            "sao y công chứng",
            "bản sao công chứng",
            "công chứng",
        ];
        let phrases = Phrases::spelled(&words.map(Into::into));
        assert!(phrases.endings.is_some());
        for word in words {
            for line in [word.to_owned(), word.to_uppercase(), capitalised(word)] {
                assert_eq!(phrases.find(&line), Some(word.to_lowercase().into()), "{line}");
                assert!(phrases.stand_in(&line));
            }
        }
        assert_eq!(phrases.find("giấy chứng nhận"), None);
        let few = ["bản sao có chứng thực", "bản sao chứng thực", "photo công chứng"];
        assert!(Phrases::spelled(&few.map(Into::into)).endings.is_none());
    }

    #[test]
    fn of_phrases_that_begin_together_the_longest_counts_or_all() {
        let phrases =
            || ["lý thuyết", "lý thuyết lại", "thuyết"].map(str::to_owned).into_iter().zip(1..);
        let first = Meanings::first_and_longest(phrases());
        assert_eq!(first.first("sát hạch lý thuyết lại"), Some(&2));
        assert_eq!(first.first("thực hành"), None);
        let mut all: Vec<i32> =
            Meanings::overlapping(phrases()).all("lý thuyết lại").copied().collect();
        all.sort_unstable();
        assert_eq!(all, [1, 2, 3]);
    }
}
