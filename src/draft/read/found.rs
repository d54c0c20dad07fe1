//! What an edited draft tells: its figures, wherever they stand now, and the blanks that are left.

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::Paragraph;
use super::package::{Entry, Ledger};
use super::skeleton::Skeleton;
use crate::draft::docx::{BLANK_TAG, FIGURE_TAG};
use crate::draft::{FigureId, Origin, blank};
use crate::ids::ProcedureCode;

/// An edited draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadDraft {
    /// Its figures, in the order in which they are read; those not found any more last.
    pub figures: Vec<FoundFigure>,
    /// The blanks that are left.
    pub blanks: Vec<FoundBlank>,
    /// What its figures were computed from; absent where the file does not tell any more.
    pub origin: Option<Origin>,
}

/// A figure of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundFigure {
    /// Which it is.
    pub id: FigureId,
    /// What the draft says; nothing where it is not found any more.
    pub text: Option<String>,
    /// How it was found.
    pub how: How,
    /// The paragraph, counted from 1; 0 where it was not found.
    pub paragraph: usize,
}

/// How a figure was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// By its mark.
    Marked,
    /// By the words before it.
    ByWords,
    /// Not at all: it was removed, or the words around it were.
    Lost,
}

/// A blank that is left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundBlank {
    /// As it stands.
    pub text: String,
    /// The words around it.
    pub around: String,
    /// The paragraph, counted from 1.
    pub paragraph: usize,
}

/// Letters that are told around a blank.
const AROUND: usize = 60;

/// What paragraphs tell, with the ledger where there is one; `None` for a document that bears neither
/// a mark nor a ledger: it was never ours.
pub(super) fn read(paragraphs: &[Paragraph], ledger: Option<Ledger>) -> Option<ReadDraft> {
    let mut draft = ReadDraft::default();
    let mut marks = 0;
    for (n, paragraph) in paragraphs.iter().enumerate() {
        for (tag, span) in &paragraph.marks {
            marks += usize::from(tag.starts_with(BLANK_TAG));
            let Some(id) = tag.strip_prefix(FIGURE_TAG).and_then(FigureId::new) else { continue };
            marks += 1;
            let text = paragraph.text.get(span.clone()).unwrap_or_default().to_owned();
            let (how, paragraph) = (How::Marked, n + 1);
            draft.figures.push(FoundFigure { id, text: Some(text), how, paragraph });
        }
        for (at, text) in blank::found(&paragraph.text) {
            let around = around(&paragraph.text, at, &text);
            draft.blanks.push(FoundBlank { text, around, paragraph: n + 1 });
        }
    }
    if marks == 0 && ledger.is_none() {
        return None;
    }
    let Ledger { origin, entries } = ledger.unwrap_or_default();
    draft.origin = origin;
    let unmarked = unmarked(entries, &draft.figures);
    if !unmarked.is_empty() {
        let text = Text::of(paragraphs);
        draft.figures.extend(unmarked.into_iter().map(|(id, before)| text.find(id, &before)));
    }
    Some(draft)
}

/// What the ledger lists and no mark bears any more. A figure that stands in several places has as many
/// entries; of those the last are taken to be without marks.
fn unmarked(ledger: Vec<Entry>, marked: &[FoundFigure]) -> Vec<(FigureId, String)> {
    let mut left: BTreeMap<&FigureId, usize> = BTreeMap::new();
    marked.iter().for_each(|one| *left.entry(&one.id).or_default() += 1);
    let mut unmarked = Vec::new();
    for entry in ledger {
        let Some(id) = FigureId::new(&entry.id) else { continue };
        match left.get_mut(&id) {
            Some(count) if *count > 0 => *count -= 1,
            _ => unmarked.push((id, entry.before)),
        }
    }
    unmarked
}

/// The paragraphs without their numbers, behind the words of the cells before them; and how many bytes
/// these take, so that a figure is looked for in its own cell and not in those behind it.
struct Text {
    paragraphs: Vec<(usize, Skeleton)>,
}

