//! Sets of phrases that are looked for in long texts, in one pass and without copying the text.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

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
        // A table of transitions, which is the default for short lists, takes more memory and was
        // no quicker here. Building fails for automata beyond memory only; the lists are short.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        Self(AhoCorasick::builder().kind(kind).build(phrases).ok())
    }

    /// Whether one of the phrases stands in a text.
    pub(crate) fn stand_in(&self, text: &str) -> bool {
        self.0.as_ref().is_some_and(|phrases| phrases.is_match(text))
    }

    /// The first phrase found in a text, in small letters.
    pub(crate) fn find(&self, text: &str) -> Option<Box<str>> {
        let text = nfc(text);
        let found = self.0.as_ref()?.find(&*text)?;
        text.get(found.range()).map(|words| words.to_lowercase().into())
    }
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
}
