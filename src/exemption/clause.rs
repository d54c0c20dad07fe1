//! Sentences of a line that say that data are looked up: what they are about, how far they reach, and
//! whether they wait for a register to work.

use std::collections::BTreeSet;

use super::kin::Kin;
use crate::knowledge::{DocumentIx, Knowledge, RegisterIx};
use crate::reading::{Effect, Line as Prose, LineKind, Reader, Reading};

/// A sentence that says that data are looked up, or that nothing need be submitted.
#[derive(Debug, Default)]
pub(super) struct Clause {
    /// What it speaks of.
    about: About,
    /// How far it reaches.
    pub(super) reach: Reach,
    /// Whether it holds only once a register works: "khi cơ sở dữ liệu … được vận hành".
    pub(super) waits: bool,
}

/// What a clause speaks of.
#[derive(Debug, Default)]
enum About {
    /// The line it stands in, whatever that names.
    #[default]
    Line,
    /// These papers.
    Papers(Vec<DocumentIx>),
    /// What these registers hold; none stands for any.
    Registers(BTreeSet<RegisterIx>),
}

/// How far a clause reaches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Reach {
    /// The lines of its case.
    #[default]
    Case,
    /// Its own line: an aside in brackets behind what the line asks for. It says "hồ sơ tại mục này".
    Line,
}

impl Clause {
    /// The sentences of a line that say that data are looked up; one of the whole line where its words
    /// do not tell which.
    pub(super) fn all(text: &str, reading: &Reading, knowledge: &Knowledge) -> Vec<Self> {
        let kin = &knowledge.exemptions.kin;
        // What is said in words that tell nothing else speaks of the whole line.
        if kin.exempts(text) {
            return vec![Self { waits: kin.waits(text), ..Self::default() }];
        }
        if !reading.already {
            return Vec::new();
        }
        let found = reading.why.iter().filter(|one| one.effect == Effect::LooksUp);
        let mut found: Vec<(usize, &str)> = found
            .filter_map(|one| sentence(text, one.span.start as usize, one.span.end as usize))
            .collect();
        found.dedup();
        if found.is_empty() {
            return vec![Self::default()];
        }
        let one = |(start, words): (usize, &str)| {
            let is_aside = reading.kind != LineKind::Note && in_brackets(text, start);
            Self {
                about: About::of(words, knowledge),
                reach: if is_aside { Reach::Line } else { Reach::Case },
                waits: kin.waits(words),
            }
        };
        found.into_iter().map(one).collect()
    }

    /// Whether it speaks of a paper: by name, by its register, or without naming anything else.
    pub(super) fn is_about(&self, wanted: DocumentIx, holding: &[RegisterIx], kin: &Kin) -> bool {
        match &self.about {
            About::Line => true,
            About::Papers(papers) => papers.iter().any(|named| kin.is_kin(*named, wanted)),
            About::Registers(named) => {
                named.is_empty() || holding.iter().any(|register| named.contains(register))
            }
        }
    }
}

impl About {
    fn of(words: &str, knowledge: &Knowledge) -> Self {
        let exemptions = &knowledge.exemptions;
        let mut reader = Reader::new(&knowledge.cues);
        let reading = reader.read(Prose { text: words, ..Prose::default() });
        let papers = reading.papers.iter().filter_map(|paper| paper.document);
        let papers: Vec<DocumentIx> =
            papers.filter(|ix| !knowledge.documents[*ix].replaced_by.is_empty()).collect();
        if !papers.is_empty() {
            return Self::Papers(papers);
        }
        match exemptions.kin.means_any_database(words) {
            true => Self::Registers(BTreeSet::new()),
            false => Self::Registers(exemptions.names.in_text(words)),
        }
    }
}

/// The sentence around a byte range, and where it begins.
pub(super) fn sentence(text: &str, start: usize, end: usize) -> Option<(usize, &str)> {
    let before = text.get(..start)?;
    let behind = text.get(end..)?;
    let begins = before.rfind(['.', ';', '(', '\n']).map_or(0, |at| at + 1);
    let ends = behind.find([';', ')', '\n']).into_iter().chain(behind.find(". ")).min();
    let ends = ends.map_or(text.len(), |at| end + at);
    Some((begins, text.get(begins..ends)?))
}

/// Whether a place stands in brackets; a bracket that closes nothing is the mark of a list: "a)".
fn in_brackets(text: &str, at: usize) -> bool {
    let depth =
        text.get(..at).unwrap_or_default().chars().fold(0_usize, |depth, letter| match letter {
            '(' => depth + 1,
            ')' => depth.saturating_sub(1),
            _ => depth,
        });
    depth > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_close_no_bracket() {
        let text = "a) Giấy A; b) Giấy B (đã có dữ liệu) hoặc giấy C";
        assert!(in_brackets(text, text.find("đã").unwrap()));
        assert!(!in_brackets(text, text.find("hoặc").unwrap()));
        assert!(!in_brackets(text, text.find("Giấy B").unwrap()));
    }

    #[test]
    fn only_what_waits_for_a_database_to_work_waits() {
        let knowledge = crate::knowledge::embedded().unwrap();
        let kin = &knowledge.exemptions.kin;
        for waiting in [
            "được thay thế bằng dữ liệu khi Cơ sở dữ liệu quốc gia về đất đai được vận hành",
            "Sau khi CSDL chuyên ngành đi vào hoạt động thì không phải nộp",
            "kể từ ngày Cơ sở dữ liệu quốc gia được đưa vào khai thác, không phải nộp",
        ] {
            assert!(kin.waits(waiting), "{waiting}");
        }
        for holding in [
            "khi cơ quan khai thác được thông tin trong Cơ sở dữ liệu quốc gia về dân cư",
            "Cơ sở dữ liệu quốc gia về dân cư đã được vận hành",
            "khi công trình được đưa vào khai thác; thông tin trong cơ sở dữ liệu thì không phải nộp",
        ] {
            assert!(!kin.waits(holding), "{holding}");
        }
    }
}