impl Text {
    fn of(paragraphs: &[Paragraph]) -> Self {
        let skeleton = |one: &Paragraph| {
            let whole = Skeleton::of(&format!("{}{}", one.lead, one.text));
            (Skeleton::of(&one.lead).text.len(), whole)
        };
        Self { paragraphs: paragraphs.iter().map(skeleton).collect() }
    }

    /// The number behind some words: of the words of one procedure below its heading or in its row, of
    /// others where they stand once. Words that stand twice would name the wrong number, so none is
    /// named.
    fn find(&self, id: FigureId, before: &str) -> FoundFigure {
        let code = id.procedure();
        let below = code.map(|code| self.below_heading(code));
        let is_of = |at: usize, (lead, one): &(usize, Skeleton)| match (code, &below) {
            (Some(code), _) if *lead > 0 => names(one, code),
            (Some(_), Some(below)) => below.contains(&at),
            _ => true,
        };
        let mut found = self.paragraphs.iter().enumerate().filter_map(|(at, paragraph)| {
            let (lead, one) = paragraph;
            let own = before.len() >= *lead && is_of(at, paragraph);
            let rest = one.text.strip_prefix(before).filter(|_| own)?;
            let number = one.number_at(one.text.len() - rest.len())?;
            Some((at + 1, number.to_owned()))
        });
        let first = found.next().filter(|_| !before.trim().is_empty());
        let alone = code.is_some() || found.next().is_none();
        match first.filter(|_| alone) {
            Some((paragraph, text)) => {
                FoundFigure { id, text: Some(text), how: How::ByWords, paragraph }
            }
            None => FoundFigure { id, text: None, how: How::Lost, paragraph: 0 },
        }
    }

    /// The paragraphs below the one that is headed by the code of a procedure in brackets, up to that of
    /// the next; none where it is not there.
    fn below_heading(&self, code: &str) -> Range<usize> {
        let headings = self.paragraphs.iter().enumerate();
        let mut headings = headings.filter_map(|(at, (_, one))| Some((at, heading(one)?)));
        match headings.find(|(_, of)| of.as_str() == code) {
            Some((from, _)) => from..headings.next().map_or(self.paragraphs.len(), |(to, _)| to),
            None => 0..0,
        }
    }
}

/// The code of a procedure that a paragraph bears in brackets; one of another system only at the end,
/// since words in brackets within a sentence may look like one.
fn heading(one: &Skeleton) -> Option<ProcedureCode> {
    let mut brackets = one.text.match_indices("(#)");
    let national = brackets.find_map(|(at, _)| one.number_at(at + 1)?.parse().ok());
    let at_the_end = || {
        let text = one.filled();
        let code: ProcedureCode = text.strip_suffix(')')?.rsplit_once('(')?.1.parse().ok()?;
        code.system().is_some().then_some(code)
    };
    national.or_else(at_the_end)
}

/// Whether a row of a table names a procedure by its code.
fn names(row: &Skeleton, code: &str) -> bool {
    let of_code = |letter: char| letter.is_ascii_alphanumeric() || "._:-".contains(letter);
    row.numbers.iter().any(|number| number == code)
        || (code.contains(':')
            && row.filled().split(|letter| !of_code(letter)).any(|word| word == code))
}

/// The words around a blank at a byte of a text, shortened.
fn around(text: &str, at: usize, blank: &str) -> String {
    // From the blank backwards: a paragraph of many blanks is not walked through for each.
    let mut letters = text.get(..at).unwrap_or_default().char_indices().rev();
    let from = letters.by_ref().take(AROUND).last().map_or(at, |(from, _)| from);
    let skipped = letters.next().is_some();
    let before = text.get(from..at).unwrap_or_default();
    let behind = text.get(at + blank.len()..).unwrap_or_default();
    let behind: String = behind.chars().take(AROUND / 2).collect();
    let start = if skipped { "…" } else { "" };
    format!("{start}{before}{blank}{behind}").split_whitespace().collect::<Vec<_>>().join(" ")
}
