//! What the name of a procedure and a heading say of the lines below them.

use super::Origin;
use super::cues::bit;
use super::fold::nfc;
use super::lexicon::{Found, Lexicon, Meaning};
use super::raw::CueClass;
use super::reader::Reader;
use crate::index::Ix;
use crate::knowledge::DocumentIx;

/// What a line's surroundings contribute to its reading.
///
/// A line is read once for each distinct surrounding, not once for each procedure: the same words
/// stand in hundreds of dossiers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Surroundings {
    /// A bit for each short name whose topic is given.
    pub(super) topics: u64,
    /// Whether the heading makes notes of the lines below it.
    pub(super) note: bool,
    /// Where the papers below it come from.
    pub(super) origin: Origin,
    /// Whether the heading says that one of the papers below it is enough.
    pub(super) one_of: bool,
    /// The paper that the procedure withdraws.
    pub(super) withdrawn: Option<DocumentIx>,
    /// The paper that the procedure exchanges for a new one.
    pub(super) exchanged: Option<DocumentIx>,
    /// Whether the procedure ends what was registered, and with it the papers on it.
    pub(super) ends: bool,
    /// A bit for each confinement whose procedure this is.
    titled: u64,
    /// A bit for each confinement that holds here.
    pub(super) confined: u64,
}

impl Surroundings {
    /// Whether the heading makes notes of the lines below it ("Lưu ý").
    #[must_use]
    pub fn is_of_notes(&self) -> bool {
        self.note
    }

    /// The same where a line above says that one of the papers below it is enough.
    #[must_use]
    pub fn with_choice(self) -> Self {
        Self { one_of: true, ..self }
    }
}

impl Reader<'_> {
    /// What the name of a procedure contributes to the reading of its lines.
    #[must_use]
    pub fn surroundings_of_procedure(&mut self, name: &str) -> Surroundings {
        let topics = self.topics_of(name);
        let (mut titled, mut confined) = (0, 0);
        for (bit, confinement) in self.cues.confinements() {
            if confinement.titles.occurs_in(&self.folded)
                && !confinement.unless.occurs_in(&self.folded)
            {
                titled |= bit;
                confined |= if confinement.headings.is_empty() { bit } else { 0 };
            }
        }
        // As in "thu hồi giấy phép lái xe" and "đổi giấy phép lái xe".
        let document_of = |one: Found| match one.meaning {
            Meaning::Document(document) => Some(document),
            _ => None,
        };
        let withdrawn = self.named_behind(&self.cues.withdrawals).and_then(document_of);
        let exchanged = self.named_behind(&self.cues.exchanges.titles).and_then(|one| {
            let short = match one.meaning {
                Meaning::ShortName(row) => self.cues.short_names.get(usize::from(row)).copied(),
                _ => None,
            };
            // Of papers that no rule lets go nothing changes; to tell them apart would only keep
            // equal lines of many procedures from being read once.
            let replaceable = |one: &DocumentIx| self.cues.replaceable.get(one.raw() as usize);
            let document = short.or_else(|| document_of(one));
            document.filter(|one| replaceable(one).copied().unwrap_or(false))
        });
        let ends = self.end_of_beginning(&self.cues.exchanges.endings).is_some();
        Surroundings {
            topics,
            titled,
            confined,
            withdrawn,
            exchanged,
            ends,
            ..Surroundings::default()
        }
    }

    /// Where the words end with which the name at hand begins.
    fn end_of_beginning(&self, beginnings: &Lexicon) -> Option<usize> {
        beginnings.end_of_phrase_at(&self.folded, self.folded.first_letter()?)
    }

    /// What the name at hand says right behind the words with which it begins.
    fn named_behind(&self, beginnings: &Lexicon) -> Option<Found> {
        let end = self.end_of_beginning(beginnings)?;
        let next = self.found.iter().find(|one| one.start >= end)?;
        (next.start <= end + 1).then_some(*next)
    }

    /// What a heading contributes, beyond what its procedure does.
    #[must_use]
    pub fn surroundings_of_case(&mut self, case: &str, outer: Surroundings) -> Surroundings {
        if case.is_empty() {
            return outer;
        }
        let topics = outer.topics | self.topics_of(case);
        let first = self.folded.first_letter();
        let begins = |class| {
            let is_first = |one: &&Found| first.is_none_or(|first| one.start <= first);
            let mut found = self.found.iter().filter(is_first);
            found.any(|one| one.meaning == Meaning::Cue(class))
        };
        let origin = if begins(CueClass::Foreign) { Origin::Foreigners } else { Origin::Home };
        Surroundings {
            topics,
            one_of: self.leaves_a_choice(),
            confined: outer.confined | self.confined_by_heading(outer.titled),
            note: begins(CueClass::NoteStart),
            origin: outer.origin.max(origin),
            ..outer
        }
    }

    /// Whether a line of a dossier only announces a choice of papers on the lines below it.
    #[must_use]
    pub fn announces_choice(&mut self, line: &str) -> bool {
        // Hardly a line ends so; the others are not looked at twice.
        line.trim_end().ends_with(':') && {
            self.topics_of(line);
            self.leaves_a_choice()
        }
    }

    /// Whether the heading at hand ends in "one of the following papers".
    fn leaves_a_choice(&self) -> bool {
        let one_of = |one: &Found| one.meaning == Meaning::Cue(CueClass::OneOf);
        let Some(at) = self.found.iter().rposition(one_of) else { return false };
        let [one_of, behind @ ..] = self.found.get(at..).unwrap_or_default() else { return false };
        let papers =
            |meaning| matches!(meaning, Meaning::Cue(CueClass::Collection | CueClass::Heading));
        let named_within = self.cues.lexicon.any_within(&self.folded, one_of, papers);
        let named_behind =
            behind.first().is_some_and(|next| next.start <= one_of.end + 1 && papers(next.meaning));
        let goes_on = behind.iter().any(|one| {
            matches!(one.meaning, Meaning::Cue(CueClass::Condition | CueClass::Or | CueClass::And))
        });
        (named_within || named_behind) && !goes_on
    }

    /// The confinements that the heading at hand completes.
    fn confined_by_heading(&self, titled: u64) -> u64 {
        let rows = self.cues.confinements().filter(|(bit, _)| titled & bit != 0);
        rows.filter(|(_, row)| row.headings.occurs_in(&self.folded))
            .fold(0, |all, (bit, _)| all | bit)
    }

    fn topics_of(&mut self, text: &str) -> u64 {
        self.folded.refill(&nfc(text));
        self.cues.lexicon.scan(&self.folded, &mut self.found);
        self.found.iter().fold(0, |all, one| match one.meaning {
            Meaning::Topic(row) => all | bit(row),
            _ => all,
        })
    }
}
