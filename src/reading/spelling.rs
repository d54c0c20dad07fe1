//! How words of a text agree with one spelling of a phrase.

use super::fold::{Folded, Mark};
use super::lexicon::Meaning;

/// How well a phrase of the text agrees with a phrase of the knowledge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Agreement {
    /// Letter by letter.
    Exact,
    /// Apart from diacritics that the text lacks as a whole.
    WithoutMarks,
    /// In capitals.
    Abbreviation,
}

/// One spelling of a pattern.
#[derive(Clone, Debug)]
pub(super) struct Spelling {
    /// Where its marks begin among all; they are as many as the letters of the pattern.
    pub(super) marks: u32,
    pub(super) meaning: Meaning,
    /// Whether it counts in capitals only.
    pub(super) capitals: bool,
    /// Whether it counts only with its diacritics.
    pub(super) needs_marks: bool,
}

impl Spelling {
    /// Judges the marks of the text from a place on against those of this spelling.
    pub(super) fn agrees(&self, ours: &[Mark], text: &Folded, start: usize) -> Option<Agreement> {
        let end = start + ours.len();
        let marks = text.marks(start, end);
        if self.capitals {
            let letters = marks.iter().zip(text.bases().get(start..end)?);
            let capitals = letters.filter(|(_, base)| base.is_ascii_alphabetic());
            let all = capitals.clone().all(|(mark, _)| mark.is_upper());
            // Long abbreviations are no words, so they count in small letters too.
            return (all || capitals.count() > 3).then_some(Agreement::Abbreviation);
        }
        if spelled_alike(ours, marks, text.bases().get(start..end)?) {
            return Some(Agreement::Exact);
        }
        let unmarked =
            !self.needs_marks && !text.is_marked() && marks.iter().all(|mark| !mark.is_marked());
        unmarked.then_some(Agreement::WithoutMarks)
    }
}

/// Whether two markings of the same bases spell the same words.
///
/// The tone counts once a word, since `hoà` and `hòa` are both written.
fn spelled_alike(ours: &[Mark], theirs: &[Mark], bases: &[u8]) -> bool {
    let (mut our_tone, mut their_tone) = (0, 0);
    for ((our, their), base) in ours.iter().zip(theirs).zip(bases) {
        if !base.is_ascii_alphanumeric() {
            if our_tone != their_tone {
                return false;
            }
            (our_tone, their_tone) = (0, 0);
        } else if our.shape() != their.shape() {
            return false;
        } else {
            our_tone = our_tone.max(our.tone());
            their_tone = their_tone.max(their.tone());
        }
    }
    our_tone == their_tone
}
