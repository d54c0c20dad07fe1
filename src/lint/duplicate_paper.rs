//! A paper of the same person that one dossier asks for twice.

use std::collections::BTreeMap;

use super::cues::CUES;
use super::{Check, Findings, Rule, Severity, Value};

use crate::analysis::{Analysis, Dossier, Line};
use crate::catalog::Requirement;
use crate::diff::folded;
use crate::knowledge::{DocumentIx, Knowledge};
use crate::reading::{LineKind, Role};
use crate::words::rules;

pub(super) static RULE: Rule = Rule {
    code: "duplicate-paper",
    severity: Severity::Warning,
    page: rules::DUPLICATE_PAPER,
    check: Check::Dossier(check),
};

/// A line that asks for what an earlier line of the same dossier asks for, in the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Twin {
    /// Its position.
    pub(crate) line: u32,
    /// The position of the earlier line, which stays.
    pub(crate) first: u32,
}

/// Lines of different cases never meet in one dossier, so only lines of the same case count, or a
/// line of a case beside one that always applies.
fn check(analysis: &Analysis<'_>, dossier: Dossier<'_>, found: &mut Findings<'_>) {
    let lines = &dossier.procedure.requirements;
    for (paper, twin) in repeated(dossier, analysis.knowledge) {
        let line = |at: u32| lines.get(usize::try_from(at).ok()?);
        if let (Some(requirement), Some(first)) = (line(twin.line), line(twin.first)) {
            let case = first.case.and_then(|case| dossier.procedure.cases.get(usize::from(case)));
            let case = case.map_or(Value::Unknown, |case| Value::Text((&*case.name).into()));
            let first = Value::Text((&*first.id).into());
            let evidence = vec![("paper", Value::Paper(paper)), ("first", first), ("case", case)];
            found.at(requirement, evidence);
        }
    }
}

/// The lines that ask for a paper that an earlier line asks for.
pub(crate) fn duplicates(dossier: Dossier<'_>, knowledge: &Knowledge) -> Vec<Twin> {
    repeated(dossier, knowledge).into_iter().map(|(_, twin)| twin).collect()
}

/// The lines that repeat another, with the paper.
///
/// One type of paper is not one paper: whose it is, of what, of which case and day stands in the words.
/// So the words have to be the same, apart from those on copies. Which words would make no difference
/// is not told by any list, and a paper wrongly called superfluous is lost.
fn repeated(dossier: Dossier<'_>, knowledge: &Knowledge) -> Vec<(DocumentIx, Twin)> {
    let mut asking: BTreeMap<(DocumentIx, Role), Vec<(u32, &Requirement)>> = BTreeMap::new();
    for (at, (requirement, line)) in (0_u32..).zip(dossier.lines()) {
        if let Some(key) = only_paper(line, knowledge) {
            asking.entry(key).or_default().push((at, requirement));
        }
    }
    let mut lists = Lists { dossier, known: BTreeMap::new() };
    let mut found = Vec::new();
    // The words are looked at only where one paper is asked for twice: in few dossiers.
    for ((paper, _), lines) in asking.into_iter().filter(|(_, lines)| lines.len() > 1) {
        let mut alike: BTreeMap<String, Vec<(u32, &Requirement)>> = BTreeMap::new();
        for (at, requirement) in lines {
            let earlier = alike.entry(words(&requirement.text)).or_default();
            let twin = earlier.iter().find(|(_, other)| {
                meet(other, requirement)
                    && !bear_one_mark(other, requirement)
                    && !lists.are_two_in(other.case)
            });
            if let Some((first, _)) = twin {
                found.push((paper, Twin { line: at, first: *first }));
            }
            earlier.push((at, requirement));
        }
    }
    found.sort_by_key(|(_, twin)| twin.line);
    found
}

/// Whether two lines are asked in one dossier.
fn meet(one: &Requirement, other: &Requirement) -> bool {
    one.case.is_none() || other.case.is_none() || one.case == other.case
}

/// Whether two lines bear a mark that says that they stand in two lists: an "a)" beside an "a)".
fn bear_one_mark(one: &Requirement, other: &Requirement) -> bool {
    mark(&one.text).is_some_and(|one| Some(one) == mark(&other.text))
}

/// Which cases of a dossier head several lists.
struct Lists<'a> {
    dossier: Dossier<'a>,
    known: BTreeMap<Option<u16>, bool>,
}

impl Lists<'_> {
    /// Whether a case heads several lists: more than one of its lines stands there twice.
    fn are_two_in(&mut self, case: Option<u16>) -> bool {
        let dossier = self.dossier;
        *self.known.entry(case).or_insert_with(|| {
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            let of_case = dossier.lines().filter(|(other, _)| other.case == case);
            for (other, _) in of_case.filter(|(_, read)| read.reading.kind != LineKind::Note) {
                *times.entry(words(&other.text)).or_default() += 1;
            }
            times.values().filter(|times| **times > 1).count() > 1
        })
    }
}

/// The words of a line without its mark and what they say of copies.
fn words(text: &str) -> String {
    let text = text.trim_start();
    let rest = mark(text).and_then(|mark| text.get(mark.len()..)).unwrap_or(text);
    let folded = folded(rest);
    let mut words = String::with_capacity(folded.len());
    for word in folded.split(' ').filter(|word| !CUES.copy_words.iter().any(|one| **one == **word))
    {
        words.extend([word, " "]);
    }
    words
}

/// The mark of a list before a line: "a)", "1.", "(ii)".
fn mark(text: &str) -> Option<&str> {
    const LONGEST: usize = 3;
    let text = text.trim_start();
    let end = text.find(|letter: char| letter.is_whitespace() || letter == ')' || letter == '.')?;
    let (mark, rest) = (text.get(..end)?, text.get(end..)?);
    let bare = mark.trim_start_matches('(');
    let is_mark = !bare.is_empty()
        && bare.chars().count() <= LONGEST
        && bare.chars().all(char::is_alphanumeric)
        && rest.starts_with([')', '.']);
    is_mark.then(|| text.get(..=end)).flatten()
}

/// The paper of a line that asks for one paper and nothing else; two of a common name are two papers.
fn only_paper(line: &Line, knowledge: &Knowledge) -> Option<(DocumentIx, Role)> {
    match line.reading.papers.as_slice() {
        [paper] if line.reading.kind == LineKind::Document => {
            let one = |ix: &DocumentIx| knowledge.documents[*ix].is_one_paper();
            Some((paper.document.filter(one)?, paper.role))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_lists_are_no_words() {
        assert_eq!(mark("a) Điều lệ"), Some("a)"));
        assert_eq!(mark("(ii) Điều lệ"), Some("(ii)"));
        assert_eq!(mark("10. Báo cáo"), Some("10."));
        assert_eq!(mark("Điều lệ (nếu có)"), None);
        assert_eq!(mark("- Giấy khai sinh"), None);
        assert_eq!(words("2. Bản sao có chứng thực Giấy khai sinh"), words("- Giấy khai sinh;"));
        assert_ne!(words("Giấy khai sinh của cha"), words("Giấy khai sinh của mẹ"));
    }
}
