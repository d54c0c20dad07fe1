//! Sets of phrases that are looked for in long texts, in one pass and without copying the text.

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use super::nfc;

/// A set of phrases to be found in texts.
#[derive(Clone, Debug)]
pub(crate) struct Phrases(Option<AhoCorasick>);

impl Phrases {
    /// Phrases as people spell them: as written, in small letters, as a line begins, in capitals.
    /// Four spellings of each phrase cost less than lower-casing every text.
    pub(crate) fn spelled<'p>(phrases: impl IntoIterator<Item = &'p Box<str>>) -> Self {
        let spellings = phrases.into_iter().flat_map(|phrase| {
            let small = phrase.to_lowercase();
            [phrase.to_string(), capitalised(&small), small, phrase.to_uppercase()]
        });
        Self::exact(spellings)
    }

    /// Phrases in no other spelling than their own.
    pub(crate) fn exact(phrases: impl IntoIterator<Item = String>) -> Self {
        // Which of several phrases is found matters to nobody but a reader, who wants the longest. This
        // kind of search goes over a text sixteen letters at a time; the plain kind took four times as
        // long.
        Self(automaton(MatchKind::LeftmostLongest, phrases))
    }

    /// Whether one of the phrases stands in a text.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|phrases| phrases.is_match(text))
    }

    /// The first phrase found in a text, the longest of those that begin there, in small letters.
    pub(crate) fn find(&self, text: &str) -> Option<Box<str>> {
        let text = nfc(text);
        let found = self.0.as_ref()?.find(&*text)?;
        text.get(found.range()).map(|words| words.to_lowercase().into())
    }
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
